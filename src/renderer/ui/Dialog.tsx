import type { ReactNode, RefObject } from 'react'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { IconButton } from './IconButton.tsx'
import styles from './Dialog.module.css'

/**
 * A dialog for what stops work: a title, its content, and buttons at the foot. Escape and the cross close it,
 * and focus goes back to where it was. `onSubmit` makes it a form, so that Enter does what the first button says.
 */
export function Dialog({
  title,
  detail,
  open = true,
  wide = false,
  onClose,
  onSubmit,
  buttons,
  initialFocus,
  children,
}: {
  readonly title: string
  readonly detail?: ReactNode
  readonly open?: boolean
  readonly wide?: boolean
  readonly onClose: () => void
  readonly onSubmit?: () => void
  readonly buttons?: ReactNode
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly children?: ReactNode
}) {
  const content = (
    <>
      <div className={styles.content}>{children}</div>
      {buttons && <div className={styles.buttons}>{buttons}</div>}
    </>
  )
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={[styles.dialog, wide ? styles.wide : ''].join(' ')}
          initialFocus={initialFocus ?? firstField}
        >
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<IconButton icon={X} words="Close" keys="Esc" />} />
          </header>
          {detail && <Base.Description className={styles.detail}>{detail}</Base.Description>}
          {onSubmit ? (
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault()
                onSubmit()
              }}
            >
              {content}
            </form>
          ) : (
            content
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** The first field of the content, else its text, else the first button: the cross does not get the focus. */
function firstField(): HTMLElement | null {
  const find = (what: string) => document.querySelector<HTMLElement>(`.${styles.dialog} .${what}`)
  return (
    find(`${styles.content} :is(input:not([hidden]), textarea, select)`) ??
    find(`${styles.content} [tabindex='0']`) ??
    find(`${styles.buttons} button`)
  )
}
