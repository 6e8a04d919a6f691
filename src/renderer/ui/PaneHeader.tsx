import type { ReactNode } from 'react'
import styles from './PaneHeader.module.css'

/** The 44 pixel bar on top of a pane: its name, a few words beside it, and at the right what can be done. */
export function PaneHeader({
  title,
  detail,
  children,
}: {
  readonly title: string
  readonly detail?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className={styles.header}>
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      {detail && <span className={styles.detail}>{detail}</span>}
      <span className={styles.gap} />
      {children}
    </header>
  )
}
