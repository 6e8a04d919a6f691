import type { Database } from 'better-sqlite3'
import type { DateFound } from '../../contract/dates.ts'
import type { WireFields } from '../../contract/wire.ts'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { compareRevisions, type Revision } from './revision-order.ts'

type Row = { place: number; wire: string | null; published: string | null; updated: string | null }

/**
 * Where a new version of an item stands: after all others, unless it is wire copy that its sender made before one that
 * is here; then between the two that it belongs between. A story that its sender killed is only brought back by a
 * revision that is provably later.
 */
export function placeOfRevision(db: Database, item: string, draft: PreparedDraft): number {
  const rows = prepared<[string], Row>(
    db,
    'SELECT place, wire, published, updated FROM item_version WHERE item = ? ORDER BY place DESC',
  ).all(item)
  let above: number | null = null
  for (const row of rows) {
    if (!isBefore(draft, row)) return above === null ? row.place + 1 : (row.place + above) / 2
    above = row.place
  }
  return above === null ? 1 : above - 1
}

function isBefore(draft: PreparedDraft, row: Row): boolean {
  if (draft.wire === null || row.wire === null) return false
  const here: Revision = {
    wire: JSON.parse(row.wire) as WireFields,
    published: dateOf(row.published),
    updated: dateOf(row.updated),
  }
  const order = compareRevisions(
    { wire: draft.wire, published: draft.published, updated: draft.updated },
    here,
  )
  return order < 0 || (order === 0 && here.wire.status === 'killed' && draft.wire.status !== 'killed')
}

function dateOf(json: string | null): DateFound | null {
  return json === null ? null : (JSON.parse(json) as DateFound)
}
