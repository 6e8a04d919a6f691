import type { Database } from 'better-sqlite3'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { asLanded, cameIn, withItsMail } from './as-landed.ts'
import { finishFile, freshResult, type FileResult } from './file-lines.ts'
import { importProgress } from './import-progress.ts'
import type { ImportRun, Reading } from './import-run.ts'
import { recordOutcome } from './land-drafts.ts'
import { landReread, type RereadItem } from './land-reread.ts'
import { readKept } from './read-kept.ts'
import type { Received } from './received.ts'
import { TURN_ITEMS, TURN_MS } from './turns.ts'
import { problemOf } from './walk-paths.ts'

/** So many originals are with the readers at once. */
const AT_ONCE = 4

type Original = {
  sha256: string
  size: number
  /** As the receipt names it: its name, with the beginning of its hash where others have that name too. */
  path: string
  name: string
  mediaType: string
}

/**
 * Reads the originals of some items again with today's readers, each original once. What differs becomes a version; an
 * item that cannot be read any more keeps its version and is named. An original that has its line already (the work is
 * being resumed) is passed over.
 * @param items ids; items beside them in the same original are left alone
 */
export async function rereadOriginals(
  run: ImportRun,
  items: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { db } = run.store
  const wanted = new Set(items)
  const originals = originalsOf(db, items)
  const done = new Set(
    prepared<[string], { path: string }>(db, 'SELECT path FROM import_file WHERE import = ?')
      .all(run.import)
      .map((row) => row.path),
  )
  const open = originals.filter((each) => !done.has(each.path))
  run.store.transaction(() => {
    prepared<[number, string], void>(db, 'UPDATE import SET files_total = ? WHERE id = ?').run(
      originals.length,
      run.import,
    )
  })
  const progress = importProgress(run, originals.length - open.length, originals.length)
  let next = 0
  const work = async (): Promise<void> => {
    for (let original = open[next++]; original && !signal.aborted; original = open[next++]) {
      await rereadOriginal({ ...run, progress }, original, wanted, signal)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** The originals of the current versions of these items, in the order of the items. */
function originalsOf(db: Database, items: readonly string[]): Original[] {
  const original = prepared<[string], Omit<Original, 'path'>>(
    db,
    `SELECT original AS sha256, original_size AS size, original_name AS name, media_type AS mediaType
     FROM item_list WHERE id = ? AND withdrawn = 0`,
  )
  const found = new Map<string, Omit<Original, 'path'>>()
  const names = new Map<string, number>()
  for (const item of items) {
    const each = original.get(item)
    if (!each || found.has(each.sha256)) continue
    found.set(each.sha256, each)
    names.set(each.name, (names.get(each.name) ?? 0) + 1)
  }
  return [...found.values()].map((each) => ({
    ...each,
    path: names.get(each.name) === 1 ? each.name : `${each.name} (${each.sha256.slice(0, 12)})`,
  }))
}

type Wanted = RereadItem & { locator: string; headline: string }

/** The items of an original that are to be read again, and were not yet by this work. */
function itemsOf(run: Reading, original: Original, wanted: ReadonlySet<string>): Map<string, Wanted> {
  const have = new Set(
    prepared<[string, string], { locator: string }>(
      run.store.db,
      'SELECT locator FROM import_item WHERE import = ? AND path = ?',
    )
      .all(run.import, original.path)
      .map((row) => row.locator),
  )
  const rows = prepared<[string], Wanted>(
    run.store.db,
    `SELECT l.id AS item, v.id AS version, coalesce(v.reread_of, v.id) AS root, v.locator, l.headline
     FROM item_version v JOIN item_list l ON l.version = v.id AND l.id = v.item AND l.withdrawn = 0
     WHERE v.original = ?`,
  ).all(original.sha256)
  return new Map(
    rows.filter((row) => wanted.has(row.item) && !have.has(row.locator)).map((row) => [row.locator, row]),
  )
}

async function rereadOriginal(
  run: Reading,
  original: Original,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const items = itemsOf(run, original, wanted)
  const told = cameIn(run.store.db, original.sha256, original.name)
  const result = { ...freshResult(), mediaType: original.mediaType }
  let problem: Problem | null = null
  const onEvents = async (events: readonly ReadEvent<PreparedDraft>[]): Promise<void> => {
    for (let at = 0; at < events.length && !signal.aborted;) {
      const [began, first] = [performance.now(), at]
      run.store.transaction(() => {
        while (at < events.length && at - first < TURN_ITEMS && performance.now() - began < TURN_MS) {
          const event = events[at++]
          if (event?.kind === 'problem') problem = event.problem
          else if (event) takeEvent(run, original, told.received, items, event, result)
        }
      })
      run.progress.tell()
      await breathe()
    }
  }
  try {
    await readKept(run, original, told.hints, { signal, onEvents })
  } catch (error) {
    problem = problemOf(error, original.path)
  }
  if (signal.aborted) return
  run.store.transaction(() => {
    keepTheRest(run, original, items, problem, result)
    finishFile(run, original.path, original, result)
  })
  run.progress.file()
  run.progress.tell()
}

function takeEvent(
  run: Reading,
  original: Original,
  received: Received | null,
  items: Map<string, Wanted>,
  event: Exclude<ReadEvent<PreparedDraft>, { kind: 'problem' }>,
  result: FileResult,
): void {
  if (event.kind === 'format') result.mediaType = event.mediaType
  if (event.kind !== 'draft') return
  const { db } = run.store
  const [only] = items.values()
  const draft = asLanded(db, original.sha256, received, only?.item, event.draft)
  const known = draft && items.get(draft.locator)
  if (!draft || !known) return
  items.delete(draft.locator)
  const landing = {
    import: run.import,
    path: original.path,
    original: original.sha256,
    originalName: original.name,
    mediaType: result.mediaType,
    now: run.now().toISOString(),
  }
  landReread(db, run.after, landing, withItsMail(db, known.version, draft), known)
  run.progress.piece(false)
}

/** Items that today's reader did not give keep their version, and the receipt says so of each. */
function keepTheRest(
  run: Reading,
  original: Original,
  items: ReadonlyMap<string, Wanted>,
  problem: Problem | null,
  result: FileResult,
): void {
  if (items.size === 0) return
  const why = problem?.words ?? `Today’s reader does not find it in ${original.path} any more.`
  for (const { item, locator, headline } of items.values()) {
    recordOutcome(run.store.db, { import: run.import, path: original.path }, locator, {
      item,
      version: null,
      outcome: 'refused',
      headline,
      words: `It keeps the version that is here. ${why}`,
    })
    run.progress.piece(true)
  }
  result.code = problem?.code ?? 'NO_TEXT'
  result.words = why
}
