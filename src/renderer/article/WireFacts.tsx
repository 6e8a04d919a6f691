import { Fragment, type ReactNode } from 'react'
import type { ItemShown } from '../../contract/items.ts'
import type { NewsTerm, WireFields } from '../../contract/wire.ts'
import { wireStatusLooks } from '../desk/item-chips.tsx'
import { Icon } from '../ui/Icon.tsx'
import { listOf } from '../words.ts'
import styles from './WireFacts.module.css'

/** More terms are counted and named in the tooltip. */
const MOST_TERMS = 6

/** What the sender of wire copy states beside its text: whether it may be used, then its facts in a line or two. */
export function WireFacts({ shown }: { readonly shown: ItemShown }) {
  const { wire } = shown
  if (!wire) return null
  const facts: [string, ReactNode][] = [
    ['Slug', wire.slug],
    ['Urgency', wire.urgency],
    ['Credit', wire.credit],
    ['From', [wire.credit, shown.source].includes(wire.provider) ? null : wire.provider],
    ['Revision', wire.version],
    ['Genre', termsOf(wire.genres)],
    ['Subjects', termsOf(wire.subjects)],
    ['Places', termsOf(wire.places)],
  ]
  const stated = facts.filter(([, value]) => value !== null)
  return (
    <>
      <StatusNotice wire={wire} />
      {stated.length > 0 && (
        <dl className={styles.facts} aria-label="What the wire states">
          {stated.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {(wire.editorialNote ?? wire.usageTerms) !== null && (
        <div className={styles.lines}>
          {wire.editorialNote && <Line name="Note to the desk">{wire.editorialNote}</Line>}
          {wire.usageTerms && <Line name="Usage">{wire.usageTerms}</Line>}
        </div>
      )}
    </>
  )
}

const DONE = {
  killed: ['Killed', 'It must not be used.'],
  withheld: ['Withheld', 'It may not be used until told otherwise.'],
  corrected: ['Corrected', 'It replaces what ran before.'],
} as const

function StatusNotice({ wire }: { readonly wire: WireFields }) {
  if (wire.status === 'usable') return null
  const [done, meaning] = DONE[wire.status]
  const { icon, tone } = wireStatusLooks[wire.status]
  return (
    <p className={[styles.notice, styles[tone]].join(' ')} role="note">
      <Icon of={icon} size={15} weight={2} />
      <span>
        <b>
          {done} by {wire.provider ?? 'its sender'}.
        </b>{' '}
        {meaning}
        {wire.statusWords && isSaid(wire.statusWords) && (
          <>
            {' '}
            <q dir="auto">{wire.statusWords}</q>
          </>
        )}
      </span>
    </p>
  )
}

/** One word alone is the status by its name in the sender's own vocabulary: "canceled". */
function isSaid(words: string): boolean {
  return /\S\s+\S/u.test(words)
}

function Line({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <p>
      <b>{name}</b> <span dir="auto">{children}</span>
    </p>
  )
}

/** Terms by their names, else by their codes; null where there are none. */
function termsOf(terms: readonly NewsTerm[]): ReactNode {
  const names = [...new Set(terms.flatMap((term) => term.name ?? term.code ?? []))]
  if (names.length === 0) return null
  const more = names.length - MOST_TERMS
  return (
    <Fragment>
      {names.slice(0, MOST_TERMS).join(', ')}
      {more > 0 && <span title={listOf.format(names.slice(MOST_TERMS))}> and {more} more</span>}
    </Fragment>
  )
}
