import { setImmediate as breathe } from 'node:timers/promises'
import type { Notice } from '../../contract/desk.ts'
import type { Problem } from '../../contract/errors.ts'
import type { FileOutcome, ItemOutcome } from '../../contract/imports.ts'
import type { ReadEvent } from '../items/draft.ts'
import { keepOriginal, keepOriginalFile, readOriginal, type KeptOriginal } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { landDraft, recordOutcome, type AfterLanding } from './land-drafts.ts'
import type { ImportSources } from './import-sources.ts'
import type { ReaderPool } from './reader-pool.ts'
import { receiptCounts } from './receipts.ts'
import { problemOf, walkPaths } from './walk-paths.ts'

/** A file beyond this is kept but not read. */
const READ_LIMIT = 64 * 1024 * 1024
/** Files up to this size are kept and read ahead of their turn, so many at a time. */
const AHEAD_LIMIT = 64 * 1024
const AHEAD = 12
/** A transaction ends after this many milliseconds or items, so that queries and actions get their turn. */
const TURN_MS = 25
const TURN_ITEMS = 250
/** Containers in containers are opened so deep. */
const DEEPEST = 2
/** How often progress is told, in milliseconds. */
const TELL_MS = 100

/** What reading the files of one import needs. */
export type ImportRun = {
  store: Store
  pool: ReaderPool
  after: AfterLanding
  tell: (notice: Notice) => void
  now: () => Date
  import: string
  name: string
}

type Reading = ImportRun & { progress: Progress }
/** A file to read: on disk, or (an entry of a zip) kept already. */
type Pending = {
  path: string
  modified: string | null
  depth: number
  size: number
  file: string | null
  kept: KeptOriginal | null
}
/** A file whose bytes are kept; with its events too where it was small enough to be read ahead. */
type Kept = {
  pending: Pending
  original: KeptOriginal | null
  problem: Problem | null
  events: ReadEvent[] | null
}
type FileResult = {
  code: string | null
  words: string
  warnings: Problem[]
  mediaType: string
  nested: number
  refused: Problem | null
}

/**
 * Keeps and reads every file of an import and lands what is in them, in order; a file that has an outcome already
 * (the import is being resumed) is passed over. One bad file never stops the rest.
 */
export async function readFiles(run: ImportRun, sources: ImportSources, signal: AbortSignal): Promise<void> {
  const { files, unreachable } = await walkPaths(sources.paths, signal)
  const done = new Set(
    prepared<[string], { path: string }>(run.store.db, 'SELECT path FROM import_file WHERE import = ?')
      .all(run.import)
      .map((row) => row.path),
  )
  const shown = (path: string): string =>
    sources.temporary.length === 0 ? path : path.split('/').slice(1).join('/') || path
  const pending: Pending[] = files
    .map((each) => ({
      path: shown(each.path),
      modified: each.modified,
      depth: 0,
      size: each.size,
      file: each.file,
      kept: null,
    }))
    .filter((each) => !done.has(each.path))
  run.store.transaction(() => {
    prepared<[number, string], void>(run.store.db, 'UPDATE import SET files_total = ? WHERE id = ?').run(
      files.length + unreachable.length,
      run.import,
    )
    for (const { path, problem } of unreachable)
      if (!done.has(shown(path))) refuseFile(run, shown(path), null, problem)
  })
  const total = files.length + unreachable.length
  const reading = { ...run, progress: teller(run, done.size + unreachable.length, total) }
  await takeInOrder(reading, pending, sources.url, signal)
}

/** Reads ahead what is small, and lands everything in order. */
async function takeInOrder(
  run: Reading,
  pending: readonly Pending[],
  url: string | null,
  signal: AbortSignal,
): Promise<void> {
  const ahead: Promise<Kept>[] = []
  let next = 0
  const fill = (): void => {
    while (next < pending.length && ahead.length < AHEAD && !signal.aborted) {
      const each = pending[next++]
      if (each) ahead.push(keepFile(run, each, url, signal))
    }
  }
  fill()
  while (ahead.length > 0 && !signal.aborted) {
    const ready = [await ahead.shift()]
    fill()
    // Small files that are ready by now land in one transaction: a commit each would wait for the disk each time.
    while (ready.length < TURN_ITEMS && ahead[0] !== undefined && (await settled(ahead[0]))) {
      ready.push(await ahead.shift())
      fill()
    }
    await landFiles(
      run,
      ready.filter((each) => each !== undefined),
      url,
      signal,
    )
  }
  await Promise.allSettled(ahead)
}

async function keepFile(
  run: ImportRun,
  pending: Pending,
  url: string | null,
  signal: AbortSignal,
): Promise<Kept> {
  try {
    const original = pending.kept ?? (await keepOriginalFile(run.store.home, pending.file ?? ''))
    const events =
      original.size > 0 && original.size <= AHEAD_LIMIT
        ? await readAhead(run, pending, original, url, signal)
        : null
    return { pending, original, problem: null, events }
  } catch (error) {
    return { pending, original: null, problem: problemOf(error, pending.path), events: null }
  }
}

async function readAhead(
  run: ImportRun,
  pending: Pending,
  original: KeptOriginal,
  url: string | null,
  signal: AbortSignal,
): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  await run.pool.read(await readOriginal(run.store.home, original.sha256), hintsOf(pending, url), {
    signal,
    onEvents: async (batch) => void events.push(...batch),
  })
  return events
}

function hintsOf(
  pending: Pending,
  url: string | null,
): { name: string; mediaType: null; url: string | null; modified: string | null } {
  return { name: pending.path, mediaType: null, url, modified: pending.modified }
}

async function landFiles(
  run: Reading,
  files: readonly Kept[],
  url: string | null,
  signal: AbortSignal,
): Promise<void> {
  let at = 0
  while (at < files.length && !signal.aborted) {
    const file = files[at]
    if (file?.original && !landsWhole(file)) {
      await landStreaming(run, file, file.original, url, signal)
      at++
      continue
    }
    const began = performance.now()
    run.store.transaction(() => {
      for (
        let each = file;
        each && landsWhole(each) && performance.now() - began < TURN_MS;
        each = files[++at]
      ) {
        landWhole(run, each)
        run.progress.file()
      }
    })
    run.progress.tell()
    await breathe()
  }
}

/** Whether a file takes one turn: nothing of it is left to read, and it holds no other files. */
function landsWhole(file: Kept): boolean {
  if (file.original === null || file.original.size === 0 || file.original.size > READ_LIMIT) return true
  return file.events !== null && file.events.every((event) => event.kind !== 'nested')
}

/** Lands a small file whose events are all here. */
function landWhole(run: Reading, file: Kept): void {
  const { path } = file.pending
  if (file.original === null) {
    refuseFile(
      run,
      path,
      null,
      file.problem ?? { code: 'UNREADABLE', words: `${path} could not be read. Try it again.` },
    )
    return
  }
  nameOriginal(run, file.original)
  if (file.original.size === 0) {
    refuseFile(run, path, file.original, {
      code: 'EMPTY',
      words: `${path} is empty: it has no bytes at all.`,
    })
    return
  }
  if (file.original.size > READ_LIMIT) {
    const words = `${path} is larger than 64 MB, too large to read. It is kept, not read.`
    finishFile(run, path, file.original, { ...freshResult(), code: 'TOO_LARGE', words })
    return
  }
  const result = freshResult()
  for (const event of file.events ?? []) landEvent(run, file, file.original, event, result)
  finishFile(run, path, file.original, result)
}

/** Lands a file of any size as its reader goes on: short transactions, and the reader waits for each. */
async function landStreaming(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  url: string | null,
  signal: AbortSignal,
): Promise<void> {
  const result = freshResult()
  const nested: Pending[] = []
  const { path, depth } = file.pending
  const have = new Set(
    prepared<[string, string], { locator: string }>(
      run.store.db,
      'SELECT locator FROM import_item WHERE import = ? AND path = ?',
    )
      .all(run.import, path)
      .map((row) => row.locator),
  )
  run.store.transaction(() => nameOriginal(run, original))
  const onEvents = async (events: readonly ReadEvent[]): Promise<void> => {
    let at = 0
    while (at < events.length) {
      const began = performance.now()
      const first = at
      run.store.transaction(() => {
        while (at < events.length && at - first < TURN_ITEMS && performance.now() - began < TURN_MS) {
          const event = events[at++]
          if (event === undefined || event.kind === 'nested') continue
          // An import that is resumed has some of this file's items already.
          if (event.kind === 'draft' && have.has(event.draft.locator)) continue
          landEvent(run, file, original, event, result)
        }
      })
      run.progress.tell()
      await breathe()
    }
    for (const event of events) {
      if (event.kind !== 'nested') continue
      result.nested++
      const kept = await keepOriginal(run.store.home, event.nested.bytes)
      nested.push({
        path: `${path}/${event.nested.path}`,
        modified: null,
        depth: depth + 1,
        size: kept.size,
        file: null,
        kept,
      })
    }
  }
  try {
    if (file.events) await onEvents(file.events)
    else {
      const bytes = await readOriginal(run.store.home, original.sha256)
      await run.pool.read(bytes, hintsOf(file.pending, url), { signal, onEvents })
    }
  } catch (error) {
    result.refused = problemOf(error, path)
  }
  if (signal.aborted) return
  const open = nested.filter((each) => !isDone(run, each.path))
  if (depth < DEEPEST) await takeInOrder(run, open, url, signal)
  else {
    const words = (each: Pending): string =>
      `${each.path} lies too deep inside other containers. It is kept, not read.`
    run.store.transaction(() => {
      for (const each of open) {
        if (each.kept) nameOriginal(run, each.kept)
        refuseFile(run, each.path, each.kept, { code: 'TOO_DEEP', words: words(each) })
      }
    })
  }
  if (signal.aborted) return
  run.store.transaction(() => finishFile(run, path, original, result))
  run.progress.file()
  run.progress.tell()
}

function freshResult(): FileResult {
  return {
    code: null,
    words: '',
    warnings: [],
    mediaType: 'application/octet-stream',
    nested: 0,
    refused: null,
  }
}

function landEvent(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  event: ReadEvent,
  result: FileResult,
): void {
  const { path } = file.pending
  if (event.kind === 'format') {
    result.mediaType = event.mediaType
  } else if (event.kind === 'problem') {
    const warning = event.problem.code === 'ENCODING_GUESSED' || event.problem.code === 'FEED_DAMAGED'
    if (warning) result.warnings.push(event.problem)
    else result.refused = event.problem
  } else if (event.kind === 'refused') {
    recordOutcome(run.store.db, { import: run.import, path }, event.locator, {
      item: null,
      version: null,
      outcome: 'refused',
      headline: event.headline,
      words: event.problem.words,
    })
    run.progress.piece(true)
  } else if (event.kind === 'draft') {
    run.progress.piece(false)
    const name = path.split('/').at(-1) ?? path
    landDraft(
      run.store.db,
      run.after,
      {
        import: run.import,
        path,
        original: original.sha256,
        originalName: name,
        mediaType: result.mediaType,
        now: run.now().toISOString(),
      },
      event.draft,
    )
  }
}

function nameOriginal(run: ImportRun, original: KeptOriginal): void {
  prepared<unknown[], void>(
    run.store.db,
    'INSERT OR IGNORE INTO original (sha256, size, kept_at) VALUES (?, ?, ?)',
  ).run(original.sha256, original.size, run.now().toISOString())
}

/** Writes the line of a file that gave nothing: one refused piece, so that the sums of the receipt balance. */
function refuseFile(run: ImportRun, path: string, original: KeptOriginal | null, problem: Problem): void {
  const headline = path.split('/').at(-1) ?? path
  recordOutcome(run.store.db, { import: run.import, path }, '', {
    item: null,
    version: null,
    outcome: 'refused',
    headline,
    words: problem.words,
  })
  writeFileRow(run, path, original, 'refused', problem.code, problem.words, [], 1)
}

function finishFile(run: ImportRun, path: string, original: KeptOriginal, result: FileResult): void {
  const outcomes = prepared<[string, string], { outcome: ItemOutcome; count: number }>(
    run.store.db,
    'SELECT outcome, count(*) AS count FROM import_item WHERE import = ? AND path = ? GROUP BY outcome',
  ).all(run.import, path)
  if (outcomes.length === 0 && result.refused !== null) {
    refuseFile(run, path, original, result.refused)
    return
  }
  const count = outcomes.reduce((sum, each) => sum + each.count, 0)
  const [only] = outcomes
  const outcome: FileOutcome =
    only === undefined ? 'kept' : outcomes.length === 1 && result.refused === null ? only.outcome : 'partly'
  const warnings = result.refused === null ? result.warnings : [...result.warnings, result.refused]
  const words =
    result.words ||
    (result.nested > 0
      ? `Holds ${result.nested} ${result.nested === 1 ? 'file' : 'files'}, each with a line of its own.`
      : only === undefined
        ? `${path} holds no copy that could be read. It is kept.`
        : warnings.map((warning) => warning.words).join(' '))
  writeFileRow(
    run,
    path,
    original,
    outcome,
    result.code ?? result.refused?.code ?? null,
    words,
    warnings,
    count,
  )
}

/** Refusals come first in the receipt, then what was only partly read, then the rest. */
const RANK: Partial<Record<FileOutcome, number>> = { refused: 0, partly: 1, kept: 2 }

function writeFileRow(
  run: ImportRun,
  path: string,
  original: KeptOriginal | null,
  outcome: FileOutcome,
  code: string | null,
  words: string,
  warnings: readonly Problem[],
  count: number,
): void {
  prepared<unknown[], void>(
    run.store.db,
    `INSERT OR REPLACE INTO import_file (import, path, outcome, code, words, sha256, warnings, item_count, rank)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    run.import,
    path,
    outcome,
    code,
    words,
    original?.sha256 ?? null,
    JSON.stringify(warnings),
    count,
    RANK[outcome] ?? (warnings.length > 0 ? 3 : 9),
  )
}

function isDone(run: ImportRun, path: string): boolean {
  return (
    prepared<[string, string], { path: string }>(
      run.store.db,
      'SELECT path FROM import_file WHERE import = ? AND path = ?',
    ).get(run.import, path) !== undefined
  )
}

/** Whether a promise has an answer by now, without waiting for it. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting')
  return (await Promise.race([promise, breathe(waiting)])) !== waiting
}

type Progress = { file: () => void; piece: (refused: boolean) => void; tell: () => void }

/** Counts what is done and tells the windows, ten times a second at most. */
function teller(run: ImportRun, filesDone: number, filesTotal: number): Progress {
  const counts = receiptCounts(run.store.db, run.import)
  let files = filesDone
  let last = 0
  return {
    file: () => void files++,
    piece(refused) {
      counts.items++
      if (refused) counts.refused++
    },
    tell() {
      if (performance.now() - last < TELL_MS) return
      last = performance.now()
      run.tell({
        kind: 'progress',
        import: run.import,
        name: run.name,
        state: 'running',
        files,
        filesTotal: Math.max(filesTotal, files),
        items: counts.items,
        refused: counts.refused,
      })
      run.tell({ kind: 'changed', topics: ['items'], items: [] })
    },
  }
}
