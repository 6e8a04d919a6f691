import type { Notice } from '../../contract/desk.ts'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import type { KeptOriginal } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import type { Progress } from './import-progress.ts'
import type { AfterLanding } from './land-drafts.ts'
import type { ReaderPool } from './reader-pool.ts'

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

/** An import whose files are being read, and how far it is. */
export type Reading = ImportRun & { progress: Progress }

/** A file to read: on disk, or (an entry of a zip) kept already. */
export type Pending = {
  path: string
  modified: string | null
  depth: number
  size: number
  file: string | null
  kept: KeptOriginal | null
}

/** A file whose bytes are kept; with its events too where it was small enough to be read ahead. */
export type Kept = {
  pending: Pending
  original: KeptOriginal | null
  problem: Problem | null
  events: ReadEvent<PreparedDraft>[] | null
}

/** Writes the row of a kept original, in the transaction that first names it. */
export function nameOriginal(run: ImportRun, original: KeptOriginal): void {
  prepared<unknown[], void>(
    run.store.db,
    'INSERT OR IGNORE INTO original (sha256, size, kept_at) VALUES (?, ?, ?)',
  ).run(original.sha256, original.size, run.now().toISOString())
}
