import type { Database } from 'better-sqlite3'
import type { UndoResult } from '../../contract/history.ts'
import { Refusal } from '../../contract/errors.ts'
import { eventOf, type EventRow, type LoggedEvent } from './log.ts'
import type { Store } from './open-store.ts'
import { record, stillAs, type Follower, type Performer } from './perform.ts'
import { prepared } from './prepared.ts'
import { placeOf, tableKeys, type Columns, type RowChange } from './tables.ts'

/** Events that cannot be undone: what has left the desk has left it. */
const FINAL_ACTIONS = new Set(['brief.export'])

/** Whether an event of this action may be undone at all. */
export function canBeUndone(action: string): boolean {
  return !FINAL_ACTIONS.has(action)
}

/**
 * Undoes one named event without undoing the rest, or else the performer's own last action that still stands.
 * The undo is an event of its own, with before and after swapped.
 * @throws Refusal `NOTHING_TO_UNDO`, `NOT_FOUND`, or `CHANGED_SINCE` naming the later event in the way
 */
export function undo(
  store: Store,
  followers: readonly Follower[],
  performer: Performer,
  event?: number,
): UndoResult {
  return store.transaction(() => {
    const seq = event ?? lastStanding(store.db, performer.actor)
    if (seq === undefined) throw new Refusal('NOTHING_TO_UNDO', 'There is nothing of yours left to undo.')
    return reverse(store, followers, performer, seq)
  })
}

/**
 * Redoes what the performer undid last, as long as they have done nothing since.
 * @throws Refusal `NOTHING_TO_UNDO` or `CHANGED_SINCE`
 */
export function redo(store: Store, followers: readonly Follower[], performer: Performer): UndoResult {
  return store.transaction(() => {
    const { actor } = performer
    const last = prepared<[string], { seq: number | null }>(
      store.db,
      'SELECT max(seq) AS seq FROM event_standing WHERE actor = ? AND undoes IS NULL',
    ).get(actor)
    const undone = prepared<[string, number], { seq: number }>(
      store.db,
      `SELECT u.seq FROM event_standing u JOIN event_standing e ON e.seq = u.undoes
       WHERE u.actor = ? AND u.stands = 1 AND e.undoes IS NULL AND u.seq > ? ORDER BY u.seq DESC LIMIT 1`,
    ).get(actor, last?.seq ?? 0)
    if (!undone) throw new Refusal('NOTHING_TO_UNDO', 'There is nothing to redo.')
    return reverse(store, followers, performer, undone.seq)
  })
}

function lastStanding(db: Database, actor: string): number | undefined {
  const candidates = prepared<[string], { seq: number; action: string }>(
    db,
    `SELECT s.seq, e.action FROM event_standing s JOIN event e ON e.seq = s.seq
     WHERE s.actor = ? AND s.undoes IS NULL AND s.stands = 1 ORDER BY s.seq DESC`,
  )
  for (const candidate of candidates.iterate(actor)) {
    if (canBeUndone(candidate.action)) return candidate.seq
  }
  return undefined
}

function reverse(
  store: Store,
  followers: readonly Follower[],
  performer: Performer,
  seq: number,
): UndoResult {
  const row = prepared<[number], EventRow>(store.db, 'SELECT * FROM event WHERE seq = ?').get(seq)
  if (!row) throw new Refusal('NOT_FOUND', `There is no event ${seq} in the log.`)
  const event = eventOf(row)
  if (!canBeUndone(event.action)) throw new Refusal('INVALID', `“${event.words}” cannot be undone.`)
  const standing = prepared<[number], { stands: number }>(
    store.db,
    'SELECT stands FROM event_standing WHERE seq = ?',
  ).get(seq)
  if (standing?.stands === 0) throw new Refusal('INVALID', `“${event.words}” is undone already.`)
  // To undo an undo, by name or as what was undone last, is to redo.
  const action = event.action === 'undo' ? 'redo' : 'undo'
  const changes = event.changes.map(swapped).reverse()
  for (const change of changes) refuseIfChanged(store.db, event, change)
  const original = originalWords(store.db, event)
  const words = `${action === 'undo' ? 'Undid' : 'Redid'}: ${original}`
  const { seq: made, items } = record(store.db, followers, {
    at: performer.now().toISOString(),
    actor: performer.actor,
    action,
    words,
    subject: event.subject,
    changes,
    undoes: seq,
  })
  return { event: made, words, items }
}

/** The words of the action at the root of a chain of undos. */
function originalWords(db: Database, event: LoggedEvent): string {
  let at = event
  while (at.undoes !== null) {
    const row = prepared<[number], EventRow>(db, 'SELECT * FROM event WHERE seq = ?').get(at.undoes)
    if (!row) break
    at = eventOf(row)
  }
  return at.words
}

function swapped(change: RowChange): RowChange {
  return { ...change, before: change.after, after: change.before }
}

function refuseIfChanged(db: Database, event: LoggedEvent, change: RowChange): void {
  const keyColumns = tableKeys[change.table]
  const current = prepared<unknown[], Columns>(
    db,
    `SELECT * FROM ${change.table} WHERE ${keyColumns.map((column) => `${column} = ?`).join(' AND ')}`,
  ).get(...keyColumns.map((column) => change.key[column]))
  if (stillAs(current, change.before)) return
  const later = prepared<
    [string, number],
    { seq: number; words: string; actor: string; item: string | null }
  >(
    db,
    `SELECT e.seq, e.words, e.actor, json_extract(e.subject, '$[0]') AS item FROM event_row r
     JOIN event e ON e.seq = r.seq JOIN event_standing s ON s.seq = r.seq
     WHERE r.place = ? AND r.seq > ? AND s.stands = 1 AND e.undoes IS NULL ORDER BY r.seq DESC LIMIT 1`,
  ).get(placeOf(change), event.seq)
  throw new Refusal(
    'CHANGED_SINCE',
    later
      ? `A later event stands in the way: ${later.seq}, “${later.words}” by ${later.actor}. Undo that first.`
      : `“${event.words}” cannot be undone: the row has changed since.`,
    later?.item ? [later.item] : event.subject.slice(0, 1),
    later?.seq ?? null,
  )
}
