import { prepared } from '../store/prepared.ts'
import type { Store } from '../store/open-store.ts'

/** Notes that items were read, or not; reading state is no editorial act and is not logged. */
export function markSeen(store: Store, items: readonly string[], seen: boolean): void {
  store.transaction(() => {
    const keep = seen
      ? prepared<[string], void>(
          store.db,
          'INSERT OR IGNORE INTO item_seen (item) SELECT id FROM item WHERE id = ?',
        )
      : prepared<[string], void>(store.db, 'DELETE FROM item_seen WHERE item = ?')
    const show = prepared<[number, string], void>(store.db, 'UPDATE item_list SET seen = ? WHERE id = ?')
    for (const item of items) {
      keep.run(item)
      show.run(seen ? 1 : 0, item)
    }
  })
}
