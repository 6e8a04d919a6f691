import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'

/** A fingerprint that stands in more texts than this tells little: only the newest of them are looked at. */
const MOST_POSTINGS = 64

/** Puts the fingerprints of a text into the index. */
export function addPrints(db: Database, row: number, prints: Iterable<number>): void {
  prepared<[number, string], void>(
    db,
    'INSERT INTO story_print (hash, row) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
  ).run(row, JSON.stringify([...prints]))
}

/** The texts that share fingerprints with these, by row, with how many they share. */
export function findPrints(db: Database, prints: Iterable<number>): Map<number, number> {
  const shared = new Map<number, number>()
  const find = prepared<[number, number], number>(
    db,
    'SELECT row FROM story_print WHERE hash = ? ORDER BY row DESC LIMIT ?',
  ).pluck()
  for (const print of prints)
    for (const row of find.all(print, MOST_POSTINGS) as number[]) shared.set(row, (shared.get(row) ?? 0) + 1)
  return shared
}
