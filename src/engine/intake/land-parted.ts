import { setImmediate as breathe } from 'node:timers/promises'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { keepOriginal, originalStream, type KeptOriginal } from '../store/keep-original.ts'
import { finishFile, freshResult, isFinished, type FileResult } from './file-lines.ts'
import { nameOriginal, type Kept, type Pending, type Reading } from './import-run.ts'
import { hintsOf } from './keep-ahead.ts'
import { landEvent } from './land-event.ts'
import { landedLocators } from './landed-locators.ts'
import { nestedFile, type Carrier } from './nested-file.ts'
import { partsOf, PARTED_TYPES, type Part, type PartedKind } from './parted-containers.ts'
import { fileName, refusal } from './readers/file-words.ts'
import { inMailbox } from './readers/mail/in-mailbox.ts'
import { TURN_ITEMS, TURN_MS } from './turns.ts'
import { problemOf } from './walk-paths.ts'

/** So many parts, of so many bytes in all, are read ahead of their turn; one larger part may be alone. */
const PARTS_AHEAD = 12
const BYTES_AHEAD = 4 * 1024 * 1024

type ReadPart = { part: Part; events: ReadEvent<PreparedDraft>[]; failed: Error | null }

/**
 * Lands a container that is never held whole: the kept original is unpacked as a stream, each part of it is a
 * document for the readers, and parts land in order. A part that cannot be read, or costs its reader too much, is one
 * refused piece; the rest goes on. An import that is resumed passes over what has landed.
 * @param takeNested keeps, reads and lands the files that a part holds
 */
export async function landParted(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  kind: PartedKind,
  url: string | null,
  signal: AbortSignal,
  takeNested: (files: readonly Pending[]) => Promise<void>,
): Promise<void> {
  const { path } = file.pending
  const result = freshResult()
  result.mediaType = PARTED_TYPES[kind]
  const have = landedLocators(run, path)
  const from = highestNumber(have)
  run.store.transaction(() => nameOriginal(run, original))
  const ahead: Promise<ReadPart>[] = []
  let bytesAhead = 0
  const stream = originalStream(run.store.home, original.sha256)
  const land = async (): Promise<void> => {
    const next = await ahead.shift()
    if (next === undefined || signal.aborted) return
    bytesAhead -= next.part.bytes.length
    if (next.failed !== null) throw next.failed
    await landPart(run, file, original, kind, next, have, result, signal, takeNested)
  }
  try {
    for await (const part of partsOf(kind, stream as AsyncIterable<Uint8Array>)) {
      if (signal.aborted) break
      // The last part that landed may have landed by half.
      if (part.last < from) continue
      while (
        ahead.length >= PARTS_AHEAD ||
        (ahead.length > 0 && bytesAhead + part.bytes.length > BYTES_AHEAD)
      ) {
        await land()
      }
      bytesAhead += part.bytes.length
      ahead.push(readPart(run, file.pending, part, url, signal))
    }
    while (ahead.length > 0 && !signal.aborted) await land()
  } catch (error) {
    result.refused = problemOf(error, path)
  } finally {
    stream.destroy()
    await Promise.allSettled(ahead)
  }
  if (signal.aborted) return
  run.store.transaction(() => finishFile(run, path, original, result))
  run.progress.file()
  run.progress.tell()
}

/** Reads one part; what its reader could not bear is among the events. */
async function readPart(
  run: Reading,
  pending: Pending,
  part: Part,
  url: string | null,
  signal: AbortSignal,
): Promise<ReadPart> {
  const read: ReadPart = { part, events: [], failed: null }
  if (part.tooLarge) return read
  const name = partName(pending.path, part)
  try {
    await run.pool.read(
      part.bytes,
      { ...hintsOf(run, pending, url), ...part.hints, name },
      {
        signal,
        onEvents: async (batch) => void read.events.push(...batch),
      },
    )
  } catch (error) {
    read.failed = error instanceof Error ? error : new Error(String(error))
  }
  return read
}

/** How words name a part; lines say their own number. */
function partName(path: string, part: Part): string {
  return part.hints.firstLine === undefined ? `message ${part.first} of ${fileName({ name: path })}` : path
}

async function landPart(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  kind: PartedKind,
  { part, events }: ReadPart,
  have: ReadonlySet<string>,
  result: FileResult,
  signal: AbortSignal,
  takeNested: (files: readonly Pending[]) => Promise<void>,
): Promise<void> {
  const placed = part.tooLarge
    ? [tooLargePart(file.pending.path, part)]
    : events.map((event) => placedIn(kind, event, part, file.pending.path)).filter((event) => event !== null)
  const landing = placed.filter((event) => event.kind !== 'nested' && !isLanded(event, have))
  for (let at = 0; at < landing.length && !signal.aborted;) {
    const began = performance.now()
    const first = at
    run.store.transaction(() => {
      while (at < landing.length && at - first < TURN_ITEMS && performance.now() - began < TURN_MS) {
        const event = landing[at++]
        if (event !== undefined) landEvent(run, file, original, event, result)
      }
    })
    run.progress.tell()
    await breathe()
  }
  const nested: Pending[] = []
  const carrier = carrierOf(placed)
  for (const event of placed) {
    if (event.kind !== 'nested' || signal.aborted) continue
    result.nested++
    const kept = await keepOriginal(run.store.home, event.nested.bytes)
    const pending = nestedFile(file.pending, result.mediaType, event.nested.path, kept, carrier)
    if (!isFinished(run, pending.path)) nested.push(pending)
  }
  if (nested.length > 0 && !signal.aborted) await takeNested(nested)
}

/** What a reader said of a part, as said of the whole; null for what only concerns the part. */
function placedIn(
  kind: PartedKind,
  event: ReadEvent<PreparedDraft>,
  part: Part,
  path: string,
): ReadEvent<PreparedDraft> | null {
  if (kind === 'mailbox') {
    return inMailbox(event, { mailbox: fileName({ name: path }), number: part.first, cut: part.cut })
  }
  if (event.kind === 'format') return null
  return event.kind === 'problem' ? refusedPart(part, event.problem) : event
}

function tooLargePart(path: string, part: Part): ReadEvent<PreparedDraft> {
  const name =
    part.hints.firstLine === undefined
      ? partName(path, part)
      : `Line ${part.first} of ${fileName({ name: path })}`
  const { code, message: words } = refusal('TOO_LARGE', { name }, 'is larger than 64 MB.')
  return refusedPart(part, { code, words })
}

function refusedPart(part: Part, problem: Problem): ReadEvent<PreparedDraft> {
  const place = part.hints.firstLine === undefined ? `message ${part.first}` : `line ${part.first}`
  return {
    kind: 'refused',
    locator: `${place}!`,
    headline: `${place[0]?.toUpperCase()}${place.slice(1)}`,
    problem,
  }
}

function isLanded(event: ReadEvent<PreparedDraft>, have: ReadonlySet<string>): boolean {
  if (event.kind === 'draft') return have.has(event.draft.locator)
  return event.kind === 'refused' && have.has(event.locator)
}

function carrierOf(events: readonly ReadEvent<PreparedDraft>[]): Carrier | null {
  const first = events.find((event) => event.kind === 'draft')
  return first === undefined ? null : { headline: first.draft.headline, id: first.draft.externalId }
}

/** The number of the last message or line that has landed, or 0. */
function highestNumber(locators: ReadonlySet<string>): number {
  let highest = 0
  for (const locator of locators) {
    const number = /^(?:message|line) (\d+)/.exec(locator)?.[1]
    if (number !== undefined) highest = Math.max(highest, Number(number))
  }
  return highest
}
