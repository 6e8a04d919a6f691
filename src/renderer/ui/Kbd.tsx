import styles from './Kbd.module.css'

/** A key beside its button. Screen readers get it from `aria-keyshortcuts` of the button instead. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.kbd} aria-hidden>
      {keys}
    </kbd>
  )
}
