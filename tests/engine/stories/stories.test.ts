import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebuildDerived } from '../../../src/engine/rebuild.ts'
import { clusterItems, type StoryNode } from '../../../src/engine/stories/cluster-items.ts'
import { compareItems } from '../../../src/engine/stories/compare-items.ts'
import { showStory } from '../../../src/engine/stories/show-story.ts'
import { desk, type CopyGiven, type Desk } from '../../build/desk.ts'
import { dump } from '../../build/tables.ts'

const COPY = 'The ferry to the islands will not run this weekend because of a strike by deck crews.'

/** The stories of a desk by the numbers of their items, lead first. */
function check(at: Desk, stories: number[][]): void {
  const { db } = at.engine.store
  const found = db
    .prepare<[], { id: string; lead: string; size: number }>('SELECT * FROM story ORDER BY id')
    .all()
    .map(({ id, lead, size }) => {
      const members = db
        .prepare<[string], string>('SELECT item FROM story_member WHERE story = ? ORDER BY item')
        .pluck()
        .all(id)
      expect(members).toHaveLength(size)
      return [lead, ...members.filter((each) => each !== lead)].map((each) => at.ids.indexOf(each))
    })
  expect(found).toEqual(stories)
  const listed = db.prepare<[], string>('SELECT id FROM item_list WHERE story IS NOT NULL').pluck().all()
  const byNumber = (one: number, other: number): number => one - other
  expect(listed.map((each) => at.ids.indexOf(each)).sort(byNumber)).toEqual(stories.flat().sort(byNumber))
}

const items = (at: Desk, ...numbers: number[]): string[] => numbers.map((number) => at.ids[number] ?? '')
const storyIds = (at: Desk): unknown[] =>
  at.engine.store.db.prepare('SELECT id FROM story ORDER BY id').pluck().all()

describe('the same copy under other names, links and formats', () => {
  it.each<[string, CopyGiven, boolean]>([
    ['word for word', { paragraphs: [COPY] }, true],
    ['in capitals', { paragraphs: [COPY.toUpperCase()] }, true],
    ['with other white space', { paragraphs: [COPY.replaceAll(' ', ' \u00a0\t')] }, true],
    [
      'with other punctuation',
      { paragraphs: [COPY.replace('weekend', '— “weekend” —').replace('.', '!')] },
      true,
    ],
    ['in compatibility forms', { paragraphs: [COPY.replace('ferry', 'ｆｅｒｒｙ')] }, true],
    ['in other paragraphs', { paragraphs: COPY.split(/ (?=because)/u) }, true],
    ['with a soft hyphen', { paragraphs: [COPY.replace('weekend', 'week\u00adend')] }, true],
    [
      'beneath a credit line',
      {
        blocks: [
          { kind: 'paragraph', role: 'credit', runs: [{ text: 'By Ann Moor' }] },
          { kind: 'quote', role: 'body', runs: [{ text: COPY, strong: true }] },
        ],
      },
      true,
    ],
    ['with a word more', { paragraphs: [`${COPY} Again.`] }, true],
    ['with another accent', { paragraphs: [COPY.replace('deck', 'déck')] }, true],
    [
      'with half of its words changed',
      { paragraphs: [`${COPY.slice(0, 40)} but it rains in the north.`] },
      false,
    ],
  ])('%s', async (_, copy, same) => {
    const at = await desk()
      .item({ paragraphs: [COPY], published: '2026-11-24T01:00:00.000Z' })
      .item({
        source: 'Other',
        url: 'https://other.example/9',
        published: '2026-11-24T02:00:00.000Z',
        ...copy,
      })
      .open()
    check(at, same ? [[0, 1]] : [])
  })

  it('below eight words only where headline and link agree too', async () => {
    const short = {
      headline: 'Ferry',
      paragraphs: ['Seven words are too few for it.'],
      url: 'https://a.example/1',
    }
    const at = await desk()
      .item(short)
      .item({ ...short, source: 'B' })
      .item({ ...short, source: 'C', url: 'https://a.example/2' })
      .item({ ...short, source: 'D', headline: 'Ship', url: 'https://a.example/3' })
      .item({ paragraphs: ['Eight words are just about enough for it.'], headline: 'X' })
      .item({ paragraphs: ['Eight words are just about enough for it.'], headline: 'Y' })
      .open()
    check(at, [
      [0, 1],
      [4, 5],
    ])
  })
})

describe('an editor’s decisions', () => {
  const three = (): Promise<Desk> =>
    desk()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 0 })
      .item({ copyOf: 0 })
      .open()

  it('“not a duplicate” holds for good: for new copies, new versions, and after a rebuild', async () => {
    const at = await three()
    at.act('story.split', { items: items(at, 1) })
    check(at, [[0, 2]])
    await at.land({ copyOf: 0 })
    check(at, [[0, 2, 3]])
    await at.land({
      copyOf: 0,
      source: 'The Paper',
      url: 'https://paper.example/2',
      headline: 'A new headline',
    })
    expect(at.ids).toHaveLength(4)
    check(at, [[0, 2, 3]])
    await rebuildDerived(at.engine.store, () => undefined)
    check(at, [[0, 2, 3]])
    expect(showStory(at.engine.store.reader, at.ids[0] ?? '').apart.map((each) => each.item)).toEqual(
      items(at, 1),
    )
  })

  it('several can be split off as a story of their own, but not all', async () => {
    const at = await desk()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 0 })
      .item({ copyOf: 0 })
      .item({ copyOf: 0 })
      .open()
    at.act('story.split', { items: items(at, 2, 3) })
    check(at, [
      [0, 1],
      [2, 3],
    ])
    expect(() => at.act('story.split', { items: items(at, 0, 1) })).toThrow('One copy has to stay')
  })

  it('a copy that was split off and is kept together again comes back to all the others', async () => {
    const at = await desk()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 0 })
      .item({ copyOf: 0 })
      .item({ copyOf: 0 })
      .open()
    at.act('story.split', { items: items(at, 1) })
    check(at, [[0, 2, 3]])
    at.act('story.merge', { items: items(at, 1, 0) })
    check(at, [[0, 1, 2, 3]])
  })

  it('merge keeps together what no rule would, and takes back what was told apart', async () => {
    const at = await desk()
      .item()
      .item()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 2 })
      .open()
    at.act('story.merge', { items: items(at, 0, 1) })
    check(at, [
      [0, 1],
      [2, 3],
    ])
    at.act('story.split', { items: items(at, 1) })
    check(at, [[2, 3]])
    at.act('story.merge', { items: items(at, 1, 0) })
    at.act('story.merge', { items: items(at, 0, 2) })
    check(at, [[0, 1, 2, 3]])
    expect(showStory(at.engine.store.reader, at.ids[3] ?? '').copies.map((each) => each.words)).toContain(
      'Kept together by Ada Marsh',
    )
  })

  it('the lead is the earliest by its own time, else the first to arrive, else the one that was chosen', async () => {
    const at = await desk()
      .item({ paragraphs: [COPY], published: '2026-11-24T03:00:00.000Z' })
      .item({ copyOf: 0, published: '2026-11-24T01:00:00.000Z' })
      .item({ copyOf: 0, published: '2026-11-24T01:00:00.000Z' })
      .open()
    check(at, [[1, 0, 2]])
    at.act('story.lead', { item: at.ids[2] ?? '' })
    check(at, [[2, 0, 1]])
    await at.land({ copyOf: 0, published: '2026-11-23T01:00:00.000Z' })
    check(at, [[2, 0, 1, 3]])
    at.act('story.lead', { item: at.ids[0] ?? '' })
    check(at, [[0, 1, 2, 3]])
    at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
    check(at, [[2, 0, 1, 3]])
  })

  it('a corrected date moves the lead, a changed role the copy', async () => {
    const at = await three()
    check(at, [[0, 1, 2]])
    at.act('item.correct', { item: at.ids[2] ?? '', publishedAt: '2026-11-20T00:00:00.000Z' })
    check(at, [[2, 0, 1]])
    at.act('item.setRole', { item: at.ids[1] ?? '', blocks: [0], role: 'notice' })
    check(at, [[2, 0]])
  })

  it('stories keep their names through arrival, undo and rebuild', async () => {
    const at = await desk()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 0 })
      .item()
      .item({ copyOf: 2 })
      .item({ copyOf: 2 })
      .open()
    const names = storyIds(at)
    await at.land({ copyOf: 2 })
    expect(storyIds(at)).toEqual(names)
    at.act('story.merge', { items: items(at, 0, 2) })
    at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
    expect(storyIds(at)).toEqual(names)
    at.engine.store.db.exec('DELETE FROM story; DELETE FROM story_member; DELETE FROM story_key')
    await rebuildDerived(at.engine.store, () => undefined)
    expect(storyIds(at)).toEqual(names)
  })
})

describe('an item whose text changes', () => {
  it('leaves the story that it no longer belongs to, and joins another', async () => {
    const other = 'Grain came in two weeks early this year, the farmers of the plain told us on Monday.'
    const at = await desk()
      .item({ paragraphs: [COPY] })
      .item({ copyOf: 0, externalId: 'guid-1' })
      .item({ paragraphs: [other] })
      .open()
    check(at, [[0, 1]])
    const [landed] = await at.land({
      paragraphs: ['Now it says something else altogether, in more than eight words.'],
      externalId: 'guid-1',
    })
    expect(landed?.outcome).toBe('version')
    check(at, [])
    await at.land({ paragraphs: [other], externalId: 'guid-1' })
    check(at, [[1, 2]])
  })
})

describe('grouping', () => {
  const arrivals = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ land: fc.nat(2) }) },
      { weight: 2, arbitrary: fc.record({ merge: fc.tuple(fc.nat(9), fc.nat(9)) }) },
      { weight: 2, arbitrary: fc.record({ split: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.record({ lead: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.constant({ undo: true }) },
    ),
    { minLength: 3, maxLength: 12 },
  )

  it('by arrivals and decisions in turn is the same as from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (steps) => {
        const at = await desk().open()
        for (const step of steps) await follow(at, step)
        const tables = ['story', 'story_member', 'story_key', 'item_list']
        const arrived = dump(at.engine.store.db, tables)
        at.engine.store.db.exec('DELETE FROM story; DELETE FROM story_member; DELETE FROM story_key')
        await rebuildDerived(at.engine.store, () => undefined)
        expect(dump(at.engine.store.db, tables)).toEqual(arrived)
        await at.close()
      }),
      { numRuns: 15, seed: 7 },
    )
  }, 60_000)

  it('does not hang on the order in which copies come', () => {
    const nodes = fc.array(
      fc.record({ key: fc.constantFrom('a', 'b', 'c', null), mate: fc.option(fc.nat(11)) }),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(nodes, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (given, shuffle) => {
        const all: StoryNode[] = given.map((each, index) => ({
          id: String(index),
          key: each.key,
          story: null,
          together: each.mate === null || each.mate === undefined ? [] : [String(each.mate)],
          apart: [],
        }))
        const parts = (some: readonly StoryNode[]): string[] =>
          clusterItems(some)
            .map((cluster) =>
              cluster
                .map((node) => node.id)
                .sort()
                .join(' '),
            )
            .sort()
        const shuffled = all.toSorted(
          (one, other) => (shuffle[Number(one.id)] ?? 0) - (shuffle[Number(other.id)] ?? 0),
        )
        expect(parts(shuffled)).toEqual(parts(all))
      }),
    )
  })

  it('never puts together what was told apart', () => {
    const given = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), mate: fc.nat(8), foe: fc.nat(8) }), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(given, (rows) => {
        const all: StoryNode[] = rows.map((each, index) => ({
          id: String(index),
          key: each.key,
          story: null,
          together: [String(each.mate)],
          apart: rows.flatMap((other, at) =>
            at !== index && (each.foe === at || other.foe === index) ? [String(at)] : [],
          ),
        }))
        const clusters = clusterItems(all)
        expect(clusters.flat()).toHaveLength(all.length)
        for (const cluster of clusters) {
          const ids = new Set(cluster.map((node) => node.id))
          for (const node of cluster) for (const foe of node.apart) expect(ids.has(foe)).toBe(false)
        }
      }),
    )
  })
})

type Step = { land?: number; merge?: [number, number]; split?: number; lead?: number; undo?: boolean }

async function follow(at: Desk, step: Step): Promise<void> {
  const id = (number: number): string => at.ids[number % Math.max(1, at.ids.length)] ?? ''
  if (step.land !== undefined) {
    await at.land({ paragraphs: [`${COPY} Edition ${step.land}.`] })
    return
  }
  if (at.ids.length === 0) return
  try {
    if (step.merge) at.act('story.merge', { items: step.merge.map(id) })
    if (step.split !== undefined) at.act('story.split', { items: [id(step.split)] })
    if (step.lead !== undefined) at.act('story.lead', { item: id(step.lead) })
    if (step.undo) at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
  } catch (error) {
    expect(error).toHaveProperty('code')
  }
}

describe('two copies side by side', () => {
  it('shows what was edited, cut and added', async () => {
    const at = await desk()
      .item({
        headline: 'Ferry stops',
        paragraphs: ['One same paragraph.', 'The crew of ten went home.', 'Only here it stands.'],
      })
      .item({
        headline: 'Ferry stops',
        paragraphs: [
          'One same paragraph.',
          'The crew of twelve went home.',
          'Wholly unrelated closing line.',
        ],
      })
      .open()
    const [left = '', right = ''] = at.ids
    const compared = compareItems(at.engine.store.reader, left, right)
    expect(compared.differences).toEqual({ headline: 0, edits: 1, cut: 1, added: 1, moved: 0, paragraphs: 4 })
    const edited = compared.pairs.find((pair) => pair.left && pair.right && !pair.same)
    expect(
      edited?.pieces.filter((piece) => piece.kind !== 'same').map((piece) => [piece.kind, piece.text]),
    ).toEqual([
      ['removed', 'ten'],
      ['added', 'twelve'],
    ])
    expect(compared.same).toBeCloseTo(8 / 13)
    expect(() => compareItems(at.engine.store.reader, left, '01a20ef5-4e8e-7779-bcd2-b826b31a6c75')).toThrow(
      'no such item',
    )
  })

  it('gives back both texts, whatever they are', async () => {
    const { alignBlocks } = await import('../../../src/engine/stories/compare-items.ts')
    const text = fc.array(fc.constantFrom('one two three', 'one two four', 'five', '', '粮食 丰收', 'a, b'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(text, text, (left, right) => {
        const blocks = (lines: string[]) =>
          lines.map((line) => ({ kind: 'paragraph' as const, role: 'body' as const, runs: [{ text: line }] }))
        const pairs = alignBlocks(blocks(left), blocks(right))
        expect(pairs.flatMap((pair) => (pair.left ? [pair.left.index] : []))).toEqual(
          left.map((_, index) => index),
        )
        expect(pairs.flatMap((pair) => (pair.right ? [pair.right.index] : []))).toEqual(
          right.map((_, index) => index),
        )
        for (const pair of pairs) {
          const side = (kind: string): string =>
            pair.pieces
              .filter((piece) => piece.kind === 'same' || piece.kind === kind)
              .map((piece) => piece.text)
              .join('')
          if (pair.left) expect(side('removed')).toBe(left[pair.left.index])
          if (pair.right) expect(side('added')).toBe(right[pair.right.index])
        }
      }),
    )
  })
})
