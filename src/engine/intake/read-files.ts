import { basename } from 'node:path'
import { readFile } from 'node:fs/promises'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Notice } from '../../contract/desk.ts'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { keepOriginal, keepOriginalFile, readOriginal, type KeptOriginal } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { finishFile, freshResult, isFinished, refuseFile, warnOnce, type FileResult } from './file-lines.ts'
import { importProgress, type Progress } from './import-progress.ts'
import { landDraft, recordOutcome, type AfterLanding } from './land-drafts.ts'
import type { ImportSources } from './import-sources.ts'
import type { ReaderPool } from './reader-pool.ts'
import { ZIP_NESTING } from './readers/limits.ts'
import { problemOf, walkPaths } from './walk-paths.ts'

/** A file beyond this is kept but not read. */
const READ_LIMIT = 64 * 1024 * 1024
/** Files up to this size are kept and read ahead of their turn, so many at a time. */
const AHEAD_LIMIT = 1024 * 1024
const AHEAD = 16
/** A file with no more pieces than this lands in one go; a longer one is parted into turns. */
const WHOLE_PIECES = 16
/** A transaction ends after this many milliseconds or items, so that queries and actions get their turn. */
const TURN_MS = 30
const TURN_ITEMS = 250

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
  events: ReadEvent<PreparedDraft>[] | null
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
  const nameOf = receiptNames(sources)
  const pending = files
    .map(({ path, file, size, modified }): Pending => ({
      path: nameOf(path),
      modified,
      depth: 0,
      size,
      file,
      kept: null,
    }))
    .filter((each) => !done.has(each.path))
  const missing = unreachable
    .map(({ path, problem }) => ({ path: nameOf(path), problem }))
    .filter((each) => !done.has(each.path))
  const total = files.length + unreachable.length
  run.store.transaction(() => {
    prepared<[number, string], void>(run.store.db, 'UPDATE import SET files_total = ? WHERE id = ?').run(
      total,
      run.import,
    )
    for (const { path, problem } of missing) refuseFile(run, path, null, problem)
  })
  const reading = { ...run, progress: importProgress(run, total - pending.length, total) }
  await takeInOrder(reading, pending, sources.url, signal)
}

/**
 * How the receipt names what was found: without the folder of ours that an upload lies in, and each name once. Two
 * files of one name are told apart by their order, which is the same when the import is resumed.
 */
function receiptNames(sources: ImportSources): (path: string) => string {
  const lent = new Set(sources.temporary.map((folder) => basename(folder)))
  const taken = new Set<string>()
  return (path) => {
    const [folder = '', ...rest] = path.split('/')
    const own = lent.has(folder) && rest.length > 0 ? rest.join('/') : path
    let name = own
    for (let time = 2; taken.has(name); time++) name = `${own} (${time})`
    taken.add(name)
    return name
  }
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
    const bytes = await smallFile(run, pending)
    const original =
      pending.kept ??
      (bytes === null
        ? await keepOriginalFile(run.store.home, pending.file ?? '')
        : await keepOriginal(run.store.home, bytes))
    const events =
      bytes === null || bytes.length === 0 ? null : await readAhead(run, pending, bytes, url, signal)
    return { pending, original, problem: null, events }
  } catch (error) {
    return { pending, original: null, problem: problemOf(error, pending.path), events: null }
  }
}

/** The bytes of a file that is small enough to be held in memory until its turn, else null. */
async function smallFile(run: ImportRun, pending: Pending): Promise<Buffer | null> {
  if (pending.size > AHEAD_LIMIT) return null
  if (pending.kept !== null) return readOriginal(run.store.home, pending.kept.sha256)
  // What has grown since the folder was walked is taken for what it is now.
  const bytes = await readFile(pending.file ?? '')
  return bytes.length > AHEAD_LIMIT ? null : bytes
}

async function readAhead(
  run: ImportRun,
  pending: Pending,
  bytes: Buffer,
  url: string | null,
  signal: AbortSignal,
): Promise<ReadEvent<PreparedDraft>[]> {
  const events: ReadEvent<PreparedDraft>[] = []
  await run.pool.read(bytes, hintsOf(pending, url), {
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

/** Whether a file takes part of one turn: nothing of it is left to read, it is short and holds no other files. */
function landsWhole(file: Kept): boolean {
  if (file.original === null || file.original.size === 0 || file.original.size > READ_LIMIT) return true
  return (
    file.events !== null &&
    file.events.length <= WHOLE_PIECES &&
    file.events.every((event) => event.kind !== 'nested')
  )
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
  const onEvents = async (events: readonly ReadEvent<PreparedDraft>[]): Promise<void> => {
    let at = 0
    while (at < events.length && !signal.aborted) {
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
  const open = nested.filter((each) => !isFinished(run, each.path))
  if (depth < ZIP_NESTING) await takeInOrder(run, open, url, signal)
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

function landEvent(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  event: ReadEvent<PreparedDraft>,
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
    result.piece ??= event.problem
    run.progress.piece(true)
  } else if (event.kind === 'draft') {
    run.progress.piece(false)
    for (const problem of event.draft.problems) warnOnce(result, problem)
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

/** Whether a promise has an answer by now, without waiting for it. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting')
  return (await Promise.race([promise, breathe(waiting)])) !== waiting
}
