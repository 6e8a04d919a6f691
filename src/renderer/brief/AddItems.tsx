import { useDeferredValue, useId, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Check, Plus, Search } from 'lucide-react'
import type { BriefShown } from '../../contract/briefs.ts'
import type { ListedItem } from '../../contract/items.ts'
import { act } from '../act.ts'
import { whenOf } from '../article/SameStory.tsx'
import { useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { EmbargoChip, LapsedChip, MarkChips } from '../desk/item-chips.tsx'
import { minute } from '../desk/minute.ts'
import { StateChip } from '../desk/StateChip.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckField } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockTime, exactTime, plural } from '../words.ts'
import { entriesOf } from './outline.ts'
import { briefQueries } from './queries.ts'
import styles from './AddItems.module.css'

/** Searches the copy and adds from it: the arrows choose, Enter adds, and the dialog stays for the next. */
export function AddItems({
  brief,
  section,
  onClose,
}: {
  readonly brief: BriefShown
  /** Where they go; the last section where absent. */
  readonly section: string | undefined
  readonly onClose: () => void
}) {
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [vettedOnly, setVettedOnly] = useState(true)
  /** The row chosen by hand; until then the first that is not in the brief. */
  const [at, setAt] = useState<number | null>(null)
  const query = useDeferredValue(`${vettedOnly ? 'state:vetted ' : ''}${typed}`.trim())
  const { data: found, error } = useQuery(briefQueries.found(query))
  const rows = found?.rows ?? []
  const held = new Set(entriesOf(brief).map((entry) => entry.item.id))
  const free = rows.findIndex((row) => !held.has(row.id))
  const current = Math.min(at ?? Math.max(0, free), rows.length - 1)
  const add = (row: ListedItem | undefined) => {
    if (row && !held.has(row.id)) void act('brief.add', { brief: brief.id, items: [row.id], section })
    input.current?.focus()
  }
  const choose = (next: number) => {
    setAt(next)
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog
      wide
      title={`Add to ${brief.title}`}
      initialFocus={input}
      onClose={onClose}
      buttons={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.field}>
        <Icon of={Search} />
        <input
          ref={input}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-label="Search copy to add"
          aria-activedescendant={rows[current] ? `${list}-${current}` : undefined}
          placeholder={vettedOnly ? 'Search vetted copy to add' : 'Search all copy to add'}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') choose(Math.min(rows.length - 1, current + 1))
            else if (event.key === 'ArrowUp') choose(Math.max(0, current - 1))
            else if (event.key === 'Enter') add(rows[current])
            else return
            event.preventDefault()
          }}
        />
      </div>
      <CheckField
        label="Vetted copy only"
        hint="Other copy can be added too; it keeps the brief from leaving until it is vetted."
        checked={vettedOnly}
        onChange={(event) => setVettedOnly(event.target.checked)}
      />
      <ul id={list} role="listbox" aria-label="Copy found" className={styles.list}>
        {rows.map((row, index) => (
          <Found
            key={row.id}
            id={`${list}-${index}`}
            row={row}
            current={index === current}
            held={held.has(row.id)}
            onPoint={() => setAt(index)}
            onAdd={() => add(row)}
          />
        ))}
      </ul>
      <p className={styles.count} role="status">
        {error
          ? wordsOf(error)
          : found && (rows.length === 0 ? 'Nothing matches.' : countWords(found.total, rows.length))}
      </p>
    </Dialog>
  )
}

function countWords(total: number, shown: number): string {
  return total > shown
    ? `The newest ${shown} of ${plural(total, 'item')}. Type to narrow.`
    : plural(total, 'item')
}

function Found({
  id,
  row,
  current,
  held,
  onPoint,
  onAdd,
}: {
  readonly id: string
  readonly row: ListedItem
  readonly current: boolean
  readonly held: boolean
  readonly onPoint: () => void
  readonly onAdd: () => void
}) {
  const now = useCell(minute)
  const at = whenOf(row)
  return (
    <li
      id={id}
      role="option"
      aria-selected={current}
      aria-disabled={held || undefined}
      className={styles.found}
      onMouseMove={onPoint}
      onClick={onAdd}
    >
      <span className={styles.sign}>
        <Icon of={held ? Check : Plus} weight={held ? 2.25 : 1.75} />
      </span>
      <b dir="auto">{row.headline}</b>
      <span className={styles.facts}>
        {held && <em>in this brief</em>}
        <bdi>{row.source ?? 'source not stated'}</bdi>
        <time title={exactTime(at)}>{clockTime(at)}</time>
        <StateChip state={row.state} />
        <LapsedChip row={row} />
        <EmbargoChip row={row} now={now} />
        <MarkChips row={row} />
      </span>
    </li>
  )
}
