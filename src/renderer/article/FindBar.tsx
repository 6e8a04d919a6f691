import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { formatNumber } from '../words.ts'
import styles from './FindBar.module.css'

/** Finds words in the item that is read. */
export function FindBar({
  wanted,
  at,
  count,
  onWanted,
  onStep,
  onClose,
}: {
  readonly wanted: string
  readonly at: number
  readonly count: number
  readonly onWanted: (wanted: string) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
}) {
  return (
    <div className={styles.bar} role="search" aria-label="In this item">
      <input
        autoFocus
        aria-label="Find in this item"
        placeholder="Find in this item"
        value={wanted}
        onChange={(event) => onWanted(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
        }}
      />
      <span role="status">
        {wanted.trim() === '' ? '' : count === 0 ? 'none' : `${at + 1} of ${formatNumber(count)}`}
      </span>
      <IconButton icon={ArrowUp} words="Previous" keys="Shift Enter" onClick={() => onStep(-1)} />
      <IconButton icon={ArrowDown} words="Next" keys="Enter" onClick={() => onStep(1)} />
      <IconButton icon={X} words="Close" keys="Esc" onClick={onClose} />
    </div>
  )
}
