import { Copy, Star } from 'lucide-react'
import type { ItemRow } from '../../contract/items.ts'
import type { Comparison } from '../../contract/stories.ts'
import { whenOf } from '../article/SameStory.tsx'
import { EmbargoChip, MarkChips } from '../desk/item-chips.tsx'
import { minute } from '../desk/minute.ts'
import { StateChip } from '../desk/StateChip.tsx'
import { useCell } from '../cell.ts'
import { Icon } from '../ui/Icon.tsx'
import { exactTime, fullDay, clockTime, plural } from '../words.ts'
import type { Layout } from './PairRow.tsx'
import { PieceText, type Side } from './PieceText.tsx'
import styles from './ComparisonHeads.module.css'

/** Over the two texts: who ran each, its headline with what differs, byline, time and length. */
export function ComparisonHeads({
  comparison,
  lead,
  layout,
  current,
}: {
  readonly comparison: Comparison
  readonly lead: string
  readonly layout: Layout
  /** The headline is the difference that was stepped to. */
  readonly current: boolean
}) {
  const { left, right, headline } = comparison
  return (
    <div
      id="pair-headline"
      className={[styles.heads, styles[layout], current ? styles.current : ''].join(' ')}
    >
      <div>
        <Who item={left} lead={lead} />
        {layout === 'stacked' && <Who item={right} lead={lead} />}
        <Headline pieces={headline} side={layout === 'stacked' ? 'both' : 'left'} />
        {layout === 'sides' && <Facts item={left} />}
      </div>
      {layout === 'sides' && (
        <div>
          <Who item={right} lead={lead} />
          <Headline pieces={headline} side="right" />
          <Facts item={right} />
        </div>
      )}
    </div>
  )
}

function Headline({ pieces, side }: { readonly pieces: Comparison['headline']; readonly side: Side }) {
  return (
    <h2 className={styles.headline} dir="auto">
      <PieceText pieces={pieces} side={side} />
    </h2>
  )
}

function Who({ item, lead }: { readonly item: ItemRow; readonly lead: string }) {
  const now = useCell(minute)
  return (
    <p className={styles.who}>
      <Icon of={item.id === lead ? Star : Copy} size={14} />
      <b dir="auto">{item.source ?? 'no source'}</b>
      <StateChip state={item.state} />
      <EmbargoChip row={item} now={now} />
      <MarkChips row={item} />
    </p>
  )
}

function Facts({ item }: { readonly item: ItemRow }) {
  const at = whenOf(item)
  const today = new Date(at).toDateString() === new Date().toDateString()
  return (
    <p className={styles.facts}>
      {item.byline === null ? (
        'no byline'
      ) : (
        <>
          By <bdi>{item.byline}</bdi>
        </>
      )}
      {' · '}
      <time dateTime={at} title={exactTime(at)}>
        {today ? clockTime(at) : `${fullDay(at)}, ${clockTime(at)}`}
      </time>
      {' · '}
      {plural(item.wordCount, 'word')}
    </p>
  )
}
