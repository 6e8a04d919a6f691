import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'

/** A fingerprint that stands in more texts than this tells little: only the newest of them are looked at. */
export const MOST_POSTINGS = 64

/** A fingerprint and the row of a text that it stands in. */
export type Print = [hash: number, row: number]

/**
 * Fingerprints are as good as random, so a tree of millions of them is written all over by every import. Sorted runs
 * are written once, in order, and merged four at a time (P. O'Neil and others, "The log-structured merge-tree", 1996):
 * each fingerprint is written again once for every fourfold growth of the desk.
 */
const MERGED = 4
/** Prints in a part: 400 of nine bytes fit in one page of SQLite's. */
const IN_PART = 400
const HASH_BYTES = 5
const PRINT_BYTES = 9
/** A part's id is its run's number and its own. */
const PARTS_OF_RUN = 2 ** 24
/** So many parts are kept in memory: 72 MB. */
const KEPT_PARTS = 20_000

type RunRow = { id: number; level: number; stamp: number; size: number; parts: number }
type KnownRun = { firsts: Float64Array; parts: Map<number, Buffer> }
type Known = { runs: Map<number, KnownRun>; parts: number }
const known = new WeakMap<Database, Known>()

/** Writes prints as a new run, and merges runs of one size once there are four. @param prints in order, by hash and row */
export function addRun(db: Database, prints: Iterable<Print>): void {
  writeRun(db, 0, prints)
  for (let level = 0; ; level++) {
    const same = runs(db).filter((run) => run.level === level)
    if (same.length < MERGED) return
    writeRun(db, level + 1, merged(same.map((run) => readRun(db, run))))
    for (const run of same) {
      prepared<[number], void>(db, 'DELETE FROM story_run WHERE id = ?').run(run.id)
      prepared<[number, number], void>(db, 'DELETE FROM story_run_part WHERE id >= ? AND id < ?').run(
        run.id * PARTS_OF_RUN,
        (run.id + 1) * PARTS_OF_RUN,
      )
    }
  }
}

/** For each hash, the rows that it stands with in the runs. @param hashes in ascending order or any other */
export function findInRuns(db: Database, hashes: Float64Array): number[][] {
  const found: number[][] = Array.from(hashes, () => [])
  for (const run of runs(db)) {
    const { firsts } = knownRun(db, run)
    hashes.forEach((hash, at) => {
      // The hash may begin at the end of the part before the first that begins with it or a larger one.
      for (let number = Math.max(0, firstFrom(firsts, hash) - 1); number < run.parts; number++) {
        if ((firsts[number] ?? Infinity) > hash) break
        takeRows(partOf(db, run, number), hash, found[at] ?? [])
      }
    })
  }
  return found
}

function takeRows(part: Buffer, hash: number, rows: number[]): void {
  let [low, high] = [0, part.length / PRINT_BYTES]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (part.readUIntBE(middle * PRINT_BYTES, HASH_BYTES) < hash) low = middle + 1
    else high = middle
  }
  for (let at = low * PRINT_BYTES; at < part.length; at += PRINT_BYTES) {
    if (part.readUIntBE(at, HASH_BYTES) !== hash) break
    rows.push(part.readUInt32BE(at + HASH_BYTES))
  }
}

/** The number of the first of these that is not smaller. */
function firstFrom(firsts: Float64Array, hash: number): number {
  let [low, high] = [0, firsts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((firsts[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

function runs(db: Database): RunRow[] {
  return prepared<[], RunRow>(db, 'SELECT id, level, stamp, size, parts FROM story_run ORDER BY id').all()
}

function knownRun(db: Database, run: RunRow): KnownRun {
  let all = known.get(db)
  if (!all) known.set(db, (all = { runs: new Map(), parts: 0 }))
  const kept = all.runs.get(run.stamp)
  if (kept) return kept
  const { firsts } = prepared<[number], { firsts: Buffer }>(
    db,
    'SELECT firsts FROM story_run WHERE id = ?',
  ).get(run.id) ?? { firsts: Buffer.alloc(0) }
  const made = {
    firsts: Float64Array.from({ length: run.parts }, (_, at) =>
      firsts.readUIntBE(at * HASH_BYTES, HASH_BYTES),
    ),
    parts: new Map<number, Buffer>(),
  }
  all.runs.set(run.stamp, made)
  return made
}

function partOf(db: Database, run: RunRow, number: number): Buffer {
  const { parts } = knownRun(db, run)
  const kept = parts.get(number)
  if (kept) return kept
  const part = readPart(db, run.id, number)
  const all = known.get(db)
  if (all && ++all.parts > KEPT_PARTS) {
    all.runs.clear()
    all.parts = 0
  }
  parts.set(number, part)
  return part
}

function readPart(db: Database, run: number, number: number): Buffer {
  const row = prepared<[number], { prints: Buffer }>(
    db,
    'SELECT prints FROM story_run_part WHERE id = ?',
  ).get(run * PARTS_OF_RUN + number)
  return row?.prints ?? Buffer.alloc(0)
}

function* readRun(db: Database, run: RunRow): Generator<Print> {
  for (let number = 0; number < run.parts; number++) {
    const part = readPart(db, run.id, number)
    for (let at = 0; at < part.length; at += PRINT_BYTES)
      yield [part.readUIntBE(at, HASH_BYTES), part.readUInt32BE(at + HASH_BYTES)]
  }
}

/** Several runs as one, in order, each print once, and of one hash only the newest texts. */
function* merged(sources: readonly Generator<Print>[]): Generator<Print> {
  const heads = sources.map((source) => source.next().value as Print | undefined)
  let group: Print[] = []
  for (;;) {
    let least = -1
    for (let at = 0; at < heads.length; at++) {
      const [one, other] = [heads[at], heads[least]]
      if (one && (!other || one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]))) least = at
    }
    const print = heads[least]
    if (!print) break
    heads[least] = sources[least]?.next().value as Print | undefined
    const last = group.at(-1)
    if (last && last[0] !== print[0]) {
      yield* group.slice(-MOST_POSTINGS)
      group = []
    } else if (last && last[1] === print[1]) continue
    group.push(print)
  }
  yield* group.slice(-MOST_POSTINGS)
}

function writeRun(db: Database, level: number, prints: Iterable<Print>): void {
  const id =
    (prepared<[], { id: number | null }>(db, 'SELECT max(id) AS id FROM story_run').get()?.id ?? 0) + 1
  const write = prepared<[number, Buffer], void>(db, 'INSERT INTO story_run_part (id, prints) VALUES (?, ?)')
  const firsts: number[] = []
  const part = Buffer.alloc(IN_PART * PRINT_BYTES)
  let [count, size] = [0, 0]
  const flush = (): void => {
    if (count > 0) write.run(id * PARTS_OF_RUN + firsts.length - 1, part.subarray(0, count * PRINT_BYTES))
    count = 0
  }
  for (const [hash, row] of prints) {
    if (count === IN_PART) flush()
    if (count === 0) firsts.push(hash)
    part.writeUIntBE(hash, count * PRINT_BYTES, HASH_BYTES)
    part.writeUInt32BE(row, count * PRINT_BYTES + HASH_BYTES)
    count += 1
    size += 1
  }
  flush()
  const index = Buffer.alloc(firsts.length * HASH_BYTES)
  firsts.forEach((first, at) => index.writeUIntBE(first, at * HASH_BYTES, HASH_BYTES))
  // Any number that no earlier run had; two programs may write to one store.
  const stamp = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
  prepared<[number, number, number, number, number, Buffer], void>(
    db,
    'INSERT INTO story_run (id, level, stamp, size, parts, firsts) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, level, stamp, size, firsts.length, index)
}
