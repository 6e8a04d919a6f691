import type { StoryShown } from '../../contract/stories.ts'
import { whenOf } from '../article/SameStory.tsx'
import { clockTime, exactTime, formatNumber, fullDay, shortTime } from '../words.ts'
import styles from './StoryTimeline.module.css'

/** More would stand on each other. */
const MOST = 24

/**
 * Who had it first: the copies along the time at which each says it was published, or else came in. A dot is as high
 * as the copy is long; agency copy is drawn in the colour of syndication.
 */
export function StoryTimeline({
  story,
  chosen,
  onChoose,
}: {
  readonly story: StoryShown
  readonly chosen: string | null
  readonly onChoose: (item: string) => void
}) {
  const copies = story.copies
    .toSorted((one, other) => whenOf(one.item).localeCompare(whenOf(other.item)))
    .slice(0, MOST)
  const times = copies.map((copy) => Date.parse(whenOf(copy.item)))
  const [first = 0] = times
  const last = times.at(-1) ?? first
  const longest = Math.max(1, ...copies.map((copy) => copy.item.wordCount))
  const earliest = copies[0]?.item
  if (copies.length < 2 || earliest === undefined) return null
  const end = new Date(last).toISOString()
  const sameDay = fullDay(whenOf(earliest)) === fullDay(end)
  return (
    <section className={styles.timeline} aria-label="Who had it first">
      <h2>Who had it first</h2>
      <ol>
        {copies.map((copy, index) => {
          const { item } = copy
          const at = times[index] ?? first
          const left =
            last === first ? (index / (copies.length - 1)) * 100 : ((at - first) / (last - first)) * 100
          const agency = item.marks.find((mark) => mark.mark === 'syndicated' && mark.status !== 'rejected')
          const name = `${item.source ?? 'no source'}, ${clockTime(whenOf(item))}${agency?.originator ? `, from ${agency.originator}` : ''}, ${formatNumber(item.wordCount)} words`
          return (
            <li key={item.id} style={{ left: `${left}%` }}>
              <button
                type="button"
                className={[
                  styles.dot,
                  agency ? styles.agency : '',
                  item.id === chosen || item.id === story.lead ? styles.shown : '',
                ].join(' ')}
                style={{ height: `${Math.round(14 + 22 * (item.wordCount / longest))}px` }}
                aria-label={name}
                title={`${name}\n${exactTime(whenOf(item))}\n${copy.words}`}
                onClick={() => {
                  if (item.id !== story.lead) onChoose(item.id)
                }}
              />
            </li>
          )
        })}
      </ol>
      <p className={styles.ends}>
        <span>
          <b dir="auto">{earliest.source ?? 'no source'}</b>{' '}
          {sameDay ? clockTime(whenOf(earliest)) : shortTime(whenOf(earliest))}
        </span>
        <span>{sameDay ? clockTime(end) : shortTime(end)}</span>
      </p>
    </section>
  )
}
