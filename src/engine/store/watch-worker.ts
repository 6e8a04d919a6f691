import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { copyDatabase } from './backup.ts'
import type { WatchAnswer, WatchTask } from './watch-store.ts'

/** Checks and copies the database on a connection and a thread of its own, so that no key press waits for either. */
const { database, backups, check, backup } = workerData as WatchTask
const db = new Sqlite(database, { readonly: true, timeout: 5000 })
const say = (answer: WatchAnswer): void => parentPort?.postMessage(answer)

try {
  const [first] = check ? (db.pragma('quick_check(1)') as { quick_check: string }[]) : [{ quick_check: 'ok' }]
  const sound = first?.quick_check === 'ok'
  say({ kind: 'checked', sound })
  if (sound && backup !== null) {
    const { seq } = copyDatabase(db, backups, new Date(backup))
    say({ kind: 'copied', at: backup, seq })
  }
} finally {
  db.close()
}
