import { refreshList } from '../items/refresh-list.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { keyItems, regroup } from './group-items.ts'
import { forgetFrames } from './page-frames.ts'
import { clearPrints } from './print-index.ts'

/** How many items are taken in one transaction, so that the desk stays usable meanwhile. */
const STEP = 50

/** What a rebuild tells of its progress, and how it is stopped. */
export type RebuildRun = {
  /** Called with the number of items done and of all; each is taken twice, and counts half each time. */
  progress: (done: number, of: number) => void
  signal?: AbortSignal
}

/**
 * Makes keys, fingerprints, page frames, matches and stories again, in the order in which items came, a few at a time:
 * first what is known of each text, while the stories stand as they were, then the stories. Editors' decisions are
 * not touched. Stopped half-way it leaves matches missing; run again, it makes them all.
 */
export async function rebuildStories(store: Store, { progress, signal }: RebuildRun): Promise<void> {
  const { db } = store
  store.transaction(() => {
    clearPrints(db)
    forgetFrames(db)
    db.exec('DELETE FROM story_match; UPDATE story_key SET indexed = 0')
  })
  const items = prepared<[], string>(db, 'SELECT id FROM item ORDER BY row').pluck().all()
  const passes = [
    (some: readonly string[]) => void keyItems(db, some),
    (some: readonly string[]) => refreshList(db, regroup(db, some)),
  ]
  let done = 0
  for (const pass of passes) {
    for (let at = 0; at < items.length; at += STEP) {
      if (signal?.aborted) return
      const some = items.slice(at, at + STEP)
      store.transaction(() => pass(some))
      done += some.length
      progress(Math.floor(done / passes.length), items.length)
      await new Promise((resume) => setImmediate(resume))
    }
  }
}
