import { createKeptCell } from './cell.ts'

/** The brief that `B` adds to: the one that was added to or opened last. */
export const currentBrief = createKeptCell<string | null>('current-brief', null)
