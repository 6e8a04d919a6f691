import { appendFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { exportBrief, exportedFile } from '../../../src/engine/briefs/export-brief.ts'
import { verifyDesk } from '../../../src/engine/upkeep.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'

vi.setConfig({ testTimeout: 60_000 })

async function check(at: Desk, names: string[]): Promise<void> {
  const { damage } = await verifyDesk(at.engine)
  expect(damage.map((each) => each.name)).toEqual(names)
}

describe('verify', () => {
  it('finds decisions that were written past the log, changed, made up or taken away', async () => {
    const at = await desk().item().item().open()
    const [first = '', second = ''] = at.ids
    at.act('item.tag', { items: [first], tag: 'sea' })
    at.act('item.hold', { items: [second] })
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    await check(at, [])
    const { db } = at.engine.store
    db.prepare("UPDATE item_desk SET note = 'forged' WHERE item = ?").run(first)
    db.prepare("INSERT INTO item_tag (item, tag) VALUES (?, 'forged')").run(second)
    db.prepare("DELETE FROM item_tag WHERE item = ? AND tag = 'sea'").run(first)
    const found = (await verifyDesk(at.engine)).damage.filter((each) => each.what === 'decision')
    expect(found.map((each) => each.name)).toEqual([
      `item_desk ${first}`,
      `item_tag ${second} forged`,
      `item_tag ${first} sea`,
    ])
  })

  it('finds an exported file that has changed', async () => {
    const at = await desk().item().open()
    const [first = ''] = at.ids
    at.act('item.vet', { items: [first] })
    const { made } = at.act('brief.create', { title: 'Brief', items: [first] })
    const performer = { actor: EDITOR, now: () => at.clock.now }
    const { store } = at.engine
    const left = await exportBrief(
      store,
      at.engine.briefDesk(),
      performer,
      made['brief'] ?? '',
      ['md'],
      'Test',
    )
    await check(at, [])
    const { path, file } = exportedFile(store, left.export, 'md')
    await appendFile(path, 'x')
    await check(at, [file.sha256])
  })
})
