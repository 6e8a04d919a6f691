import { memo, type MouseEvent, type ReactNode } from 'react'
import { Check, CircleCheck, CirclePause, FileText, ListTree, StickyNote, Trash2 } from 'lucide-react'
import type { ListedItem } from '../../contract/items.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { age, exactTime } from '../words.ts'
import { CopiesChip, EmbargoChip, LapsedChip, MarkChips, WireStatusChip } from './item-chips.tsx'
import { rowSentence } from './row-sentence.ts'
import styles from './ItemRow.module.css'

/** Tags give way to what needs a decision. */
function tagsThatFit(row: ListedItem, now: Date): number {
  const marks = new Set(row.marks.filter((mark) => mark.status !== 'rejected').map((mark) => mark.mark)).size
  const embargo = row.embargoUntil && new Date(row.embargoUntil) > now ? 2 : 0
  const wire = row.wireStatus === null || row.wireStatus === 'usable' ? 0 : 1
  return Math.max(0, Math.min(2, 3 - marks - embargo - wire - (row.lapsed ? 1 : 0)))
}

/** One row of the list. It is drawn again only when what it shows has changed. */
export const ItemRow = memo(function ItemRow({
  row,
  index,
  total,
  more,
  now,
  current,
  selected,
  selecting,
  compact,
  onPick,
  onTick,
}: {
  readonly row: ListedItem
  readonly index: number
  readonly total: number
  readonly more: boolean
  readonly now: Date
  readonly current: boolean
  readonly selected: boolean
  readonly selecting: boolean
  readonly compact: boolean
  readonly onPick: (event: MouseEvent, index: number) => void
  readonly onTick: (id: string) => void
}) {
  const fitting = tagsThatFit(row, now)
  const read = row.seen || row.state === 'vetted' || row.state === 'spiked'
  return (
    <div
      id={`item-${row.id}`}
      role="option"
      aria-selected={selected}
      data-current={current || undefined}
      aria-posinset={index + 1}
      aria-setsize={more ? -1 : total}
      className={[
        styles.row,
        compact ? styles.compact : '',
        read ? styles.read : '',
        current ? styles.current : '',
        selected ? styles.selected : '',
        row.matches ? '' : styles.gone,
        row.depth > 0 ? styles.copy : '',
      ].join(' ')}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault()
      }}
      onClick={(event) => onPick(event, index)}
    >
      <span className={styles.spoken}>{rowSentence(row, now)}</span>
      <span className={styles.shown} aria-hidden>
        <span className={styles.state}>{stateIcon(row)}</span>
        <span className={styles.headline} dir="auto">
          {row.headline}
        </span>
        <time className={styles.age} dateTime={row.arrivedAt} title={`Came in ${exactTime(row.arrivedAt)}`}>
          {age(row.arrivedAt, now)}
        </time>
        <span
          className={styles.tick}
          data-shown={selecting || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onTick(row.id)
          }}
        >
          {selecting && (
            <span className={styles.box} data-ticked={selected || undefined}>
              {selected && <Icon of={Check} size={11} weight={3.5} />}
            </span>
          )}
        </span>
        <span className={styles.meta}>
          <span className={styles.source} dir="auto">
            {row.source ?? 'no source'}
          </span>
          {row.snippet && !compact ? (
            <span className={styles.snippet} dir="auto">
              <Hits text={row.snippet.text} hits={row.snippet.hits} />
            </span>
          ) : (
            <span className={styles.rest}>
              <span className={styles.byline} dir="auto">
                {row.byline ?? 'no byline'}
              </span>
              <span className={styles.words}>{row.wordCount.toLocaleString('en-GB')} w</span>
            </span>
          )}
          <span className={styles.chips}>
            {row.used > 0 && (
              <span className={styles.sign} title={`In ${row.used} ${row.used === 1 ? 'brief' : 'briefs'}`}>
                <Icon of={FileText} size={13} />
              </span>
            )}
            {row.hasNote && (
              <span className={styles.sign} title="Has a note">
                <Icon of={StickyNote} size={13} />
              </span>
            )}
            <CopiesChip row={row} />
            <WireStatusChip row={row} bare={compact && row.wireStatus === 'corrected'} />
            <EmbargoChip row={row} now={now} />
            <LapsedChip row={row} />
            <MarkChips row={row} bare={compact} />
            {!compact &&
              row.tags.slice(0, fitting).map((tag) => (
                <Chip key={tag} tone="tag">
                  {tag}
                </Chip>
              ))}
            {!compact && row.tags.length > fitting && (
              <Chip tone="tag" title={row.tags.join(', ')}>
                +{row.tags.length - fitting}
              </Chip>
            )}
          </span>
        </span>
      </span>
    </div>
  )
})

function stateIcon(row: ListedItem) {
  if (row.state === 'held')
    return (
      <span className={styles.held}>
        <Icon of={CirclePause} />
      </span>
    )
  if (row.state === 'vetted')
    return (
      <span className={styles.vetted}>
        <Icon of={CircleCheck} />
      </span>
    )
  if (row.state === 'spiked')
    return (
      <span className={styles.spiked}>
        <Icon of={Trash2} />
      </span>
    )
  if (!row.seen) return <span className={styles.dot} />
  return row.folded > 0 && row.unfolded ? <Icon of={ListTree} size={13} /> : null
}

/** Room before the first hit, in characters, so that it is seen in a narrow list. */
const BEFORE_HIT = 22

/** Text with the words that were searched for set apart. Offsets are UTF-16 code units. */
function Hits({
  text,
  hits,
}: {
  readonly text: string
  readonly hits: readonly (readonly [number, number])[]
}) {
  const first = hits[0]?.[0] ?? 0
  let from = 0
  if (first > BEFORE_HIT + 8) {
    const space = text.indexOf(' ', first - BEFORE_HIT)
    from = space >= 0 && space < first ? space + 1 : first
  }
  const pieces: ReactNode[] = from > 0 ? ['…'] : []
  for (const [start, end] of hits) {
    if (start < from) continue
    if (start > from) pieces.push(text.slice(from, start))
    pieces.push(<mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  pieces.push(text.slice(from))
  return pieces
}
