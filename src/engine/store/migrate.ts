import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'

type Migration = { number: number; name: string; sql: string; hash: string }

/**
 * Brings a store to the newest form: each migration in one transaction, numbered, its hash kept.
 * A store with rows in it is first copied beside itself.
 * @param folder where the numbered `.sql` files are
 * @param backups folder for the copy
 * @throws Refusal `STORE_NEWER` when a later Copytaster has written the store
 */
export function migrate(db: Database, folder: string, backups: string): void {
  const migrations = readMigrations(folder)
  const version = db.pragma('user_version', { simple: true }) as number
  const newest = migrations.at(-1)?.number ?? 0
  if (version > newest) {
    throw new Refusal(
      'STORE_NEWER',
      'This store was written by a newer Copytaster. Open it with that one, or choose another data folder.',
    )
  }
  if (version === newest) return
  if (version > 0) {
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    const copy = join(backups, `before-migration-${String(version + 1).padStart(4, '0')}.sqlite`)
    if (!existsSync(copy)) db.prepare('VACUUM INTO ?').run(copy)
  }
  for (const migration of migrations.filter((each) => each.number > version)) {
    db.exec('BEGIN IMMEDIATE')
    try {
      // Another program may have opened the same store at the same moment and been first.
      if ((db.pragma('user_version', { simple: true }) as number) >= migration.number) {
        db.exec('ROLLBACK')
        continue
      }
      db.exec(migration.sql)
      db.prepare('INSERT OR REPLACE INTO store_fact (key, value) VALUES (?, ?)').run(
        `migration ${migration.name}`,
        migration.hash,
      )
      db.pragma(`user_version = ${migration.number}`)
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      }
    })
}
