import type { ReactNode } from 'react'
import styles from './Setting.module.css'

/** One setting: what it is at the left, how it is set at the right. */
export function Setting({
  title,
  hint,
  children,
}: {
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.setting} role="group" aria-label={title}>
      <div>
        <p className={styles.title}>{title}</p>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  )
}
