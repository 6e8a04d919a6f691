import { useState } from 'react'
import type { Source } from '../../contract/sources.ts'
import type { ActionGiven } from '../../contract/actions.ts'
import { act } from '../act.ts'
import { Setting } from '../settings/Setting.tsx'
import { CheckField, TextField } from '../ui/Field.tsx'
import styles from './SourceForm.module.css'

type Change = Omit<ActionGiven<'source.change'>, 'sources'>
type Words = 'name' | 'site' | 'country' | 'language' | 'houseMark' | 'rights' | 'group'

const FIELDS: readonly { readonly field: Words; readonly label: string; readonly hint?: string }[] = [
  { field: 'name', label: 'Outlet', hint: 'As the desk credits it. Empty: the feed’s own title.' },
  { field: 'group', label: 'Group' },
  { field: 'site', label: 'Site' },
  { field: 'country', label: 'Country' },
  { field: 'language', label: 'Language' },
  {
    field: 'houseMark',
    label: 'House mark',
    hint: 'How the house signs its own copy, such as its initials.',
  },
  { field: 'rights', label: 'Rights' },
]

/** What the desk has set for a source: whom to credit, when to poll. Saved as each field is left. */
export function SourceForm({ source }: { readonly source: Source }) {
  const change = (what: Change) => void act('source.change', { sources: [source.id], ...what })
  return (
    <>
      <Setting title="Credit" hint="Stands on every item that comes from here, and in the briefs.">
        <div className={styles.fields}>
          {FIELDS.map(({ field, label, hint }) => (
            <SavedField
              key={`${field} ${source[field] ?? ''}`}
              label={label}
              hint={hint}
              value={source[field] ?? ''}
              placeholder={field === 'name' ? (source.title ?? undefined) : undefined}
              onSave={(typed) => change({ [field]: typed === '' ? null : typed })}
            />
          ))}
        </div>
      </Setting>
      <Setting title="Polling" hint="The server may ask for longer; its wish is kept.">
        <div className={styles.fields}>
          <SavedField
            key={`address ${source.address}`}
            label="Address"
            value={source.address}
            onSave={(typed) => typed !== '' && change({ address: typed })}
          />
          <SavedField
            key={`interval ${source.intervalMinutes ?? ''}`}
            label="Minutes between polls"
            hint="Empty: the desk’s own."
            inputMode="numeric"
            value={source.intervalMinutes === null ? '' : String(source.intervalMinutes)}
            onSave={(typed) => change({ intervalMinutes: typed === '' ? null : Math.round(Number(typed)) })}
          />
        </div>
        <CheckField
          label="Fetch the full text of each item from its page"
          checked={source.fullText}
          onChange={(event) => change({ fullText: event.target.checked })}
        />
        <CheckField
          label="Its host may lie in a private network"
          hint="Otherwise only addresses of the public network are fetched."
          checked={source.privateHost}
          onChange={(event) => change({ privateHost: event.target.checked })}
        />
      </Setting>
    </>
  )
}

function SavedField({
  label,
  hint,
  value,
  placeholder,
  inputMode,
  onSave,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly placeholder?: string
  readonly inputMode?: 'numeric'
  readonly onSave: (typed: string) => unknown
}) {
  const [typed, setTyped] = useState(value)
  const save = () => {
    if (typed.trim() !== value) onSave(typed.trim())
  }
  return (
    <TextField
      label={label}
      hint={hint}
      dir="auto"
      value={typed}
      placeholder={placeholder}
      inputMode={inputMode}
      maxLength={4000}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
