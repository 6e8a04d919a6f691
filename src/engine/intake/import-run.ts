import type { Notice } from '../../contract/desk.ts'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent, Subscription } from '../items/draft.ts'
import type { KeptOriginal } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import type { Progress } from './import-progress.ts'
import type { AfterLanding } from './land-drafts.ts'
import type { Carrier } from './nested-file.ts'
import type { Nesting } from './nesting.ts'
import type { PartedKind } from './parted-containers.ts'
import type { ReaderPool } from './reader-pool.ts'
import type { Received } from './received.ts'

/** What reading the files of one import needs. */
export type ImportRun = {
  store: Store
  pool: ReaderPool
  after: AfterLanding
  tell: (notice: Notice) => void
  now: () => Date
  import: string
  name: string
  /** Set where the copy came from a source that is followed. */
  received?: Received | null
  /** Follows what a list of subscriptions names. @returns what became of it, in words */
  subscribe?: (outlines: readonly Subscription[]) => string
  /** The stories of newsletters become items too. */
  splitNewsletters?: boolean
}

/** An import whose files are being read, and how far it is. */
export type Reading = ImportRun & { progress: Progress }

/** A file to read: on disk, or (an entry of a zip) kept already. */
export type Pending = {
  path: string
  modified: string | null
  size: number
  file: string | null
  kept: KeptOriginal | null
  /** As a server declared it. */
  mediaType?: string | null
  /** How deep it lies in containers; null where that is too deep to be read. Nothing for what was found on disk. */
  nesting?: Nesting | null
  /** The mail that it came with. */
  carrier?: Carrier | null
}

/** A file whose bytes are kept; with its events too where it was small enough to be read ahead. */
export type Kept = {
  pending: Pending
  original: KeptOriginal | null
  problem: Problem | null
  events: ReadEvent<PreparedDraft>[] | null
  /** It is read part by part. */
  parted: PartedKind | null
}

/** Writes the row of a kept original, in the transaction that first names it. */
export function nameOriginal(run: ImportRun, original: KeptOriginal): void {
  prepared<unknown[], void>(
    run.store.db,
    'INSERT OR IGNORE INTO original (sha256, size, kept_at) VALUES (?, ?, ?)',
  ).run(original.sha256, original.size, run.now().toISOString())
}
