import { setImmediate as breathe } from 'node:timers/promises'
import { keepOriginal, originalStream, type KeptOriginal } from '../store/keep-original.ts'
import { finishFile, freshResult, isFinished, type FileResult } from './file-lines.ts'
import { nameOriginal, type Kept, type Pending, type Reading } from './import-run.ts'
import { hintsOf } from './keep-ahead.ts'
import { landEvent } from './land-event.ts'
import { landedLocators } from './landed-locators.ts'
import { nestedFile } from './nested-file.ts'
import { highestNumber, isLanded, nestedIn, partName, placedEvents, type ReadPart } from './part-events.ts'
import { partsOf, PARTED_TYPES, type Part, type PartedKind } from './parted-containers.ts'
import { settled } from './settled.ts'
import { finishStopped } from './stopped-file.ts'
import { TURN_ITEMS, TURN_MS } from './turns.ts'
import { problemOf } from './walk-paths.ts'

/** So many parts, of so many bytes in all, are read ahead of their turn; one larger part may be alone. */
const PARTS_AHEAD = 64
const BYTES_AHEAD = 4 * 1024 * 1024

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
  // Parts land together, their files after them: the files of that many parts before the last may be missing.
  const from = highestNumber(have) - (kind === 'mailbox' ? PARTS_AHEAD : 0)
  run.store.transaction(() => nameOriginal(run, original))
  const ahead: Promise<ReadPart>[] = []
  let bytesAhead = 0
  const stream = originalStream(run.store.home, original.sha256)
  const land = async (): Promise<void> => {
    const ready: ReadPart[] = []
    do {
      const next = await ahead.shift()
      if (next === undefined || signal.aborted) return
      bytesAhead -= next.part.bytes.length
      if (next.failed !== null) throw next.failed
      ready.push(next)
    } while (ahead[0] !== undefined && (await settled(ahead[0])))
    await landParts(run, file, original, kind, ready, have, result, signal, takeNested)
  }
  try {
    for await (const part of partsOf(kind, stream as AsyncIterable<Uint8Array>)) {
      if (signal.aborted) break
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
  if (signal.aborted) return finishStopped(run, path, original, result, signal)
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

async function landParts(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  kind: PartedKind,
  ready: readonly ReadPart[],
  have: ReadonlySet<string>,
  result: FileResult,
  signal: AbortSignal,
  takeNested: (files: readonly Pending[]) => Promise<void>,
): Promise<void> {
  const placed = ready.flatMap((each) => placedEvents(kind, each, file.pending.path))
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
  if (signal.aborted) return
  const found = ready.flatMap((each) => nestedIn(kind, each, file.pending.path))
  result.nested += found.length
  const nested = await Promise.all(
    found.map(async ({ name, bytes, carrier }) => {
      const kept = await keepOriginal(run.store.home, bytes)
      return nestedFile(file.pending, result.mediaType, name, kept, carrier)
    }),
  )
  const open = nested.filter((each) => !isFinished(run, each.path))
  if (open.length > 0 && !signal.aborted) await takeNested(open)
}
