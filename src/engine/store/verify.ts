import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { checkDecisions } from './check-decisions.ts'
import { chainHash, eventOf, GENESIS, type EventRow } from './log.ts'
import { originalStream } from './keep-original.ts'
import type { Store } from './open-store.ts'
import { prepared } from './prepared.ts'

/** One thing that is not as it should be, named by event number, hash or table. */
export type Damage = {
  what: 'log' | 'original' | 'database' | 'derived' | 'decision' | 'export'
  name: string
  words: string
}
export type Verified = { events: number; originals: number; damage: Damage[] }

/** A check of rows that can be made again from others; handed in by the capabilities that own them. */
export type DerivedCheck = (db: Database) => Damage[] | Promise<Damage[]>

/**
 * Checks everything that can be checked: SQLite's integrity, the chain of the log, every decision against the log,
 * every original against its hash, and what the capabilities hand in. Reads only.
 */
export async function verifyStore(store: Store, checks: readonly DerivedCheck[]): Promise<Verified> {
  const damage: Damage[] = [
    ...checkDatabase(store.reader),
    ...checkLog(store.reader),
    ...checkDecisions(store.reader),
  ]
  const originals = prepared<[], { sha256: string; size: number }>(
    store.reader,
    'SELECT sha256, size FROM original',
  ).all()
  for (const original of originals) damage.push(...(await checkOriginal(store, original)))
  for (const check of checks) damage.push(...(await check(store.reader)))
  const events =
    prepared<[], { count: number }>(store.reader, 'SELECT count(*) AS count FROM event').get()?.count ?? 0
  return { events, originals: originals.length, damage }
}

function checkDatabase(db: Database): Damage[] {
  const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[]
  const foreign = db.pragma('foreign_key_check') as { table: string }[]
  return [
    ...rows
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => ({ what: 'database' as const, name: 'integrity', words: row.integrity_check })),
    ...foreign.map((row) => ({
      what: 'database' as const,
      name: row.table,
      words: 'A row names another that is gone.',
    })),
  ]
}

/** Recomputes the chain; the first event that does not fit is named, for all after it hang on it. */
function checkLog(db: Database): Damage[] {
  let previous = GENESIS
  let expected = 1
  for (const row of db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').iterate()) {
    if (row.seq !== expected)
      return [{ what: 'log', name: String(expected), words: `Event ${expected} is missing.` }]
    if (chainHash(previous, eventOf(row)) !== row.hash) {
      return [{ what: 'log', name: String(row.seq), words: `Event ${row.seq} is not what was written.` }]
    }
    previous = row.hash
    expected++
  }
  return []
}

async function checkOriginal(store: Store, original: { sha256: string; size: number }): Promise<Damage[]> {
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of originalStream(store.home, original.sha256) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.byteLength
    }
  } catch {
    return [
      { what: 'original', name: original.sha256, words: `The original ${original.sha256} cannot be read.` },
    ]
  }
  return hash.digest('hex') === original.sha256 && size === original.size
    ? []
    : [{ what: 'original', name: original.sha256, words: `The original ${original.sha256} has changed.` }]
}
