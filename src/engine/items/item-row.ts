import type { Database } from 'better-sqlite3'
import type { ItemRow, ItemState } from '../../contract/items.ts'
import type { MarkRow } from '../../contract/marks.ts'
import type { WireStatus } from '../../contract/wire.ts'
import { prepared } from '../store/prepared.ts'

/** A row of the view `item_row` (the derived list and its story), as SQLite gives it. */
export type ListRow = {
  row: number
  id: string
  version: string
  external_id: string | null
  headline: string
  headline_made: number
  source: string | null
  byline: string | null
  published_at: string | null
  arrived_at: string
  url: string | null
  language: string | null
  word_count: number
  state: ItemState
  lapsed: number
  seen: number
  embargo_until: string | null
  has_note: number
  used: number
  tags: string
  marks: string
  score_syndicated: number
  score_opinion: number
  story: string | null
  story_size: number
  lead: number
  original: string
  original_name: string
  media_type: string
  original_size: number
  withdrawn: number
  wire_status: WireStatus | null
  stated_embargo: string | null
  slug: string | null
  urgency: number | null
}

/** The contract's form of a list row. */
export function itemRowOf(row: ListRow): ItemRow {
  return {
    id: row.id,
    externalId: row.external_id,
    headline: row.headline,
    headlineMade: row.headline_made === 1,
    source: row.source,
    byline: row.byline,
    publishedAt: row.published_at,
    arrivedAt: row.arrived_at,
    url: row.url,
    language: row.language,
    wordCount: row.word_count,
    state: row.state,
    lapsed: row.lapsed === 1,
    seen: row.seen === 1,
    embargoUntil: row.embargo_until,
    statedEmbargo: row.stated_embargo,
    wireStatus: row.wire_status,
    slug: row.slug,
    urgency: row.urgency,
    hasNote: row.has_note === 1,
    used: row.used,
    tags: JSON.parse(row.tags) as string[],
    marks: JSON.parse(row.marks) as MarkRow[],
    scores: { syndicated: row.score_syndicated, opinion: row.score_opinion },
    story:
      row.story === null || row.story_size < 2
        ? null
        : { id: row.story, size: row.story_size, lead: row.lead === 1 },
    original: {
      sha256: row.original,
      name: row.original_name,
      mediaType: row.media_type,
      size: row.original_size,
    },
  }
}

/** The list row of an item, also of one that is withdrawn. */
export function readListRow(db: Database, item: string): ListRow | undefined {
  return prepared<[string], ListRow>(db, 'SELECT * FROM item_row WHERE id = ?').get(item)
}
