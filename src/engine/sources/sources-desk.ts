import type { Notice } from '../../contract/desk.ts'
import type { Imports } from '../intake/imports.ts'
import type { ReaderPool } from '../intake/reader-pool.ts'
import type { Store } from '../store/open-store.ts'
import type { Performer } from '../store/perform.ts'
import type { Fetcher } from './fetch-address.ts'
import type { LatelyFetched } from './lately-fetched.ts'

/** What following sources needs of the engine. */
export type SourcesDesk = {
  store: Store
  pool: ReaderPool
  imports: Imports
  fetch: Fetcher
  lately: LatelyFetched
  tell: (notice: Notice) => void
  now: () => Date
  /** Minutes between two polls of a source at least, as the desk has set it. */
  floor: () => number
}

/** Who takes in what a poll brings: not the editor, whose own last action is what undo takes back. */
export const POLLING_ACTOR = 'Copytaster'

export function pollingPerformer(desk: Pick<SourcesDesk, 'now'>): Performer {
  return { actor: POLLING_ACTOR, now: desk.now }
}
