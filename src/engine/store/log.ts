import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { prepared } from './prepared.ts'
import { placeOf, type RowChange } from './tables.ts'

/** An event as it stands in the log. */
export type LoggedEvent = {
  seq: number
  at: string
  actor: string
  action: string
  words: string
  subject: string[]
  changes: RowChange[]
  undoes: number | null
}

export type EventRow = Omit<LoggedEvent, 'subject' | 'changes'> & {
  subject: string
  changes: string
  hash: string
}

/** The hash that stands before the first event. */
export const GENESIS = '0'.repeat(64)

/**
 * SHA-256 over the previous hash and the event in RFC 8785 canonical JSON, in hexadecimal.
 * @param previous hash of the event before, or `GENESIS`
 */
export function chainHash(previous: string, event: LoggedEvent): string {
  return createHash('sha256')
    .update(previous)
    .update(canonicalize(event) as string)
    .digest('hex')
}

/** The event of a stored row, its JSON columns read. */
export function eventOf(row: EventRow): LoggedEvent {
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    action: row.action,
    words: row.words,
    undoes: row.undoes,
    subject: JSON.parse(row.subject) as string[],
    changes: JSON.parse(row.changes) as RowChange[],
  }
}

/** Number and hash of the newest event; 0 and `GENESIS` in an empty log. */
export function logHead(db: Database): { seq: number; hash: string } {
  return (
    prepared<[], { seq: number; hash: string }>(
      db,
      'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1',
    ).get() ?? {
      seq: 0,
      hash: GENESIS,
    }
  )
}

/**
 * Appends an event and its derived rows. Must be called inside the transaction that makes the changes.
 * @returns the event's number
 */
export function appendEvent(db: Database, event: Omit<LoggedEvent, 'seq'>): number {
  const head = logHead(db)
  const logged = { seq: head.seq + 1, ...event }
  prepared<unknown[], void>(
    db,
    'INSERT INTO event (seq, at, actor, action, words, subject, changes, undoes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    logged.seq,
    logged.at,
    logged.actor,
    logged.action,
    logged.words,
    JSON.stringify(logged.subject),
    JSON.stringify(logged.changes),
    logged.undoes,
    chainHash(head.hash, logged),
  )
  deriveEvent(db, logged)
  return logged.seq
}

/** Writes the rows that are derived from one event: its standing, its items, its places. */
export function deriveEvent(db: Database, event: LoggedEvent): void {
  prepared<unknown[], void>(
    db,
    'INSERT INTO event_standing (seq, actor, undoes, stands, undone_by) VALUES (?, ?, ?, 1, NULL)',
  ).run(event.seq, event.actor, event.undoes)
  if (event.undoes !== null) setStanding(db, event.undoes, false, event.seq)
  const insertItem = prepared<unknown[], void>(
    db,
    'INSERT OR IGNORE INTO event_item (item, seq) VALUES (?, ?)',
  )
  for (const item of event.subject) insertItem.run(item, event.seq)
  const insertRow = prepared<unknown[], void>(
    db,
    'INSERT OR IGNORE INTO event_row (place, seq) VALUES (?, ?)',
  )
  for (const change of event.changes) insertRow.run(placeOf(change), event.seq)
}

/** An undo that is itself undone makes the first event stand again, however long the chain. */
function setStanding(db: Database, seq: number, stands: boolean, by: number): void {
  prepared<unknown[], void>(db, 'UPDATE event_standing SET stands = ?, undone_by = ? WHERE seq = ?').run(
    stands ? 1 : 0,
    stands ? null : by,
    seq,
  )
  const { undoes } = prepared<[number], { undoes: number | null }>(
    db,
    'SELECT undoes FROM event_standing WHERE seq = ?',
  ).get(seq) ?? { undoes: null }
  if (undoes !== null) setStanding(db, undoes, !stands, by)
}
