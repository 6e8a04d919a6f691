import { describe, expect, it } from 'vitest'
import { rebuildDerived } from '../../../src/engine/rebuild.ts'
import { showItem } from '../../../src/engine/items/show-item.ts'
import { listHistory } from '../../../src/engine/store/history.ts'
import { receivedChain } from '../../../src/engine/received-chain.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'
import { DERIVED, dump, EDITORIAL, indexed } from '../../build/tables.ts'

const OPINION = [{ name: 'schema:type', value: 'OpinionNewsArticle' }]
const LONG = 'The ferry to the islands will not run this weekend because of a strike by deck crews.'

/** A desk on which everything has been done once. */
async function worked(): Promise<Desk> {
  const at = await desk()
    .item({ headline: 'Ferry', paragraphs: [LONG, 'Sign up for our newsletter'], externalId: 'g1' })
    .item({ headline: 'Reprint', copyOf: 0, source: 'B' })
    .item({ headline: 'Opinion', fields: OPINION })
    .item({ headline: 'Another opinion', fields: OPINION })
    .open()
  const [first = '', second = '', third = '', fourth = ''] = at.ids
  at.act('item.vet', { items: [first, second] })
  at.act('item.tag', { items: [second], tag: 'sea' })
  at.act('item.setRole', { item: second, blocks: [0], role: 'notice' })
  at.act('item.correct', { item: third, headline: 'Corrected', source: null })
  at.act('mark.reject', { marks: [{ item: third, mark: 'opinion', blocks: null }] })
  at.act('mark.confirm', { marks: [{ item: fourth, mark: 'opinion', blocks: null }], kind: 'editorial' })
  at.act('mark.set', { items: [first], mark: 'syndicated', blocks: [0, 1] })
  at.act('story.merge', { items: [third, fourth] })
  const { made } = at.act('brief.create', { title: 'Brief', items: [first] })
  at.act('brief.editEntry', { entry: entryOf(at), headline: 'Own headline' })
  at.act('brief.drop', { entries: [entryOf(at)] })
  at.act('brief.add', { brief: made['brief'] ?? '', items: [fourth] })
  at.act('item.note', { items: [first], note: 'ring back' })
  at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
  at.engine.redo({ actor: EDITOR, now: () => at.clock.now })
  await at.land({ headline: 'Ferry', paragraphs: [`${LONG} It does now.`], externalId: 'g1' })
  return at
}

const entryOf = (at: Desk): string =>
  at.engine.store.db.prepare<[], string>('SELECT id FROM brief_entry').pluck().get() ?? ''

describe('rebuild', () => {
  const LOG_DERIVED = ['event_standing', 'event_item', 'event_row', 'brief_event']

  it('gives the derived rows that arrival and actions gave, even from nothing', async () => {
    const at = await worked()
    const { db } = at.engine.store
    const state = (): unknown => ({
      ...dump(db, [...EDITORIAL, ...DERIVED, ...LOG_DERIVED]),
      index: indexed(db, ['ferry', 'corrected', 'newsletter', 'now', 'harbour', 'opinion']),
    })
    const arrived = state()
    await rebuildDerived(at.engine.store, () => undefined)
    expect(state()).toEqual(arrived)
    for (const table of [...DERIVED, ...LOG_DERIVED]) db.exec(`DELETE FROM ${table}`)
    db.exec('DELETE FROM item_text')
    expect(state()).not.toEqual(arrived)
    const told: number[] = []
    await rebuildDerived(at.engine.store, (done) => told.push(done))
    expect(state()).toEqual(arrived)
    expect(told.at(-1)).toBe(4)
  })
})

describe('marks', () => {
  const marksOf = (at: Desk, index: number): unknown =>
    showItem(at.engine.store.reader, at.ids[index] ?? '', receivedChain).marks.map((each) => [
      each.mark,
      each.kind,
      each.status,
      each.blocks,
      each.evidence.length > 0,
    ])

  it('decided by an editor stand over what is suggested, through a new version and a rebuild', async () => {
    const at = await desk().item({ fields: OPINION, externalId: 'a' }).item({ fields: OPINION }).open()
    const [first = '', second = ''] = at.ids
    expect(marksOf(at, 0)).toEqual([['opinion', 'opinion', 'suggested', null, true]])
    at.act('mark.confirm', { marks: [{ item: first, mark: 'opinion', blocks: null }], kind: 'satire' })
    at.act('mark.reject', { marks: [{ item: second, mark: 'opinion', blocks: null }] })
    await at.land({
      fields: OPINION,
      externalId: 'a',
      paragraphs: ['A newer text of it that is long enough to be one.'],
    })
    await rebuildDerived(at.engine.store, () => undefined)
    expect(marksOf(at, 0)).toEqual([['opinion', 'satire', 'confirmed', null, true]])
    expect(marksOf(at, 1)).toEqual([['opinion', 'opinion', 'rejected', null, true]])
    expect(at.engine.lists.open({ query: 'mark:opinion', order: 'newest', fold: true }).ids).toEqual([first])
  })

  it('set by hand have no evidence, go again without a trace, and are kept apart by passage', async () => {
    const at = await desk()
      .item({ paragraphs: [LONG, 'Comment: it is a scandal.', LONG] })
      .open()
    const items = at.ids
    at.act('mark.set', { items, mark: 'opinion', blocks: [1, 2], kind: 'analysis' })
    at.act('mark.set', { items, mark: 'syndicated' })
    expect(marksOf(at, 0)).toEqual([
      ['syndicated', 'syndicated', 'confirmed', null, false],
      ['opinion', 'analysis', 'confirmed', [1, 2], false],
    ])
    expect(() => at.act('mark.set', { items, mark: 'syndicated' })).toThrow('Nothing would change.')
    at.act('mark.clear', { items, mark: 'opinion', blocks: [1, 2] })
    at.act('mark.clear', { items, mark: 'syndicated' })
    expect(marksOf(at, 0)).toEqual([])
    expect(() => at.act('mark.set', { items, mark: 'opinion', blocks: [2, 1] })).toThrow(/passage/u)
  })
})

const TOWELS =
  'Buy our tea towels: linen from the north, printed by hand in six colours, washed twice before they are sold, with a loop to hang them by and a picture of the lighthouse, the old fish market, both ferries or the bridge; a set of four comes in a box, and whoever orders before noon on Friday has it sent home on Saturday morning without paying a penny more than in the shop.'

describe('a role set by hand', () => {
  it('changes the word count, the index column, the story, and goes back with undo', async () => {
    const at = await desk()
      .item({ headline: 'X', paragraphs: [LONG, TOWELS] })
      .item({ headline: 'Y', paragraphs: [LONG] })
      .open()
    const [first = ''] = at.ids
    const words = (): unknown =>
      at.engine.store.db.prepare('SELECT word_count, story FROM item_list WHERE id = ?').raw().get(first)
    const inBody = (): number =>
      at.engine.store.db
        .prepare<[], number>(`SELECT count(*) FROM item_text WHERE item_text MATCH 'body : towels'`)
        .pluck()
        .get() ?? -1
    expect([words(), inBody()]).toEqual([[90, first], 1])
    at.act('item.setRole', { item: first, blocks: [0], role: 'promo' })
    expect([words(), inBody()]).toEqual([[73, null], 1])
    at.act('item.setRole', { item: first, blocks: [1], role: 'promo' })
    expect([words(), inBody()]).toEqual([[0, null], 0])
    expect(at.engine.lists.count('towels ').count).toBe(1)
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    expect([words(), inBody()]).toEqual([[90, first], 1])
  })

  it('holds for the version that it was set on', async () => {
    const at = await desk()
      .item({ externalId: 'a', paragraphs: [LONG, 'Tea towels'] })
      .open()
    const [item = ''] = at.ids
    at.act('item.setRole', { item, blocks: [0], role: 'notice' })
    await at.land({ externalId: 'a', paragraphs: [`${LONG} More.`, 'Tea towels'] })
    expect(showItem(at.engine.store.reader, item, receivedChain).blocks.map((block) => block.role)).toEqual([
      'body',
      'body',
    ])
  })
})

describe('the history', () => {
  it('says who did what, newest first, of all or of one item, and what can be undone', async () => {
    const at = await desk().item({ headline: 'A' }).item({ headline: 'B' }).open()
    const [first = '', second = ''] = at.ids
    at.act('item.hold', { items: [first, second] })
    at.act('item.tag', { items: [second], tag: 'sea' }, 'Bo Reed')
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    const { reader } = at.engine.store
    const lines = (query: object): unknown[] =>
      listHistory(reader, { count: 10, ...query }).events.map((each) => [
        each.seq,
        each.actor,
        each.words,
        each.canUndo,
      ])
    expect(lines({})).toEqual([
      [3, EDITOR, 'Undid: Held 2 items', true],
      [2, 'Bo Reed', 'Tagged 1 item “sea”', true],
      [1, EDITOR, 'Held 2 items', false],
    ])
    expect(lines({ item: first }).map((line) => (line as unknown[])[0])).toEqual([3, 1])
    expect(lines({ actor: 'Bo Reed' })).toHaveLength(1)
    expect(lines({ before: 3, count: 1 }).map((line) => (line as unknown[])[0])).toEqual([2])
    expect(listHistory(reader, { count: 1 }).actors).toEqual([EDITOR, 'Bo Reed'])
  })
})
