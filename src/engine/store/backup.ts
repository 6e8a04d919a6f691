import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import { logHead } from './log.ts'

/** How many daily copies are kept. */
const KEPT = 7

/**
 * Copies the database as it is now into the data folder and checks the copy. Originals are not copied: they never
 * change, and their hashes stand in the database.
 * @param db a connection for reading
 * @param folder where copies are kept; the oldest beyond seven go
 * @param now names the copy
 * @returns path of the copy, and the head of the log that stands in it
 * @throws Refusal `STORE_DAMAGED` when the copy is not sound
 */
export function copyDatabase(
  db: Database,
  folder: string,
  now: Date,
): { path: string; seq: number; hash: string } {
  const path = join(folder, `desk-${now.toISOString().slice(0, 19).replaceAll(':', '')}.sqlite`)
  if (existsSync(path)) rmSync(path)
  db.prepare('VACUUM INTO ?').run(path)
  chmodSync(path, 0o600)
  const copy = new Sqlite(path, { readonly: true })
  try {
    const [check] = copy.pragma('quick_check(1)') as { quick_check: string }[]
    if (check?.quick_check !== 'ok') {
      throw new Refusal('STORE_DAMAGED', 'The backup could not be made: the store is damaged.')
    }
    return { path, ...logHead(copy) }
  } finally {
    copy.close()
    dropOldest(folder)
  }
}

function dropOldest(folder: string): void {
  const copies = readdirSync(folder)
    .filter((name) => /^desk-.*\.sqlite$/u.test(name))
    .sort()
  for (const name of copies.slice(0, -KEPT)) rmSync(join(folder, name))
}
