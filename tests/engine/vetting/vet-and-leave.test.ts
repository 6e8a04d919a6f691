import { readFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import type { BriefFormat } from '../../../src/contract/briefs.ts'
import { Refusal } from '../../../src/contract/errors.ts'
import { exportBrief, exportedFile } from '../../../src/engine/briefs/export-brief.ts'
import { showBrief } from '../../../src/engine/briefs/show-brief.ts'
import { showItem } from '../../../src/engine/items/show-item.ts'
import { receivedChain } from '../../../src/engine/received-chain.ts'
import { UNNAMED_EDITOR } from '../../../src/engine/store/performer.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'

// Real processes read and write here, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

const GUIDED = { externalId: 'guid-1', headline: 'Ferry stops' }

/** A desk with two items, both in a brief. */
async function withBrief(): Promise<{ at: Desk; brief: string; first: string; second: string }> {
  const at = await desk().item(GUIDED).item({ headline: 'Budget vote' }).open()
  at.act('desk.configure', { editor: EDITOR })
  const [first = '', second = ''] = at.ids
  const { made } = at.act('brief.create', { title: 'Evening brief', items: [first, second] })
  return { at, brief: made['brief'] ?? '', first, second }
}

/** What keeps a brief from leaving, as its screen and its export both say. */
async function check(at: Desk, brief: string, blockers: [number, string][]): Promise<void> {
  const shown = showBrief(at.engine.store.reader, brief, at.engine.briefDesk(), at.clock.now)
  expect(shown.blockers.map((each) => [each.number, each.code])).toEqual(blockers)
  if (blockers.length === 0) return
  const refused = await leave(at, brief, ['md']).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refusal)
  expect((refused as Refusal).code).toBe(blockers[0]?.[1])
  for (const each of shown.blockers) expect((refused as Refusal).message).toContain(each.words)
}

function leave(at: Desk, brief: string, formats: BriefFormat[], actor = EDITOR) {
  return exportBrief(
    at.engine.store,
    at.engine.briefDesk(),
    { actor, now: () => at.clock.now },
    brief,
    formats,
    'Copytaster test',
  )
}

const stateOf = (at: Desk, item: string): unknown => {
  const row = at.engine.store.db.prepare('SELECT state, lapsed FROM item_list WHERE id = ?').get(item) as {
    state: string
    lapsed: number
  }
  return [row.state, row.lapsed === 1]
}

describe('vetting', () => {
  it('lapses when the item is corrected or its roles change, comes back by undo, and the brief says what was corrected', async () => {
    const { at, brief, first, second } = await withBrief()
    at.act('item.vet', { items: [first, second] })
    at.act('item.correct', { item: first, source: 'Somebody Else' })
    expect(stateOf(at, first)).toEqual(['new', true])
    await check(at, brief, [[1, 'VETTING_LAPSED']])
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    expect(stateOf(at, first)).toEqual(['vetted', false])
    at.act('item.setRole', { item: second, blocks: [0], role: 'notice' })
    expect(stateOf(at, second)).toEqual(['new', true])
    at.act('item.correct', { item: first, headline: 'Ferry stops early' })
    at.act('item.vet', { items: [first, second] })
    const made = await leave(at, brief, ['md'])
    const { path } = exportedFile(at.engine.store, made.export, 'md')
    expect(await readFile(path, 'utf8')).toContain('headline by the desk; the file says Ferry stops')
  })

  it('binds to a version: a newer one lapses it, and taking the newer one back gives it back', async () => {
    const { at, first } = await withBrief()
    at.act('item.vet', { items: [first] })
    expect(stateOf(at, first)).toEqual(['vetted', false])
    await at.land({
      ...GUIDED,
      paragraphs: ['The ferry to the islands will sail after all, the company said tonight.'],
    })
    expect(stateOf(at, first)).toEqual(['new', true])
    const shown = showItem(at.engine.store.reader, first, receivedChain)
    expect(shown.versions.map((each) => [each.number, each.current])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(shown.vetted?.version).toBe(shown.versions[0]?.id)
    expect(at.engine.lists.count('is:lapsed').count).toBe(1)
    at.act('item.vet', { items: [first] })
    expect(stateOf(at, first)).toEqual(['vetted', false])
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    expect(stateOf(at, first)).toEqual(['new', true])
  })

  it('keeps the first vote on a version, and needs a name', async () => {
    const { at, first } = await withBrief()
    at.act('item.vet', { items: [first] })
    expect(() => at.act('item.vet', { items: [first] }, 'Bo Reed')).toThrow('Nothing would change.')
    expect(() => at.act('item.vet', { items: at.ids }, UNNAMED_EDITOR)).toThrow('Vetting needs a name.')
    expect(showItem(at.engine.store.reader, first, receivedChain).vetted?.by).toBe(EDITOR)
  })
})

describe('a brief may not leave', () => {
  it('with an entry that is not vetted, spiked, lapsed or under embargo; each is named', async () => {
    const { at, brief, first, second } = await withBrief()
    await check(at, brief, [
      [1, 'NOT_VETTED'],
      [2, 'NOT_VETTED'],
    ])
    at.act('item.vet', { items: [first] })
    at.act('item.spike', { items: [second] })
    await check(at, brief, [[2, 'SPIKED']])
    at.act('item.vet', { items: [second] })
    await check(at, brief, [])
    at.act('item.embargo', { items: [second], until: '2026-11-24T09:00:00.000Z' })
    await check(at, brief, [[2, 'EMBARGOED']])
    at.clock.now = new Date('2026-11-24T09:00:00.000Z')
    await check(at, brief, [])
    await at.land({ ...GUIDED, paragraphs: ['Another text under the same guid, long enough to be a text.'] })
    await check(at, brief, [[1, 'VETTING_LAPSED']])
  })

  it('with nothing in it, or without an editor', async () => {
    const { at, brief, first, second } = await withBrief()
    at.act('item.vet', { items: [first, second] })
    await expect(leave(at, brief, ['md'], UNNAMED_EDITOR)).rejects.toThrow('A brief leaves under a name.')
    const { made } = at.act('brief.create', { title: 'Empty' })
    await expect(leave(at, made['brief'] ?? '', ['md'])).rejects.toThrow('The brief has no entries yet.')
    at.act('brief.remove', { brief })
    await expect(leave(at, brief, ['md'])).rejects.toThrow('There is no such brief.')
  })

  it('when an entry is spiked while its files are written', async () => {
    const { at, brief, first, second } = await withBrief()
    at.act('item.vet', { items: [first, second] })
    const leaving = leave(at, brief, ['docx'])
    at.act('item.spike', { items: [second] })
    await expect(leaving).rejects.toThrow('is spiked.')
    expect(at.engine.store.db.prepare('SELECT count(*) FROM export').pluck().get()).toBe(0)
  })
})

describe('an export', () => {
  it('gives the same bytes twice, and other bytes after a change', async () => {
    const { at, brief, first, second } = await withBrief()
    at.act('item.vet', { items: [first, second] })
    const formats: BriefFormat[] = ['docx', 'html', 'md']
    const one = await leave(at, brief, formats)
    at.clock.now = new Date('2026-11-24T12:34:56.000Z')
    await at.restart()
    const two = await leave(at, brief, formats)
    const hashes = (made: typeof one): string[] => made.files.map((file) => file.sha256)
    expect(hashes(two)).toEqual(hashes(one))
    for (const format of formats) {
      const [left, right] = [one, two].map((made) => exportedFile(at.engine.store, made.export, format).path)
      expect((await readFile(left ?? '')).equals(await readFile(right ?? ''))).toBe(true)
    }
    at.act('brief.edit', { brief, note: 'Changed.' })
    const three = await leave(at, brief, formats)
    expect(hashes(three).filter((hash) => hashes(one).includes(hash))).toEqual([])
  })

  it('freezes what each entry was, and cannot be undone', async () => {
    const { at, brief, first, second } = await withBrief()
    at.act('item.vet', { items: [first, second] })
    const version = showItem(at.engine.store.reader, first, receivedChain).versions[0]?.id
    await leave(at, brief, ['md'])
    const row = (): unknown => at.engine.store.db.prepare('SELECT * FROM export').get()
    const frozen = row()
    const manifest = JSON.parse((frozen as { manifest: string }).manifest) as {
      entries: Record<string, unknown>[]
    }
    expect(manifest.entries[0]).toMatchObject({
      number: 1,
      item: first,
      version,
      vetted: { by: EDITOR, version },
    })
    const event = at.engine.store.db
      .prepare("SELECT seq FROM event WHERE action = 'brief.export'")
      .pluck()
      .get() as number
    expect((frozen as { log_seq: number }).log_seq).toBe(event - 1)
    expect(() => at.engine.undo({ actor: EDITOR, now: () => at.clock.now }, event)).toThrow(
      'cannot be undone',
    )
    at.act('item.correct', { item: first, headline: 'Another headline' })
    expect(at.engine.undo({ actor: EDITOR, now: () => at.clock.now }).words).toBe(
      'Undid: Corrected the headline',
    )
    expect(row()).toEqual(frozen)
  })
})
