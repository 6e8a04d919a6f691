import type { Extracted } from '../../src/engine/intake/extract-document.ts'
import type { ReadHints } from '../../src/engine/items/draft.ts'

/** Reads one document exactly as the app does: in a reader process, within its limits. */
export type ReadForBench = (
  bytes: Uint8Array,
  hints: Partial<ReadHints> & { name: string },
) => Promise<Extracted>

/** One kind of data that intake is measured on. */
export type MeasuredSet = {
  /** As the figures name it: `feeds`, `article-body`. */
  name: string
  /** Whether a folder holds such a set: by the names in it, never by its own. */
  fits: (folder: string) => boolean
  /**
   * Reads the set and gives its figures; prints mistakes where `show` is set.
   * @param folder that `fits`
   */
  measure: (folder: string, read: ReadForBench, show: boolean) => Promise<Record<string, unknown>>
}
