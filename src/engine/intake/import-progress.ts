import type { Notice } from '../../contract/desk.ts'
import type { Store } from '../store/open-store.ts'
import { receiptCounts } from './receipts.ts'

/** How often progress is told, in milliseconds. */
const TELL_MS = 250
/** How often windows are told to look at their lists again: each look costs them a page and the side bar's counts. */
const CHANGED_MS = 2000

/** Counts what an import has done and tells the windows. */
export type Progress = {
  /** A file is done. */
  file: () => void
  /** A piece of a file is done: an item that landed, or was refused. */
  piece: (refused: boolean) => void
  tell: () => void
}

/**
 * Begins with what the receipt says already, for an import may be resumed.
 * @param files how many are done
 * @param filesTotal how many were found; those in containers come on top
 */
export function importProgress(
  run: { store: Store; tell: (notice: Notice) => void; import: string; name: string },
  files: number,
  filesTotal: number,
): Progress {
  const counts = receiptCounts(run.store.db, run.import)
  let done = files
  let last = 0
  let lastChanged = 0
  return {
    file: () => void done++,
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
        files: done,
        filesTotal: Math.max(filesTotal, done),
        items: counts.items,
        refused: counts.refused,
      })
      if (last - lastChanged < CHANGED_MS) return
      lastChanged = last
      run.tell({ kind: 'changed', topics: ['items'], items: [] })
    },
  }
}
