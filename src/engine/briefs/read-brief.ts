import type { Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import { readListRow, type ListRow } from '../items/item-row.ts'
import { prepared } from '../store/prepared.ts'
import { placeOf, type EditorialRows } from '../store/tables.ts'

export type EntryRead = EditorialRows['brief_entry'] & {
  number: number
  row: ListRow
  vetted: { by: string; at: string; version: string } | null
}
export type SectionRead = EditorialRows['brief_section'] & { entries: EntryRead[] }
export type BriefRead = EditorialRows['brief'] & {
  sections: SectionRead[]
  /** The last event that touched the brief or what stands in it. */
  event: number
  changedAt: string
  /** Whose name stands under it: the editor who began it. */
  createdBy: string
}

type DeskRow = { vetted_version: string | null; vetted_by: string | null; vetted_at: string | null }

/**
 * A brief with its sections and entries in order, entries numbered through.
 * @throws Refusal `NOT_FOUND`
 */
export function readBrief(db: Database, id: string): BriefRead {
  const brief = prepared<[string], EditorialRows['brief']>(
    db,
    'SELECT * FROM brief WHERE id = ? AND removed = 0',
  ).get(id)
  if (!brief) throw new Refusal('NOT_FOUND', 'There is no such brief.')
  const sections = prepared<[string], EditorialRows['brief_section']>(
    db,
    'SELECT * FROM brief_section WHERE brief = ? ORDER BY position, id',
  ).all(id)
  const entries = prepared<[string], EditorialRows['brief_entry']>(
    db,
    'SELECT * FROM brief_entry WHERE section = ? ORDER BY position, id',
  )
  const desk = prepared<[string], DeskRow>(
    db,
    'SELECT vetted_version, vetted_by, vetted_at FROM item_desk WHERE item = ?',
  )
  let number = 0
  const read = sections.map((section) => ({
    ...section,
    entries: entries.all(section.id).flatMap((entry) => {
      const row = readListRow(db, entry.item)
      const vote = desk.get(entry.item)
      if (!row) return []
      const vetted =
        vote?.vetted_version && vote.vetted_by && vote.vetted_at
          ? { by: vote.vetted_by, at: vote.vetted_at, version: vote.vetted_version }
          : null
      return [{ ...entry, number: ++number, row, vetted }]
    }),
  }))
  const last = lastEvent(
    db,
    id,
    read.flatMap((section) => section.entries.map((entry) => entry.item)),
  )
  return {
    ...brief,
    sections: read,
    event: last?.seq ?? 0,
    changedAt: last?.at ?? brief.created_at,
    createdBy: firstActor(db, id),
  }
}

/** The newest event that changed the brief's own rows or one of its items: the time that stands in its files. */
function lastEvent(
  db: Database,
  brief: string,
  items: readonly string[],
): { seq: number; at: string } | undefined {
  const { seq } = prepared<[string, string], { seq: number | null }>(
    db,
    `SELECT max(seq) AS seq FROM (
       SELECT seq FROM brief_event WHERE brief = ?
       UNION ALL SELECT max(seq) FROM event_item WHERE item IN (SELECT value FROM json_each(?)))`,
  ).get(brief, JSON.stringify(items)) ?? { seq: null }
  return seq === null
    ? undefined
    : prepared<[number], { seq: number; at: string }>(db, 'SELECT seq, at FROM event WHERE seq = ?').get(seq)
}

function firstActor(db: Database, brief: string): string {
  const row = prepared<[string], { actor: string }>(
    db,
    'SELECT e.actor FROM event_row r JOIN event e ON e.seq = r.seq WHERE r.place = ? ORDER BY r.seq LIMIT 1',
  ).get(placeOf({ table: 'brief', key: { id: brief } }))
  return row?.actor ?? ''
}
