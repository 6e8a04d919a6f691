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
  const rows = query.item
    ? prepared<unknown[], HistoryRow>(
        db,
        `SELECT ${columns} FROM event_item i JOIN event e ON e.seq = i.seq JOIN event_standing s ON s.seq = e.seq
         WHERE i.item = ? AND i.seq < ? AND (? IS NULL OR e.actor = ?) ORDER BY i.seq DESC LIMIT ?`,
      ).all(query.item, before, query.actor ?? null, query.actor ?? null, query.count)
    : prepared<unknown[], HistoryRow>(
        db,
        `SELECT ${columns} FROM event e JOIN event_standing s ON s.seq = e.seq
         WHERE e.seq < ? AND (? IS NULL OR e.actor = ?) ORDER BY e.seq DESC LIMIT ?`,
      ).all(before, query.actor ?? null, query.actor ?? null, query.count)
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
