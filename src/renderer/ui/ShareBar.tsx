import styles from './ShareBar.module.css'

/** How much of the lead's text a copy carries: 0 to 1. The figure stands beside it, so it has no name itself. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className={styles.track} aria-hidden>
      <span className={styles.fill} style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  )
}
