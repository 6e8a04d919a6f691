import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import type { EarlierCopy } from './subject.ts'

type CopyRow = {
  item: string
  source: string | null
  published_at: string | null
  arrived_at: string
  headline: string
  row: number
  originator: string | null
  told: number
}

/** So many earlier copies are looked at; the first of a story prove as much as all. */
const MOST = 12

/**
 * The items of an item's story that were published before it, or where a time is missing came in before it.
 * In: the item. Out: the earliest first, each with the house that its mark names; empty where it has no story.
 */
export function earlierCopies(db: Database, item: string): EarlierCopy[] {
  const rows = copiesOf(db, item)
  const self = rows.find((row) => row.item === item)
  if (self === undefined) return []
  return rows
    .filter((row) => row.item !== item && isEarlier(row, self))
    .sort((a, b) => timeOf(a).localeCompare(timeOf(b)) || a.row - b.row)
    .slice(0, MOST)
    .map(({ source, published_at: publishedAt, headline, originator, ...row }) => ({
      item: row.item,
      source,
      publishedAt,
      headline,
      originator,
    }))
}

/**
 * The items of the same story that came in before and whose copy is later than this one's, and that no earlier copy
 * speaks of yet: they have to be looked at again. In: an item that joined. Out: a bounded number of ids.
 */
export function laterCopies(db: Database, item: string): string[] {
  const rows = copiesOf(db, item)
  const self = rows.find((row) => row.item === item)
  if (self === undefined) return []
  return rows
    .filter((row) => row.item !== item && isEarlier(self, row) && row.told === 0)
    .slice(0, MOST)
    .map((row) => row.item)
}

function copiesOf(db: Database, item: string): CopyRow[] {
  return prepared<[string, string], CopyRow>(
    db,
    `SELECT l.id AS item, l.source, l.published_at, l.arrived_at, l.headline, l.row,
       coalesce(
         (SELECT d.originator FROM mark_decision d WHERE d.item = l.id AND d.mark = 'syndicated' AND d.first = -1 AND d.status = 'confirmed'),
         (SELECT s.originator FROM mark_suggestion s WHERE s.item = l.id AND s.mark = 'syndicated' AND s.first = -1
            AND s.kind = 'agency' AND NOT EXISTS (SELECT 1 FROM mark_decision d WHERE d.item = l.id AND d.mark = 'syndicated' AND d.status = 'rejected'))
       ) AS originator,
       EXISTS (SELECT 1 FROM mark_score c WHERE c.item = l.id AND json_extract(c.context, '$.story') IS NOT NULL) AS told
     FROM story_member m JOIN item_list l ON l.id = m.item
     WHERE m.story = (SELECT story FROM story_member WHERE item = ?) AND l.withdrawn = 0
     ORDER BY l.id <> ?, l.row LIMIT 60`,
  ).all(item, item)
}

function timeOf(row: CopyRow): string {
  return row.published_at ?? row.arrived_at
}

function isEarlier(row: CopyRow, self: CopyRow): boolean {
  if (row.published_at !== null && self.published_at !== null) {
    // Two that state the same minute are two prints of a third's copy.
    return row.published_at < self.published_at
  }
  return row.row < self.row
}
