import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import { addRun, findInRuns, MOST_POSTINGS, type Print } from './print-runs.ts'

/** So many fingerprints wait in a small tree before they become a sorted run. */
const WAITING = 16_384

const waiting = new WeakMap<Database, number>()

/** Puts the fingerprints of a text into the index. Must run in the transaction of the landing. */
export function addPrints(db: Database, row: number, prints: Float64Array): void {
  prepared<[number, string], void>(
    db,
    'INSERT INTO story_print (hash, row) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
  ).run(row, JSON.stringify(Array.from(prints)))
  const count = (waiting.get(db) ?? countWaiting(db)) + prints.length
  waiting.set(db, count)
  if (count < WAITING) return
  const rows = prepared<[], Print>(db, 'SELECT hash, row FROM story_print ORDER BY hash, row').raw().all()
  addRun(db, rows)
  prepared<[], void>(db, 'DELETE FROM story_print').run()
  waiting.set(db, 0)
}

function countWaiting(db: Database): number {
  return prepared<[], { count: number }>(db, 'SELECT count(*) AS count FROM story_print').get()?.count ?? 0
}

/** The texts that share fingerprints with these, by row, with how many they share. @param prints distinct */
export function findPrints(db: Database, prints: Float64Array): Map<number, number> {
  const rows = new Map<number, number[]>()
  const waitingRows = prepared<[string], Print>(
    db,
    'SELECT p.hash, p.row FROM json_each(?) j CROSS JOIN story_print p ON p.hash = j.value',
  )
    .raw()
    .all(JSON.stringify(Array.from(prints)))
  for (const [hash, row] of waitingRows) {
    const known = rows.get(hash)
    if (known) known.push(row)
    else rows.set(hash, [row])
  }
  const shared = new Map<number, number>()
  findInRuns(db, prints).forEach((older, at) => {
    let found = [...older, ...(rows.get(prints[at] ?? 0) ?? [])]
    if (found.length > MOST_POSTINGS) found = found.sort((one, other) => other - one).slice(0, MOST_POSTINGS)
    // A text may stand in two runs, if it was taken in again.
    for (const row of found.length > 1 ? new Set(found) : found) shared.set(row, (shared.get(row) ?? 0) + 1)
  })
  return shared
}

/** Every text that holds one of these fingerprints, by row, as far as the index keeps them. */
export function rowsWith(db: Database, prints: Float64Array): Set<number> {
  const waitingRows = prepared<[string], number>(
    db,
    'SELECT p.row FROM json_each(?) j CROSS JOIN story_print p ON p.hash = j.value',
  )
    .pluck()
    .all(JSON.stringify(Array.from(prints)))
  return new Set([...waitingRows, ...findInRuns(db, prints).flat()])
}

/** Empties the index, before it is made again. */
export function clearPrints(db: Database): void {
  db.exec('DELETE FROM story_print; DELETE FROM story_run; DELETE FROM story_run_part')
  waiting.set(db, 0)
}
