import type { ReadForBench } from '../intake/measured-set.ts'

/** One kind of labelled data that marks are measured on. */
export type MarkedSet = {
  /** As the figures name it: `opinion-articles`, `credits`. */
  name: string
  /** Whether a folder holds such a set: by what is in its files, never by its name. */
  fits: (folder: string) => boolean
  /** Reads the set, gives its figures and prints mistakes where `show` is set. */
  measure: (folder: string, read: ReadForBench, show: boolean) => Promise<Record<string, unknown>>
}
