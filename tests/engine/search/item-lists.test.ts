import { describe, expect, it } from 'vitest'
import type { ListedItem, ListQuery } from '../../../src/contract/items.ts'
import { desk, type Desk } from '../../build/desk.ts'

const COPY = 'The ferry to the islands will not run this weekend because of a strike by deck crews.'

/** Headlines that a query lists, in order. */
function check(at: Desk, query: string, headlines: string[], more: Partial<ListQuery> = {}): void {
  expect(
    rows(at, open(at, query, more).list).map((row) => row.headline),
    query,
  ).toEqual(headlines)
}

function open(at: Desk, query: string, more: Partial<ListQuery> = {}) {
  return at.engine.lists.open({ query, order: 'newest', fold: true, ...more })
}

function rows(at: Desk, list: string, from = 0, count = 500): ListedItem[] {
  return at.engine.lists.page(list, from, count).rows
}

const item = (at: Desk, index: number): string => at.ids[index] ?? ''

describe('what a query finds', () => {
  it('words, phrases, exclusions, prefixes, whatever their case and accents', async () => {
    const at = await desk()
      .item({
        headline: 'A',
        paragraphs: ['An interim deal on grain was signed, and a résumé of it printed.'],
      })
      .item({
        headline: 'B',
        paragraphs: ['The deal was interim; grain and WHEAT prices fell sharply afterwards.'],
      })
      .item({
        headline: 'C',
        paragraphs: ['Grains of sand. Straße and naïveté are words of other languages too.'],
      })
      .open()
    check(at, 'grain', ['C', 'B', 'A'])
    check(at, 'grain ', ['B', 'A'])
    check(at, '"interim deal"', ['A'])
    check(at, 'grain -wheat', ['C', 'A'].slice(1))
    check(at, '-wheat', ['C', 'A'])
    check(at, 'RESUME ', ['A'])
    check(at, 'naivete', ['C'])
    check(at, 'strasse', [])
  })

  it('in scripts without spaces, anywhere in a run', async () => {
    const at = await desk()
      .item({ headline: 'Han', paragraphs: ['今年粮食丰收,农业部门说。'] })
      .item({ headline: 'Kana', paragraphs: ['フェリーは週末に運休する。'] })
      .item({ headline: 'Thai', paragraphs: ['ที่ประชุมสภาลงมติเรื่องงบประมาณ'] })
      .open()
    check(at, '粮食', ['Han'])
    check(at, '食丰', ['Han'])
    check(at, '食粮', [])
    check(at, 'フェリー', ['Kana'])
    check(at, '運休', ['Kana'])
    check(at, 'ประชุมสภา', ['Thai'])
    check(at, '"งบประมาณ"', ['Thai'])
  })

  it('nothing that is typed is ever syntax of the index', async () => {
    const at = await desk()
      .item({ headline: 'A', paragraphs: ['NEAR or not, grain AND wheat; OR what.'] })
      .open()
    check(at, 'grain AND wheat', ['A'])
    check(at, 'NEAR(grain wheat, 2)', [])
    for (const query of [
      'body:grain',
      '{headline body} : x',
      '^grain',
      'grain*',
      '"grain" * "',
      '(',
      ')',
      'grain NOT',
      "'; DROP TABLE item; --",
      '\u0301 \u0e31',
      '\u{1e6c0}',
      '\ue000',
    ]) {
      expect(() => open(at, query), query).not.toThrow()
    }
    check(at, '^grain', ['A'])
  })

  it('every filter, and its exclusion', async () => {
    const at = await desk()
      .item({ headline: 'A', source: 'Coast Post', published: '2026-11-20T10:00:00.000Z', language: 'en-GB' })
      .item({ headline: 'B', source: 'Island News', published: '2026-11-23T10:00:00.000Z', language: 'de' })
      .item({ headline: 'C', fields: [{ name: 'schema:type', value: 'OpinionNewsArticle' }] })
      .open()
    at.act('item.tag', { items: [item(at, 0)], tag: 'Courts' })
    at.act('item.spike', { items: [item(at, 1)] })
    at.act('item.embargo', { items: [item(at, 2)], until: '2026-11-25T00:00:00.000Z' })
    at.act('item.note', { items: [item(at, 0)], note: 'ring back' })
    const { made } = at.act('brief.create', { title: 'Brief', items: [item(at, 1)] })
    check(at, 'state:spiked', ['B'])
    check(at, '-state:spiked', ['C', 'A'])
    check(at, 'state:used', ['B'])
    check(at, 'state:embargoed', ['C'])
    check(at, 'is:noted', ['A'])
    check(at, 'source:"coast post"', ['A'])
    check(at, '-source:"coast post"', ['C', 'B'])
    check(at, 'tag:courts', ['A'])
    check(at, '-tag:courts', ['C', 'B'])
    check(at, 'lang:en', ['C', 'A'])
    check(at, 'mark:opinion', ['C'])
    check(at, 'mark:opinion?', ['C'])
    check(at, 'mark:opinion!', [])
    check(at, '-mark:opinion', ['B', 'A'])
    check(at, 'mark:none', ['B', 'A'])
    check(at, 'after:2026-11-21 before:2026-11-24', ['B'])
    check(at, 'since:today', ['C', 'B', 'A'])
    check(at, `brief:${made['brief']}`, ['B'])
    check(at, 'seen:no', ['C', 'B', 'A'])
    check(at, 'state:gone', [])
    expect(open(at, 'state:gone').problems).toEqual([
      'state: is new, held, spiked, vetted, used or embargoed, not “gone”.',
    ])
  })
})

describe('an open list', () => {
  it('is frozen: new rows wait, rows that stop matching stay and say so', async () => {
    const at = await desk().item({ headline: 'A' }).item({ headline: 'B' }).open()
    const { list, ids, total } = open(at, 'state:new')
    expect(ids).toEqual([item(at, 1), item(at, 0)])
    await at.land({ headline: 'C' })
    at.act('item.spike', { items: [item(at, 1)] })
    expect(at.engine.lists.waiting(list)).toEqual({ count: 1, more: false })
    const shown = rows(at, list)
    expect(shown.map((row) => [row.headline, row.matches, row.state])).toEqual([
      ['B', false, 'spiked'],
      ['A', true, 'new'],
    ])
    expect(total).toBe(2)
    expect(at.engine.lists.rows(list, [item(at, 1)])).toEqual([shown[0]])
    at.engine.lists.close(list)
    expect(() => rows(at, list)).toThrow('This list is no longer open.')
  })

  it('says by words too which rows no longer match', async () => {
    const at = await desk().item({ headline: 'Ferry A' }).item({ headline: 'Ferry B' }).open()
    const { list } = open(at, 'ferry')
    at.act('item.correct', { item: item(at, 0), headline: 'Boat A' })
    expect(rows(at, list).map((row) => [row.headline, row.matches])).toEqual([
      ['Ferry B', true],
      ['Boat A', false],
    ])
  })

  it('can begin with the oldest', async () => {
    const at = await desk().item({ headline: 'A' }).item({ headline: 'B' }).open()
    check(at, '', ['A', 'B'], { order: 'oldest' })
    check(at, 'harbour', ['A', 'B'], { order: 'oldest' })
  })

  it('folds a story under its lead, where its newest copy stood, and unfolds it', async () => {
    const at = await desk()
      .item({ headline: 'Lead', paragraphs: [COPY], published: '2026-11-24T01:00:00.000Z' })
      .item({ headline: 'Other' })
      .item({ headline: 'Copy 1', copyOf: 0, published: '2026-11-24T02:00:00.000Z' })
      .item({ headline: 'Newer' })
      .item({ headline: 'Copy 2', copyOf: 0, published: '2026-11-24T03:00:00.000Z' })
      .open()
    const { list } = open(at, '')
    const shape = (): unknown[] =>
      rows(at, list).map((row) => [row.headline, row.depth, row.folded, row.unfolded])
    const folded = [
      ['Lead', 0, 2, false],
      ['Newer', 0, 0, false],
      ['Other', 0, 0, false],
    ]
    expect(shape()).toEqual(folded)
    expect(at.engine.lists.unfold(list, item(at, 0), true).ids).toEqual(
      [0, 4, 2, 3, 1].map((index) => item(at, index)),
    )
    expect(shape()).toEqual([
      ['Lead', 0, 2, true],
      ['Copy 2', 1, 0, false],
      ['Copy 1', 1, 0, false],
      ['Newer', 0, 0, false],
      ['Other', 0, 0, false],
    ])
    at.engine.lists.unfold(list, item(at, 0), false)
    expect(shape()).toEqual(folded)
    check(at, '', ['Copy 2', 'Newer', 'Copy 1', 'Other', 'Lead'], { fold: false })
    // Where the lead does not match, the first match of the story stands for it.
    at.act('item.hold', { items: [item(at, 0)] })
    check(at, 'state:new', ['Copy 2', 'Newer', 'Other'])
  })

  it('keeps as many as are used, and lets go of the one that was used longest ago', async () => {
    const at = await desk().item().open()
    const [first, second] = [open(at, ''), open(at, '')]
    for (let index = 0; index < 23; index++) {
      rows(at, first.list)
      open(at, '')
    }
    expect(rows(at, first.list)).toHaveLength(1)
    expect(() => rows(at, second.list)).toThrow('This list is no longer open.')
  })

  it('is paged beyond 10,000 rows, and counts stop there', async () => {
    const at = await desk()
      .item({ headline: 'Ferry', paragraphs: [COPY] })
      .open()
    multiply(at, 10_050)
    const opened = open(at, '')
    expect(opened.total).toBe(10_000)
    expect(opened.more).toBe(true)
    expect(opened.ids).toHaveLength(1_000)
    expect(at.engine.lists.ids(opened.list).ids).toHaveLength(10_000)
    expect(opened.unseen).toEqual({ count: 10_000, more: true })
    const last = at.engine.lists.page(opened.list, 9_990, 100)
    expect(last).toMatchObject({ total: 10_050, more: false })
    expect(last.rows).toHaveLength(60)
    expect(last.rows.at(-1)?.headline).toBe('Ferry')
    expect(at.engine.lists.count('')).toEqual({ count: 10_000, more: true })
    expect(at.engine.lists.count('seen:yes')).toEqual({ count: 0, more: false })
  })

  it('keeps a story that is unfolded whole while it is read on', async () => {
    const at = await desk()
      .item({ headline: 'Oldest', paragraphs: [COPY] })
      .open()
    multiply(at, 10_050)
    const { db } = at.engine.store
    const story = item(at, 0)
    db.prepare('UPDATE item_list SET story = ? WHERE row IN (1, 5, 10040, 10045)').run(story)
    db.prepare('INSERT INTO story (id, lead, size) VALUES (?, ?, 4)').run(story, story)
    const { list, ids, total } = open(at, '')
    const top = ids[5] ?? ''
    expect(at.engine.lists.unfold(list, top, true).total).toBe(total + 1)
    const all = at.engine.lists.page(list, 9_999, 200)
    expect(all).toMatchObject({ total: total + 1 + 48, more: false })
    // Copies found further down hang beneath the line that was handed out; closing takes just those that were shown.
    expect(at.engine.lists.unfold(list, top, false).total).toBe(total + 48)
    expect(at.engine.lists.unfold(list, top, true).total).toBe(total + 48 + 3)
  })
})

/** Gives the list more rows like its first one: as many items would take long to land. */
function multiply(at: Desk, count: number): void {
  const { db } = at.engine.store
  const columns = db
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_info('item_list') WHERE name NOT IN ('row', 'id')",
    )
    .all()
    .map((column) => column.name)
  db.prepare(
    `WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})
     INSERT INTO item_list (row, id, ${columns.join(', ')})
     SELECT n, printf('01a20ef5-0000-7000-8000-%012x', n), ${columns.join(', ')} FROM n, item_list WHERE row = 1`,
  ).run()
}
