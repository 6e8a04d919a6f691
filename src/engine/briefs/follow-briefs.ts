import type { Database } from 'better-sqlite3'
import type { LoggedEvent } from '../store/log.ts'
import type { Follower } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import type { RowChange } from '../store/tables.ts'

/** Notes the last event that touched each brief, by its own row, its sections or its entries. */
export const followBriefs: Follower = (db, done) => {
  noteBriefs(
    db,
    done.seq,
    done.changes,
    (table, id) =>
      prepared<[string], { brief: string }>(db, `SELECT brief FROM ${table} WHERE id = ?`).get(id)?.brief,
  )
  return []
}

/**
 * Makes the notes again from the whole log: a row that is gone by now is known from the event that made it.
 * @param events all of them, in order
 */
export function rebuildBriefEvents(db: Database, events: Iterable<LoggedEvent>): void {
  db.exec('DELETE FROM brief_event')
  const briefs = new Map<string, string>()
  for (const { seq, changes } of events) {
    for (const { key, after } of changes) {
      if (after?.['brief']) briefs.set(String(key['id']), String(after['brief']))
    }
    noteBriefs(db, seq, changes, (_table, id) => briefs.get(id))
  }
}

function noteBriefs(
  db: Database,
  seq: number,
  changes: readonly RowChange[],
  briefOf: (table: 'brief_section' | 'brief_entry', id: string) => string | undefined,
): void {
  const write = prepared<[string, number], void>(
    db,
    'INSERT OR REPLACE INTO brief_event (brief, seq) VALUES (?, ?)',
  )
  for (const { table, key, before, after } of changes) {
    const id = String(key['id'])
    if (table === 'brief') write.run(id, seq)
    if (table === 'brief_section' || table === 'brief_entry') {
      const brief = before?.['brief'] ?? after?.['brief'] ?? briefOf(table, id)
      if (brief) write.run(String(brief), seq)
    }
  }
}
