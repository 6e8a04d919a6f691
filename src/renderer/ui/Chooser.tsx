import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { Dialog as Base } from '@base-ui/react/dialog'
import type { LucideIcon } from 'lucide-react'
import { Check, Search } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Chooser.module.css'

export type Choice = {
  readonly id: string
  readonly words: string
  /** Further words to find it by, shown at the right in grey. */
  readonly detail?: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly checked?: boolean
}

/** Rows shown at once; typing narrows the rest. */
const MOST_ROWS = 12

/**
 * Type to narrow, arrows to move, Enter to choose: the palette of commands, tags and briefs. `fresh` offers what
 * was typed as a new one.
 */
export function Chooser({
  open,
  title,
  placeholder,
  choices,
  fresh,
  foot,
  keepMounted = false,
  onChoose,
  onFresh,
  onClose,
}: {
  readonly open: boolean
  readonly title: string
  readonly placeholder: string
  readonly choices: readonly Choice[]
  readonly fresh?: (typed: string) => string
  readonly foot?: ReactNode
  /** Stays in the page while closed, so that it opens in the same frame. */
  readonly keepMounted?: boolean
  readonly onChoose: (id: string) => void
  readonly onFresh?: (typed: string) => void
  readonly onClose: () => void
}) {
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!open) return
    setTyped('')
    setAt(0)
  }, [open])
  const found = useMemo(() => narrow(choices, typed).slice(0, MOST_ROWS), [choices, typed])
  const text = typed.trim()
  const offersFresh =
    fresh && text !== '' && !choices.some((each) => each.words.toLowerCase() === text.toLowerCase())
  const rows: readonly (Choice & { readonly isFresh?: boolean })[] = offersFresh
    ? [...found, { id: 'fresh', words: fresh(text), isFresh: true }]
    : found
  const current = Math.min(at, rows.length - 1)
  const choose = (row: (typeof rows)[number] | undefined) => {
    if (!row) return
    if (row.isFresh) onFresh?.(text)
    else onChoose(row.id)
  }
  return (
    <Base.Root open={open} modal="trap-focus" onOpenChange={(next) => !next && onClose()}>
      <Base.Portal keepMounted={keepMounted}>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.chooser} initialFocus={input}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          <div className={styles.field}>
            <Icon of={Search} />
            <input
              ref={input}
              role="combobox"
              aria-expanded
              aria-controls={list}
              aria-label={title}
              aria-autocomplete="list"
              aria-activedescendant={rows[current] ? `${list}-${current}` : undefined}
              placeholder={placeholder}
              value={typed}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
                setAt(0)
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, rows.length))
                else if (event.key === 'ArrowUp')
                  setAt((current - 1 + rows.length) % Math.max(1, rows.length))
                else if (event.key === 'Enter') choose(rows[current])
                else return
                event.preventDefault()
              }}
            />
          </div>
          <ul id={list} role="listbox" aria-label={title} className={styles.list}>
            {rows.map((row, index) => (
              <li
                key={row.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === current}
                className={styles.choice}
                onMouseMove={() => setAt(index)}
                onClick={() => choose(row)}
              >
                <span className={styles.icon}>
                  {row.checked ? <Icon of={Check} weight={2.25} /> : row.icon && <Icon of={row.icon} />}
                </span>
                <span className={styles.words} dir="auto">
                  {row.words}
                </span>
                {row.detail && <span className={styles.detail}>{row.detail}</span>}
                {row.keys && <Kbd keys={row.keys} />}
              </li>
            ))}
          </ul>
          {rows.length === 0 && text !== '' && <p className={styles.none}>Nothing matches “{text}”.</p>}
          {foot && <div className={styles.foot}>{foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Choices that hold every word typed; those that begin with the first word come first. */
function narrow(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const [first] = wanted
  if (!first) return [...choices]
  return choices
    .filter((choice) => {
      const text = `${choice.words} ${choice.detail ?? ''}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .toSorted(
      (left, right) =>
        Number(right.words.toLowerCase().startsWith(first)) -
        Number(left.words.toLowerCase().startsWith(first)),
    )
}
