import { isAlive } from '../store/is-alive.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'

/** A file of a watched folder as it is on the disk; the time is UTC, ISO 8601. */
export type WatchedFile = { path: string; size: number; modified: string }

type Row = { size: number; modified: string; holder: number | null; import: string | null }

/**
 * Takes hold of the files that were not taken in as they are now, so that neither a restart nor a second program that
 * watches the same folder takes them again.
 * @returns those that are held now, in the order given
 */
export function holdFiles(store: Store, files: readonly WatchedFile[]): WatchedFile[] {
  return store.transaction(() => {
    const known = prepared<[string], Row>(
      store.db,
      'SELECT size, modified, holder, import FROM watched_file WHERE path = ?',
    )
    const hold = prepared<[string, number, string, number], void>(
      store.db,
      `INSERT INTO watched_file (path, size, modified, holder, import) VALUES (?, ?, ?, ?, NULL)
       ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
         holder = excluded.holder, import = NULL`,
    )
    const free = files.filter((file) => !isTaken(known.get(file.path), file))
    for (const file of free) hold.run(file.path, file.size, file.modified, process.pid)
    return free
  })
}

/** Names the import that has the files now: it can be resumed, so they need not be held any more. */
export function handOver(store: Store, files: readonly WatchedFile[], importId: string): void {
  store.transaction(() => {
    const name = prepared<[string, string], void>(
      store.db,
      'UPDATE watched_file SET import = ?, holder = NULL WHERE path = ?',
    )
    for (const file of files) name.run(importId, file.path)
  })
}

/** Lets go of files that no import has taken. */
export function letGo(store: Store, files: readonly WatchedFile[]): void {
  store.transaction(() => {
    const drop = prepared<[string], void>(
      store.db,
      'DELETE FROM watched_file WHERE path = ? AND import IS NULL',
    )
    for (const file of files) drop.run(file.path)
  })
}

function isTaken(row: Row | undefined, file: WatchedFile): boolean {
  if (row === undefined || row.size !== file.size || row.modified !== file.modified) return false
  return row.import !== null || (row.holder !== null && isAlive(row.holder))
}
