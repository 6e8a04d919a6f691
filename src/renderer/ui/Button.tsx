import type { ComponentProps } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Button.module.css'

export type ButtonLook = 'plain' | 'quiet' | 'primary' | 'danger'

export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** `plain` has a border, `quiet` has none, `primary` is the one thing to do next. */
  readonly look?: ButtonLook
  readonly icon?: LucideIcon
  /** The key that does the same, as it is shown: `Shift E`. */
  readonly keys?: string
  /** Pixels high: 30 in bars, 28 in cards. */
  readonly small?: boolean
  readonly submit?: boolean
}

/** A button whose words are a verb. It shows its key, if it has one. */
export function Button({
  look = 'plain',
  icon,
  keys,
  small,
  submit,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={[styles.button, styles[look], small ? styles.small : '', className ?? ''].join(' ')}
      aria-keyshortcuts={keys?.replaceAll(' ', '+')}
      {...rest}
    >
      {icon && <Icon of={icon} weight={look === 'primary' ? 2.25 : 1.75} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
