import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { X } from 'lucide-react'
import { Icon } from './Icon.tsx'
import styles from './Chip.module.css'

export type Tone =
  | 'syndicated'
  | 'opinion'
  | 'story'
  | 'held'
  | 'vetted'
  | 'spiked'
  | 'danger'
  | 'tag'
  | 'filter'

/** A word with a colour and a picture; the colour is never alone. A suggestion is dashed and asks. */
export function Chip({
  tone,
  icon,
  suggested = false,
  label,
  title,
  onRemove,
  removeWords,
  children,
}: {
  readonly tone: Tone
  readonly icon?: LucideIcon
  readonly suggested?: boolean
  /** For screen readers, where the words alone do not say it: "5 copies" for "5". */
  readonly label?: string
  readonly title?: string
  /** Puts a cross at the end. */
  readonly onRemove?: () => void
  readonly removeWords?: string
  readonly children: ReactNode
}) {
  return (
    <span
      className={[styles.chip, styles[tone], suggested ? styles.suggested : ''].join(' ')}
      title={title}
      aria-label={label}
      role={label ? 'img' : undefined}
    >
      {icon && <Icon of={icon} size={12} weight={2} />}
      {children}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeWords ?? 'Remove'}
          onClick={onRemove}
        >
          <Icon of={X} size={12} weight={2} />
        </button>
      )}
    </span>
  )
}
