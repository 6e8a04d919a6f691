import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import { SHINGLE } from './fingerprints.ts'

type Known = { stamp: number; shingles: Set<number> }
const known = new WeakMap<Database, Map<string, Known>>()

/** The shingles that recur in a source, as far as they were found; null where there are none. */
export function framesOf(db: Database, source: string | null): ReadonlySet<number> | null {
  if (source === null) return null
  const state = prepared<[string], { stamp: number }>(
    db,
    'SELECT stamp FROM story_frame_state WHERE source = ?',
  ).get(source)
  if (!state) return null
  let sources = known.get(db)
  if (!sources) known.set(db, (sources = new Map()))
  const kept = sources.get(source)
  if (kept?.stamp === state.stamp) return kept.shingles
  const rows = prepared<[string], { shingle: number }>(
    db,
    'SELECT shingle FROM story_frame WHERE source = ?',
  ).all(source)
  const shingles = new Set(rows.map((row) => row.shingle))
  sources.set(source, { stamp: state.stamp, shingles })
  return shingles
}

/** Adds shingles to what recurs in a source. */
export function addFrames(db: Database, source: string, shingles: Iterable<number>): void {
  const write = prepared<[string, number], void>(
    db,
    'INSERT INTO story_frame (source, shingle) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  let added = 0
  for (const shingle of shingles) added += write.run(source, shingle).changes
  if (added === 0) return
  // Any number that no earlier state had; two programs may write to one store.
  const stamp = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
  prepared<[string, number], void>(
    db,
    `INSERT INTO story_frame_state (source, stamp) VALUES (?, ?)
     ON CONFLICT (source) DO UPDATE SET stamp = excluded.stamp`,
  ).run(source, stamp)
}

/** Which words of a text stand in recurring shingles: 1 for each; null where none does. */
export function frameWords(
  shingles: Float64Array,
  words: number,
  frames: ReadonlySet<number> | null,
): Uint8Array | null {
  if (frames === null) return null
  let found: Uint8Array | null = null
  shingles.forEach((shingle, at) => {
    if (!frames.has(shingle)) return
    found ??= new Uint8Array(words)
    found.fill(1, at, at + SHINGLE)
  })
  return found
}

/** Forgets all page frames, before they are found again. */
export function forgetFrames(db: Database): void {
  db.exec('DELETE FROM story_frame; DELETE FROM story_frame_state')
}
