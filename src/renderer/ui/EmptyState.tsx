import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** What a pane says when it has nothing: a short bold line, what to do, and at most a button or two. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <div className={styles.title}>{title}</div>
      {children && <div className={styles.words}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
