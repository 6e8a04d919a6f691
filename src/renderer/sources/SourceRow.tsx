import { memo } from 'react'
import type { Source } from '../../contract/sources.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { age, formatNumber } from '../words.ts'
import { healthLooks, needsAnEye } from './health-words.ts'
import styles from './SourceRow.module.css'

/** One source: how it fares, whom it is credited to, when it last brought something and how much it is wont to bring. */
export const SourceRow = memo(function SourceRow({
  source,
  now,
  chosen,
  onChoose,
}: {
  readonly source: Source
  readonly now: Date
  readonly chosen: boolean
  readonly onChoose: (source: string) => void
}) {
  const look = healthLooks[source.health]
  return (
    <li
      id={`source-${source.id}`}
      role="option"
      aria-selected={chosen}
      className={[styles.row, chosen ? styles.chosen : '', source.paused ? styles.paused : ''].join(' ')}
      onClick={() => onChoose(source.id)}
    >
      <span className={styles.spoken}>{sentence(source, now)}</span>
      <span className={styles.who} aria-hidden>
        <Icon of={look.icon} />
        <b dir="auto">{source.credited}</b>
        {(needsAnEye(source) || source.health === 'paused') && <Chip tone={look.tone}>{look.words}</Chip>}
        <span className={styles.age}>
          {source.lastChangeAt ? age(source.lastChangeAt, now) : 'nothing yet'}
        </span>
      </span>
      <span className={styles.detail} aria-hidden>
        <span className={styles.host} dir="auto">
          {source.failure?.words ?? source.silence?.words ?? hostOf(source.movedTo ?? source.address)}
        </span>
        {source.itemsWeek !== null && (
          <span className={styles.rate}>{formatNumber(Math.round(source.itemsWeek))} a week</span>
        )}
      </span>
    </li>
  )
})

/** The host of an address, for a line that has no room for the whole; the address where it is none. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address
}

function sentence(source: Source, now: Date): string {
  const parts = [source.credited, healthLooks[source.health].words.toLowerCase()]
  parts.push(source.lastChangeAt ? `last copy ${age(source.lastChangeAt, now)}` : 'no copy yet')
  if (source.itemsWeek !== null) parts.push(`${formatNumber(Math.round(source.itemsWeek))} items a week`)
  return parts.join(', ')
}
