import type { Database } from 'better-sqlite3'
import type { HistoryEvent } from '../../contract/history.ts'
import { prepared } from './prepared.ts'
import { canBeUndone } from './undo.ts'

type HistoryRow = {
  seq: number
  at: string
  actor: string
  action: string
  words: string
  subject: string
  undoes: number | null
  stands: number
  undone_by: number | null
  headline: string | null
}

/** Which part of the log to read: newest first, before an event number, by one item or one editor. */
export type HistoryQuery = { item?: string; actor?: string; before?: number; count: number }

/** The log as sentences, newest first, and everybody who stands in it. */
export function listHistory(db: Database, query: HistoryQuery): { events: HistoryEvent[]; actors: string[] } {
  const before = query.before ?? Number.MAX_SAFE_INTEGER
  const columns = `e.seq, e.at, e.actor, e.action, e.words, e.subject, e.undoes, s.stands, s.undone_by,
    (SELECT headline FROM item_list WHERE id = json_extract(e.subject, '$[0]')) AS headline`
  const given = { item: query.item ?? null, before, actor: query.actor ?? null, count: query.count }
  const rows = query.item
    ? prepared<unknown[], HistoryRow>(
        db,
        // An import names its items in its receipt and not in its event, which would grow with every item.
        `WITH mine AS (
           SELECT seq FROM event_item WHERE item = @item
           UNION SELECT im.event FROM import_item ii JOIN import im ON im.id = ii.import
             WHERE ii.item = @item AND im.event IS NOT NULL
           UNION SELECT s.seq FROM event_standing s JOIN import im ON im.event = s.undoes
             JOIN import_item ii ON ii.import = im.id WHERE ii.item = @item)
         SELECT ${columns} FROM mine m JOIN event e ON e.seq = m.seq JOIN event_standing s ON s.seq = e.seq
         WHERE e.seq < @before AND (@actor IS NULL OR e.actor = @actor) ORDER BY e.seq DESC LIMIT @count`,
      ).all(given)
    : prepared<unknown[], HistoryRow>(
        db,
        `SELECT ${columns} FROM event e JOIN event_standing s ON s.seq = e.seq
         WHERE e.seq < @before AND (@actor IS NULL OR e.actor = @actor) ORDER BY e.seq DESC LIMIT @count`,
      ).all(given)
  const actors = prepared<[], { actor: string }>(
    db,
    'SELECT DISTINCT actor FROM event_standing ORDER BY actor',
  ).all()
  return { events: rows.map(historyEvent), actors: actors.map((each) => each.actor) }
}

function historyEvent(row: HistoryRow): HistoryEvent {
  const items = JSON.parse(row.subject) as string[]
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    action: row.action,
    words: row.words,
    items: items.slice(0, 50),
    itemCount: items.length,
    headline: row.headline,
    undoes: row.undoes,
    undoneBy: row.undone_by,
    canUndo: row.stands === 1 && canBeUndone(row.action),
  }
}
