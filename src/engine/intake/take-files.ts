import { setImmediate as breathe } from 'node:timers/promises'
import type { Kept, Pending, Reading } from './import-run.ts'
import { keepFile } from './keep-ahead.ts'
import { landParted } from './land-parted.ts'
import { landStreaming } from './land-streaming.ts'
import { landsWhole, landWhole } from './land-whole.ts'
import { settled } from './settled.ts'
import { TURN_ITEMS, TURN_MS } from './turns.ts'

/** So many files are kept, and read where they are small, ahead of their turn. */
const AHEAD = 16

/** Reads ahead what is small, and lands everything in order. */
export async function takeInOrder(
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
      const takeNested = (nested: readonly Pending[]): Promise<void> => takeInOrder(run, nested, url, signal)
      if (file.parted === null) await landStreaming(run, file, file.original, url, signal, takeNested)
      else await landParted(run, file, file.original, file.parted, url, signal, takeNested)
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
