import type { Follower } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'

/** Notes the last event that touched each brief, by its own row, its sections or its entries. */
export const followBriefs: Follower = (db, done) => {
  const briefs = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'brief') briefs.add(String(change.key['id']))
    if (change.table === 'brief_section' || change.table === 'brief_entry') {
      const named = change.before?.['brief'] ?? change.after?.['brief']
      const id = named ?? briefOf(db, change.table, String(change.key['id']))
      if (id) briefs.add(String(id))
    }
  }
  const write = prepared<[string, number], void>(
    db,
    'INSERT OR REPLACE INTO brief_event (brief, seq) VALUES (?, ?)',
  )
  for (const brief of briefs) write.run(brief, done.seq)
  return []
}

function briefOf(
  db: Parameters<Follower>[0],
  table: 'brief_section' | 'brief_entry',
  id: string,
): string | undefined {
  return prepared<[string], { brief: string }>(db, `SELECT brief FROM ${table} WHERE id = ?`).get(id)?.brief
}
