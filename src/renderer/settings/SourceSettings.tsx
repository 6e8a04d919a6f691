import { useState } from 'react'
import type { DeskSettings } from '../../contract/desk.ts'
import { keysOf } from '../frame/CommandButton.tsx'
import { goTo } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { configure } from './configure.ts'
import { Setting } from './Setting.tsx'

const LEAST = 15
const MOST = 24 * 60

/** How often sources are polled, and the way to each of them. */
export function SourceSettings({ settings }: { readonly settings: DeskSettings }) {
  return (
    <>
      <Setting
        title="Polling"
        hint="A source is never asked more often, whatever it brings; one that changes rarely is asked less, and what a server asks for is kept."
      >
        <PollMinutes key={settings.pollMinutes} minutes={settings.pollMinutes} />
      </Setting>
      <Setting title="Sources" hint="Feeds that the desk follows: added, credited, grouped and paused there.">
        <Button keys={keysOf('go.sources')} onClick={() => goTo({ screen: 'sources', source: null })}>
          Go to the sources
        </Button>
      </Setting>
    </>
  )
}

function PollMinutes({ minutes }: { readonly minutes: number }) {
  const [typed, setTyped] = useState(String(minutes))
  const given = Number(typed)
  const fault =
    Number.isInteger(given) && given >= LEAST && given <= MOST ? null : `From ${LEAST} to ${MOST}.`
  const save = () => {
    if (fault === null && given !== minutes) void configure({ pollMinutes: given })
  }
  return (
    <TextField
      label="Minutes between two polls of a source, at least"
      inputMode="numeric"
      value={typed}
      fault={fault}
      maxLength={4}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
