import styles from './ProgressBar.module.css'

/** How far long work is. Without a total it says so by a bar that does not fill. */
export function ProgressBar({
  words,
  done,
  total,
}: {
  /** What is under way, for screen readers. */
  readonly words: string
  readonly done: number
  readonly total: number | null
}) {
  const share = total ? Math.min(1, done / total) : null
  return (
    <span
      className={styles.track}
      role="progressbar"
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total ? Math.min(done, total) : undefined}
    >
      <span
        className={share === null ? styles.unknown : styles.fill}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </span>
  )
}
