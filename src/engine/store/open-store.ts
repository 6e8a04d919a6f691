import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import type { Home } from './home.ts'
import { migrate } from './migrate.ts'
import { markClosed, markOpen } from './open-marker.ts'

/** Pages that a connection keeps in memory, in KB: the indexes of 100,000 items, where SQLite's own 2 MB would be read again and again. */
const CACHE_KB = 64_000

/** An open store: one connection that writes, one that can only read. */
export type Store = {
  home: Home
  /** For `perform`, jobs and followers alone. */
  db: Database
  /** For queries: opened read-only. */
  reader: Database
  /** Runs `work` in one immediate transaction; what it throws rolls back. Calls may be nested. */
  transaction: <Result>(work: () => Result) => Result
  /** When something was last written by this process (UTC, ISO 8601), or null. */
  savedAt: () => string | null
  close: () => void
}

/**
 * Opens the store of a home, making or migrating it.
 * @param migrations folder with the numbered `.sql` files; beside this module unless told
 * @throws Refusal `STORE_NEWER`, `STORE_DAMAGED` or `READ_ONLY`
 */
export function openStore(home: Home, migrations = join(import.meta.dirname, 'migrations')): Store {
  const fresh = !existsSync(home.database)
  const db = connect(home.database)
  if (fresh) chmodSync(home.database, 0o600)
  try {
    migrate(db, migrations, home.backups)
  } catch (error) {
    db.close()
    throw asRefusal(error)
  }
  markOpen(db)
  const reader = new Sqlite(home.database, { readonly: true, timeout: 5000 })
  reader.pragma('trusted_schema = OFF')
  reader.pragma(`cache_size = -${CACHE_KB}`)
  let saved: string | null = null
  return {
    home,
    db,
    reader,
    savedAt: () => saved,
    transaction(work) {
      if (db.inTransaction) return work()
      db.exec('BEGIN IMMEDIATE')
      let result
      try {
        result = work()
        db.exec('COMMIT')
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw asRefusal(error)
      }
      saved = new Date().toISOString()
      return result
    },
    close() {
      if (!db.open) return
      markClosed(db)
      reader.close()
      db.close()
    },
  }
}

function connect(file: string): Database {
  try {
    const db = new Sqlite(file, { timeout: 5000 })
    for (const pragma of [
      'journal_mode = WAL',
      'synchronous = FULL',
      'fullfsync = ON',
      'checkpoint_fullfsync = ON',
      'foreign_keys = ON',
      'trusted_schema = OFF',
      'cell_size_check = ON',
      'secure_delete = ON',
      'mmap_size = 0',
      `cache_size = -${CACHE_KB}`,
      'wal_autocheckpoint = 1000',
    ]) {
      db.pragma(pragma)
    }
    return db
  } catch (error) {
    throw asRefusal(error)
  }
}

/** What SQLite reports, as words an editor can act on; anything else stays as it is. */
function asRefusal(error: unknown): unknown {
  const code = error instanceof Sqlite.SqliteError ? error.code : ''
  if (code === 'SQLITE_FULL') {
    return new Refusal('DISK_FULL', 'The disk is full. Nothing was changed; make room and try again.')
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new Refusal(
      'STORE_BUSY',
      'Another program is writing to the store. Nothing was changed; try again.',
    )
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new Refusal('READ_ONLY', 'The store cannot be written. Check the rights of the data folder.')
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new Refusal(
      'STORE_DAMAGED',
      'The store is damaged. Run “copytaster verify”; backups are in the data folder.',
    )
  }
  return error
}
