import { setImmediate as breathe } from 'node:timers/promises'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { keepOriginal, readOriginal, type KeptOriginal } from '../store/keep-original.ts'
import { finishFile, freshResult, isFinished } from './file-lines.ts'
import { nameOriginal, type Kept, type Pending, type Reading } from './import-run.ts'
import { hintsOf } from './keep-ahead.ts'
import { keptWithMail } from './kept-with-mail.ts'
import { landEvent } from './land-event.ts'
import { landedLocators } from './landed-locators.ts'
import { nestedFile, type Carrier } from './nested-file.ts'
import { finishStopped } from './stopped-file.ts'
import { TURN_ITEMS, TURN_MS } from './turns.ts'
import { problemOf } from './walk-paths.ts'

/**
 * Lands a file of any size as its reader goes on: short transactions, and the reader waits for each.
 * @param takeNested keeps, reads and lands the files that it holds
 */
export async function landStreaming(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  url: string | null,
  signal: AbortSignal,
  takeNested: (files: readonly Pending[]) => Promise<void>,
): Promise<void> {
  const result = freshResult()
  const nested: Pending[] = []
  const { path } = file.pending
  const have = landedLocators(run, path)
  /** The mail whose attachments follow. */
  let mail: Carrier | null = null
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
      if (event.kind === 'draft') mail = { headline: event.draft.headline, id: event.draft.externalId }
      if (event.kind !== 'nested') continue
      result.nested++
      const kept = await keepOriginal(run.store.home, event.nested.bytes)
      nested.push(nestedFile(file.pending, result.mediaType, event.nested.path, kept, mail))
    }
  }
  try {
    if (file.events) await onEvents(file.events)
    else {
      const bytes = await readOriginal(run.store.home, original.sha256)
      await run.pool.read(bytes, hintsOf(run, file.pending, url), { signal, onEvents })
    }
  } catch (error) {
    result.refused = problemOf(error, path)
  }
  if (signal.aborted) return finishStopped(run, path, original, result, signal)
  const open = nested.filter((each) => !isFinished(run, each.path))
  await takeNested(open)
  if (signal.aborted) return finishStopped(run, path, original, result, signal)
  run.store.transaction(() => finishFile(run, path, original, keptWithMail(file, result)))
  run.progress.file()
  run.progress.tell()
}
