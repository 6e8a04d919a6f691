import { useState } from 'react'
import { act } from '../act.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { clockTime, fullTime, plural } from '../words.ts'
import { deskList } from './desk-list.ts'
import { fromLocalInput, toLocalInput, zoneWords } from './local-time.ts'
import styles from './dialogs.module.css'

/** Asks until when items may not leave, by the clock of this computer, with the usual times a press away. */
export function EmbargoDialog({
  items,
  onClose,
}: {
  readonly items: readonly string[]
  readonly onClose: () => void
}) {
  const rows = items.flatMap((id) => deskList.row(id) ?? [])
  const set = rows.find((row) => row.embargoUntil)?.embargoUntil ?? null
  const stated = rows.length === 1 ? rows[0]?.statedEmbargo : null
  const [value, setValue] = useState(() => toLocalInput(set ? new Date(set) : nextHour()))
  const until = fromLocalInput(value)
  const past = until !== null && until <= new Date().toISOString()
  const choose = (next: string | null) => {
    onClose()
    void act('item.embargo', { items: [...items], until: next })
  }
  return (
    <Dialog
      title={items.length === 1 ? 'Embargo until…' : `Embargo ${plural(items.length, 'item')} until…`}
      detail={`Nothing under embargo leaves in a brief.${stated ? ` The sender states ${fullTime(stated)}.` : ''}`}
      onClose={onClose}
      onSubmit={() => {
        if (until && !past) choose(until)
      }}
      buttons={
        <>
          {set && <Button onClick={() => choose(null)}>Lift the embargo</Button>}
          <Button look="primary" submit disabled={!until || past}>
            {until && !past ? `Embargo until ${clockTime(until)}` : 'Embargo'}
          </Button>
        </>
      }
    >
      <div className={styles.quick}>
        {quickTimes().map(({ words, at }) => (
          <Button key={words} small onClick={() => setValue(toLocalInput(at))}>
            {words}
          </Button>
        ))}
      </div>
      <TextField
        label="Until"
        type="datetime-local"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        hint={`${zoneWords(until ? new Date(until) : new Date())}${until ? `: ${fullTime(until)}` : ''}`}
        fault={past ? 'This time has passed.' : null}
      />
    </Dialog>
  )
}

function nextHour(): Date {
  const at = new Date()
  at.setHours(at.getHours() + 1, 0, 0, 0)
  return at
}

function quickTimes(): { words: string; at: Date }[] {
  const today = (hour: number) => {
    const at = new Date()
    at.setHours(hour, 0, 0, 0)
    return at
  }
  const tomorrow = (hour: number) => {
    const at = today(hour)
    at.setDate(at.getDate() + 1)
    return at
  }
  const all = [
    { words: 'Noon', at: today(12) },
    { words: '18:00', at: today(18) },
    { words: 'Midnight', at: tomorrow(0) },
    { words: 'Tomorrow 06:00', at: tomorrow(6) },
    { words: 'Tomorrow noon', at: tomorrow(12) },
  ]
  return all.filter(({ at }) => at > new Date())
}
