import type { Database } from 'better-sqlite3'
import { isAlive } from './is-alive.ts'
import { prepared } from './prepared.ts'

const CHECK_DUE = 'check due'

/**
 * Notes that this process has the store open, and whether one that had it open is gone without having closed it:
 * then the pages are due to be checked.
 */
export function markOpen(db: Database): void {
  const others = prepared<[], { key: string }>(
    db,
    "SELECT key FROM store_fact WHERE key GLOB 'open [0-9]*'",
  ).all()
  for (const { key } of others) {
    if (isAlive(Number(key.slice('open '.length)))) continue
    forget(db, key)
    remember(db, CHECK_DUE)
  }
  remember(db, `open ${process.pid}`)
}

/** Notes that this process closes the store as it should. */
export function markClosed(db: Database): void {
  forget(db, `open ${process.pid}`)
}

/** Whether a program stopped without closing the store since the pages were last found sound. */
export function isCheckDue(db: Database): boolean {
  return (
    prepared<[string], { key: string }>(db, 'SELECT key FROM store_fact WHERE key = ?').get(CHECK_DUE) !==
    undefined
  )
}

/** Notes that the pages were checked and found sound. */
export function markChecked(db: Database): void {
  forget(db, CHECK_DUE)
}

function remember(db: Database, key: string): void {
  prepared<[string], void>(db, "INSERT OR REPLACE INTO store_fact (key, value) VALUES (?, 'yes')").run(key)
}

function forget(db: Database, key: string): void {
  prepared<[string], void>(db, 'DELETE FROM store_fact WHERE key = ?').run(key)
}
