import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './Field.module.css'

type Labelled = {
  readonly label: string
  /** Words beneath the field. */
  readonly hint?: ReactNode
  /** Why the value cannot be taken. */
  readonly fault?: string | null
  /** The words of copy rather than of the desk: set in the serif. */
  readonly serif?: boolean
}

/** One line of text with its label. */
export function TextField({ label, hint, fault, serif, ...rest }: Labelled & ComponentProps<'input'>) {
  const name = useId()
  return (
    <Frame name={name} label={label} hint={hint} fault={fault}>
      <input
        id={name}
        className={[styles.input, serif ? styles.serif : ''].join(' ')}
        aria-describedby={hint || fault ? `${name}-hint` : undefined}
        aria-invalid={fault ? true : undefined}
        autoComplete="off"
        {...rest}
      />
    </Frame>
  )
}

/** Several lines of text with their label. */
export function TextArea({ label, hint, fault, serif, ...rest }: Labelled & ComponentProps<'textarea'>) {
  const name = useId()
  return (
    <Frame name={name} label={label} hint={hint} fault={fault}>
      <textarea
        id={name}
        className={[styles.input, styles.area, serif ? styles.serif : ''].join(' ')}
        aria-describedby={hint || fault ? `${name}-hint` : undefined}
        aria-invalid={fault ? true : undefined}
        {...rest}
      />
    </Frame>
  )
}

/** A choice of a few named values with its label. */
export function SelectField({
  label,
  hint,
  options,
  ...rest
}: Labelled & ComponentProps<'select'> & { readonly options: readonly { value: string; words: string }[] }) {
  const name = useId()
  return (
    <Frame name={name} label={label} hint={hint} fault={null}>
      <select
        id={name}
        className={styles.input}
        aria-describedby={hint ? `${name}-hint` : undefined}
        {...rest}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.words}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** A box to tick with its label beside it. */
export function CheckField({ label, hint, ...rest }: Labelled & ComponentProps<'input'>) {
  const name = useId()
  return (
    <div className={styles.check}>
      <input id={name} type="checkbox" aria-describedby={hint ? `${name}-hint` : undefined} {...rest} />
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className={styles.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function Frame({
  name,
  label,
  hint,
  fault,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly fault?: string | null
  readonly children: ReactNode
}) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={name}>
        {label}
      </label>
      {children}
      {(fault || hint) && (
        <p
          className={fault ? styles.fault : styles.hint}
          id={`${name}-hint`}
          role={fault ? 'alert' : undefined}
        >
          {fault ?? hint}
        </p>
      )}
    </div>
  )
}
