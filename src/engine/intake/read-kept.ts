import { Refusal } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent, ReadHints } from '../items/draft.ts'
import { originalStream, readOriginal, readOriginalPart } from '../store/keep-original.ts'
import type { ImportRun } from './import-run.ts'
import { partName, placedEvents } from './part-events.ts'
import { PARTED_HEAD, partedKind, partsOf } from './parted-containers.ts'
import type { ReadRequest } from './reader-pool.ts'
import { PARSED_BYTES } from './readers/limits.ts'

/**
 * Reads an original that is kept, as an import of it would: a large container part by part, so that it is never held
 * whole.
 * @throws Refusal `TOO_LARGE`, `STORE_DAMAGED`; what `onEvents` threw; the signal's reason
 */
export async function readKept(
  run: Pick<ImportRun, 'store' | 'pool'>,
  original: { sha256: string; size: number },
  hints: ReadHints,
  request: ReadRequest,
): Promise<void> {
  const { home } = run.store
  const head = await readOriginalPart(home, original.sha256, 0, PARTED_HEAD)
  const kind = partedKind(head, hints.name, original.size)
  if (kind === null) {
    if (original.size > PARSED_BYTES)
      throw new Refusal('TOO_LARGE', `${hints.name} is larger than 64 MB, too large to read.`)
    return run.pool.read(await readOriginal(home, original.sha256), hints, request)
  }
  const stream = originalStream(home, original.sha256)
  try {
    for await (const part of partsOf(kind, stream as AsyncIterable<Uint8Array>)) {
      const events: ReadEvent<PreparedDraft>[] = []
      if (!part.tooLarge) {
        await run.pool.read(
          part.bytes,
          { ...hints, ...part.hints, name: partName(hints.name, part) },
          { signal: request.signal, onEvents: async (batch) => void events.push(...batch) },
        )
      }
      await request.onEvents(placedEvents(kind, { part, events, failed: null }, hints.name))
    }
  } finally {
    stream.destroy()
  }
}
