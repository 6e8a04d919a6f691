import { readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkDerived } from '../../../src/engine/rebuild.ts'
import { originalPath } from '../../../src/engine/store/keep-original.ts'
import { chainHash, GENESIS } from '../../../src/engine/store/log.ts'
import { verifyStore, type Damage } from '../../../src/engine/store/verify.ts'
import { desk, type Desk } from '../../build/desk.ts'

/** A desk with four events in its log. */
async function worked(): Promise<Desk> {
  const at = await desk().item().item({ copyOf: 0 }).open()
  const items = [at.ids[0] ?? '']
  at.act('item.hold', { items, reason: 'wait — “courts”' })
  at.act('item.tag', { items, tag: 'énergie' })
  at.act('item.spike', { items })
  at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
  return at
}

/** What is found to be wrong, by what and name. */
async function check(at: Desk, damage: [Damage['what'], string][]): Promise<void> {
  const found = await verifyStore(at.engine.store, [() => checkDerived(at.engine.store)])
  expect(found.damage.map((each) => [each.what, each.name])).toEqual(damage)
}

/** Writes to the store as somebody would who has nothing to do with us. */
function tamper(at: Desk, sql: string): void {
  const db = new Sqlite(at.engine.store.home.database)
  db.exec(sql)
  db.close()
}

describe('the log', () => {
  it('is a chain that anybody can compute again from the file', async () => {
    const at = await worked()
    await check(at, [])
    let previous = GENESIS
    for (const row of at.engine.store.db
      .prepare<[], Record<string, unknown>>('SELECT * FROM event ORDER BY seq')
      .all()) {
      const { hash, ...event } = row
      const read = {
        ...event,
        subject: JSON.parse(String(row['subject'])),
        changes: JSON.parse(String(row['changes'])),
      }
      const sorted = JSON.stringify(read, (_key, value: unknown) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
          : value,
      )
      previous = createHash('sha256').update(previous).update(sorted).digest('hex')
      expect(hash).toBe(previous)
      expect(chainHash(GENESIS, read as never)).toHaveLength(64)
    }
  })

  it('refuses to be changed or shortened', async () => {
    const at = await worked()
    expect(() => tamper(at, "UPDATE event SET actor = 'Eve' WHERE seq = 2")).toThrow('append-only')
    expect(() => tamper(at, 'DELETE FROM event WHERE seq = 4')).toThrow('append-only')
    expect(() => tamper(at, 'INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 2')).toThrow(
      'append-only',
    )
    await check(at, [])
  })

  it.each([
    ["UPDATE event SET actor = 'Eve' WHERE seq = 2", '2'],
    ["UPDATE event SET changes = replace(changes, 'held', 'vetted') WHERE seq = 1", '1'],
    ['DELETE FROM event WHERE seq = 3', '3'],
    ["UPDATE event SET hash = '00' WHERE seq = 4", '4'],
  ])('names the event that was changed all the same: %s', async (sql, seq) => {
    const at = await worked()
    tamper(
      at,
      `PRAGMA foreign_keys = OFF; DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; ${sql}`,
    )
    const found = await verifyStore(at.engine.store, [])
    expect(found.damage.filter((each) => each.what === 'log').map((each) => each.name)).toEqual([seq])
  })
})

describe('verify', () => {
  it('names an original of which a byte was flipped, and one that is gone', async () => {
    const at = await worked()
    const sha256 = at.engine.store.db.prepare<[], string>('SELECT sha256 FROM original').pluck().get() ?? ''
    const path = originalPath(at.engine.store.home, sha256)
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(path, bytes)
    await check(at, [['original', sha256]])
    writeFileSync(path, '')
    await check(at, [['original', sha256]])
  })

  it('names derived rows that are not what they should be', async () => {
    const at = await worked()
    const [first = '', second = ''] = at.ids
    tamper(at, `UPDATE item_list SET headline = 'Another' WHERE id = '${first}'`)
    await check(at, [['derived', first]])
    tamper(
      at,
      `UPDATE item_list SET headline = 'Headline 1' WHERE id = '${first}'; DELETE FROM item_text WHERE rowid = 2`,
    )
    await check(at, [['derived', 'item_text']])
    tamper(at, `DELETE FROM story_member WHERE item = '${second}'`)
    const { damage } = await verifyStore(at.engine.store, [() => checkDerived(at.engine.store)])
    expect(damage.some((each) => at.ids.includes(each.name))).toBe(true)
  })
})
