import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'

/** Nobody is obeyed for longer, in milliseconds; a later end is one that the clock was set back behind. */
const LONGEST_MS = 24 * 3_600_000

/** Leaves a whole host alone for a while; must run inside a transaction. */
export function holdHost(db: Database, host: string, until: Date, why: string): void {
  prepared<unknown[], void>(db, 'INSERT OR REPLACE INTO source_host (host, until, why) VALUES (?, ?, ?)').run(
    host,
    until.toISOString(),
    why,
  )
}

/** Until when a host wants to be left alone, and why; null where it may be asked. */
export function hostHold(db: Database, host: string, now: Date): { until: string; why: string } | null {
  const row = prepared<[string], { until: string; why: string }>(
    db,
    'SELECT until, why FROM source_host WHERE host = ?',
  ).get(host)
  const left = row ? Date.parse(row.until) - now.getTime() : 0
  return row && left > 0 && left <= LONGEST_MS ? row : null
}
