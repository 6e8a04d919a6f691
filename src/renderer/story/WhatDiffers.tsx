import type { Comparison } from '../../contract/stories.ts'
import styles from './WhatDiffers.module.css'

/** What an editor would check by hand first: why the two are taken for one copy, and numbers and names that only one has. */
export function WhatDiffers({ comparison }: { readonly comparison: Comparison }) {
  const { words, numbers, names } = comparison
  return (
    <div className={styles.differs}>
      {words !== '' && <p className={styles.words}>{words}</p>}
      <OneSided title="Numbers" only={numbers} />
      <OneSided title="Names" only={names} />
    </div>
  )
}

function OneSided({ title, only }: { readonly title: string; readonly only: Comparison['numbers'] }) {
  if (only.left.length === 0 && only.right.length === 0) return null
  return (
    <dl className={styles.sided} aria-label={`${title} that only one copy has`}>
      <dt>{title}</dt>
      <dd>
        <Values values={only.left} removed />
      </dd>
      <dd>
        <Values values={only.right} />
      </dd>
    </dl>
  )
}

function Values({
  values,
  removed = false,
}: {
  readonly values: readonly string[]
  readonly removed?: boolean
}) {
  if (values.length === 0) return <span className={styles.none}>none of its own</span>
  return (
    <ul>
      {values.map((value, index) => (
        <li key={index}>{removed ? <del dir="auto">{value}</del> : <ins dir="auto">{value}</ins>}</li>
      ))}
    </ul>
  )
}
