import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { itemLists } from '../../../src/engine/search/item-lists.ts'
import { openHome, type Home } from '../../../src/engine/store/home.ts'
import { openStore, type Store } from '../../../src/engine/store/open-store.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import { desk } from '../../build/desk.ts'

const MIGRATIONS = join(import.meta.dirname, '../../../src/engine/store/migrations')
const files = readdirSync(MIGRATIONS).sort()

function freshHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return openHome(folder)
}

/** A store as it was when only the first so many migrations were known. */
function storeOfVersion(version: number): Home {
  const home = freshHome()
  const some = mkdtempSync(join(tmpdir(), 'copytaster-migrations-'))
  onTestFinished(() => rmSync(some, { recursive: true, force: true }))
  for (const file of files.slice(0, version)) copyFileSync(join(MIGRATIONS, file), join(some, file))
  const store = openStore(home, some)
  store.close()
  return home
}

/** Everything that a schema says, in one form. */
function schema({ db }: Pick<Store, 'db'>): unknown[] {
  return db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
}

describe('a store', () => {
  it('is made with the newest form, kept from other users, and set to lose nothing', () => {
    const home = freshHome()
    const store = openStore(home)
    onTestFinished(() => store.close())
    const pragma = (name: string): unknown => store.db.pragma(name, { simple: true })
    expect(pragma('user_version')).toBe(files.length)
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
    expect(() => store.reader.exec('DELETE FROM item')).toThrow('readonly')
    if (process.platform !== 'win32') {
      expect(statSync(home.database).mode & 0o777).toBe(0o600)
      expect(statSync(home.originals).mode & 0o777).toBe(0o700)
    }
  })

  it.each(files.slice(0, -1).map((name, index) => [index + 1, name] as const))(
    'comes from version %i (%s) to the same form, after a copy',
    (version) => {
      const fresh = openStore(freshHome())
      const home = storeOfVersion(version)
      const store = openStore(home)
      onTestFinished(() => {
        fresh.close()
        store.close()
      })
      expect(schema(store)).toEqual(schema(fresh))
      const [copy, ...others] = readdirSync(home.backups)
      expect(others).toEqual([])
      const before = new Sqlite(join(home.backups, copy ?? ''), { readonly: true })
      expect(before.pragma('user_version', { simple: true })).toBe(version)
      before.close()
    },
  )

  it('gives items of an earlier version a desk row, and their receipts the version they brought', () => {
    const home = storeOfVersion(6)
    const old = new Sqlite(home.database)
    old.exec(`
      INSERT INTO original VALUES ('aa', 1, '2026-11-01T00:00:00.000Z');
      INSERT INTO import (id, name, by, input, state, started_at) VALUES ('im', 'x', 'A', '{}', 'done', '');
      INSERT INTO item (id, arrived_at) VALUES ('it', '');
      INSERT INTO item_version (id, item, number, import, original, original_name, media_type, locator, read_at, source_key,
        headline, headline_made, fields, blocks, problems, word_count, text_hash)
        VALUES ('v1', 'it', 1, 'im', 'aa', 'a', 'text/plain', '0', '', '', 'H', 0, '[]', '[]', '[]', 0, 'h');
      INSERT INTO import_item (import, path, locator, item, outcome, headline) VALUES ('im', 'a', '0', 'it', 'imported', 'H');`)
    old.close()
    const store = openStore(home)
    onTestFinished(() => store.close())
    expect(store.db.prepare('SELECT version FROM import_item').pluck().all()).toEqual(['v1'])
    expect(store.db.prepare('SELECT item, state FROM item_desk').all()).toEqual([
      { item: 'it', state: 'new' },
    ])
  })

  it('gives versions of an earlier version the order in which they came, each with a text of its own', () => {
    const home = storeOfVersion(10)
    const old = new Sqlite(home.database)
    old.exec(`
      INSERT INTO original VALUES ('aa', 1, '2026-11-01T00:00:00.000Z');
      INSERT INTO import (id, name, by, input, state, started_at) VALUES ('im', 'x', 'A', '{}', 'done', '');
      INSERT INTO item (id, arrived_at) VALUES ('it', '');`)
    const insert = old.prepare(`
      INSERT INTO item_version (id, item, number, import, original, original_name, media_type, locator, read_at, source_key,
        headline, headline_made, fields, blocks, problems, word_count, text_hash)
        VALUES (?, 'it', ?, 'im', 'aa', 'a', 'text/plain', '0', '', '', 'H', 0, '[]', '[]', '[]', 0, 'h')`)
    insert.run('v1', 1)
    insert.run('v2', 2)
    old.close()
    const store = openStore(home)
    onTestFinished(() => store.close())
    expect(
      store.db.prepare('SELECT id, place, reread_of, text_of FROM item_version ORDER BY id').all(),
    ).toEqual([
      { id: 'v1', place: 1, reread_of: null, text_of: 'v1' },
      { id: 'v2', place: 2, reread_of: null, text_of: 'v2' },
    ])
    expect(store.db.prepare('SELECT reread FROM import').pluck().all()).toEqual([0])
  })

  it('is refused, and left alone, where a newer Copytaster wrote it', () => {
    const home = storeOfVersion(files.length)
    const newer = new Sqlite(home.database)
    newer.pragma(`user_version = ${files.length + 1}`)
    newer.close()
    expect(() => openStore(home)).toThrow('written by a newer Copytaster')
    const after = new Sqlite(home.database)
    expect(after.pragma('user_version', { simple: true })).toBe(files.length + 1)
    after.close()
  })

  it('is refused in words where it is no store at all', () => {
    const home = freshHome()
    writeFileSync(home.database, 'this is not a database, but it is long enough to look like one'.repeat(40))
    expect(() => openStore(home)).toThrow('The store is damaged.')
  })
})

describe('two programs on one store', () => {
  it('see what the other did, and neither writes over it', async () => {
    const at = await desk().item().open()
    const other = await openEngine({ home: at.folder, now: () => at.clock.now })
    onTestFinished(() => other.close())
    const items = [at.ids[0] ?? '']
    at.act('item.hold', { items })
    const spiked = other.act({ actor: 'Bo Reed', now: () => at.clock.now }, 'item.spike', { items })
    expect(spiked.event).toBe(2)
    expect(at.engine.lists.count('state:spiked').count).toBe(1)
    expect(() => at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })).toThrow(
      'A later event stands in the way: 2',
    )
    const told = await firstNotice(at.engine)
    expect(told).toMatchObject({ kind: 'changed' })
  })
})

/** What the engine tells its windows when another program has written. */
async function firstNotice(engine: Awaited<ReturnType<typeof openEngine>>): Promise<unknown> {
  const abort = new AbortController()
  for await (const notice of engine.notices.listen(abort.signal)) {
    abort.abort()
    return notice
  }
  return null
}

describe('the queries of the desk', () => {
  /** How SQLite finds the rows of a query, as the desk really asks for them: the list, and how many there are. */
  function plans(store: Store, query: string): string[] {
    const asked: string[] = []
    const { reader } = store
    const prepare = reader.prepare.bind(reader)
    reader.prepare = (sql: string) => {
      asked.push(sql)
      return prepare(sql)
    }
    const lists = itemLists(reader, () => ({ now: new Date('2026-11-24T08:00:00.000Z'), timeZone: 'UTC' }))
    lists.open({ query, order: 'newest', fold: true })
    lists.count(query)
    return asked
      .filter((sql) => sql.includes('l.withdrawn = 0') && !sql.includes(' AND l.seen = 0'))
      .map((sql) =>
        store.db
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array.from(sql.matchAll(/\?/g), () => 1))
          .map((row) => row.detail)
          .join('\n'),
      )
  }

  it.each([
    ['state:new', 'item_list_by_state'],
    ['state:vetted', 'item_list_by_state'],
    ['since:today', 'item_list_by_arrival'],
    ['source:"Coast Post"', 'item_list_by_source'],
    ['tag:courts', 'item_tag_by_tag'],
    ['mark:syndicated?', 'item_list_by_syndicated'],
    ['mark:opinion', 'item_list_by_opinion'],
    ['story:copies', 'item_list_(copies|by_story)'],
    ['story:undecided', 'item_list_(copies|by_story)'],
    ['seen:no', 'item_list_unseen'],
    ['state:used', 'item_list_used'],
    ['is:noted', 'item_list_noted'],
    ['is:lapsed', 'item_list_lapsed'],
    ['is:embargoed', 'item_list_embargoed'],
  ])('%s uses %s', (query, index) => {
    const store = openStore(freshHome())
    onTestFinished(() => store.close())
    const found = plans(store, query)
    expect(found).toHaveLength(2)
    for (const plan of found) {
      expect(plan).toMatch(new RegExp(index, 'u'))
      expect(plan).not.toMatch(/^SCAN l$/mu)
    }
  })
})
