import { useId } from 'react'
import styles from './Options.module.css'

/** A choice of a few values that all stand there: radio buttons in one row. */
export function Options<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly words: string }[]
  readonly onChoose: (value: Value) => void
}) {
  const name = useId()
  return (
    <div className={styles.options} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.words}
        </label>
      ))}
    </div>
  )
}
