import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, type ActionGiven, type ActionName } from '../../../src/contract/actions.ts'
import { Refusal } from '../../../src/contract/errors.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'
import { DERIVED, dump, EDITORIAL, indexed } from '../../build/tables.ts'

/** Somebody whose actions the tests never undo by “my last”. */
const OTHER = 'Bo Reed'
const COPY = 'The ferry to the islands will not run this weekend because of a strike by deck crews.'

/** Seven items (three carry one text, two another, one suggests a mark by itself) on a desk where work has begun. */
async function sevenItems(): Promise<Desk> {
  const at = await desk()
    .item({ headline: 'Ferry stops', paragraphs: [COPY] })
    .item({ headline: 'No ferry', copyOf: 0, source: 'Island News' })
    .item({ headline: 'Strike halts ferry', copyOf: 0, source: 'Coast Post' })
    .item({ headline: 'Budget vote' })
    .item({ headline: 'Council votes', copyOf: 3, source: 'Island News' })
    .item({
      headline: 'Grain harvest',
      paragraphs: [
        'Farmers brought in the grain two weeks early, the ministry said on Tuesday.',
        'Sign up for our newsletter',
      ],
    })
    .item({
      headline: 'Why we were wrong about trams',
      fields: [{ name: 'schema:type', value: 'OpinionNewsArticle' }],
    })
    .open()
  const [first = '', second = '', third = ''] = at.ids
  const { made } = at.act('brief.create', { title: 'Morning brief', items: [first, third] }, OTHER)
  at.act('brief.addSection', { brief: made['brief'] ?? '', title: 'World' }, OTHER)
  at.act('search.save', { name: 'Ferries', query: 'ferry' }, OTHER)
  const { made: followed } = at.act(
    'source.add',
    { sources: [{ address: 'https://coast.example/feed' }] },
    OTHER,
  )
  at.act('source.pause', { sources: Object.values(followed) }, OTHER)
  at.act('source.add', { sources: [{ address: 'https://hill.example/feed' }] }, OTHER)
  at.act('item.tag', { items: at.ids.slice(0, 4), tag: 'courts' }, OTHER)
  at.act('item.spike', { items: [second] }, OTHER)
  at.act('item.embargo', { items: [third], until: '2026-11-25T09:00:00.000Z' }, OTHER)
  return at
}

/** Everything that must be as it was, and what the index finds. */
function everything({ engine: { store } }: Desk): unknown {
  return {
    ...dump(store.db, [...EDITORIAL, ...DERIVED]),
    index: indexed(store.db, ['ferry', 'budget', 'grain', 'corrected', 'newsletter', 'Coast']),
  }
}

type Made = { [Name in ActionName]: (desk: Desk, pick: Pick) => ActionGiven<Name> | null }
type Pick = { items: string[]; number: number; flag: boolean }

/** An input for every action that makes sense on a desk as it is; null where there is nothing to act on. */
const inputs: Made = {
  'item.hold': (_, { items, flag }) => ({ items, ...(flag ? { reason: 'wait for the courts' } : {}) }),
  'item.spike': (_, { items }) => ({ items }),
  'item.restore': (_, { items }) => ({ items }),
  'item.embargo': (_, { items, flag }) => ({ items, until: flag ? '2026-11-25T06:00:00.000Z' : null }),
  'item.tag': (_, { items, number }) => ({ items, tag: number % 2 ? 'courts' : 'energy' }),
  'item.untag': (_, { items, number }) => ({ items, tag: number % 2 ? 'courts' : 'energy' }),
  'item.note': (_, { items, flag }) => ({ items, note: flag ? 'ring them back' : null }),
  'item.correct': (_, { items, flag }) => ({
    item: items[0] ?? '',
    ...(flag ? { headline: 'A corrected headline' } : { byline: null, source: 'Corrected Source' }),
  }),
  'item.setRole': (_, { items, flag }) => ({
    item: items[0] ?? '',
    blocks: [0],
    role: flag ? 'notice' : 'body',
  }),
  'item.vet': (_, { items }) => ({ items }),
  'mark.set': (_, { items, flag }) => ({ items, mark: 'opinion', blocks: flag ? [0, 0] : null }),
  'mark.clear': (_, { items, flag }) => ({ items, mark: 'opinion', blocks: flag ? [0, 0] : null }),
  'mark.confirm': (_, { items }) => ({
    marks: items.map((item) => ({ item, mark: 'opinion', blocks: null })),
  }),
  'mark.reject': (_, { items }) => ({
    marks: items.map((item) => ({ item, mark: 'opinion', blocks: null })),
  }),
  'mark.setKind': (_, { items }) => ({
    marks: items.map((item) => ({ item, mark: 'opinion', blocks: null })),
    kind: 'analysis',
  }),
  'story.merge': (_, { items }) => ({ items }),
  'story.split': (_, { items }) => ({ items }),
  'story.lead': (_, { items }) => ({ item: items[0] ?? '' }),
  'search.save': (_, { number }) => ({ name: `Search ${number}`, query: 'ferry' }),
  'search.rename': (at, { number }) =>
    named(at, 'saved_search', (search) => ({ search, name: `Other ${number}` })),
  'search.forget': (at) => named(at, 'saved_search', (search) => ({ search })),
  'source.add': (_, { number, flag }) => ({
    sources: [{ address: `https://paper.example/${number}.xml`, group: flag ? 'Coast' : null }],
  }),
  'source.change': (at, { number, flag }) =>
    named(at, 'source', (source) => ({
      sources: [source],
      ...(flag ? { name: `Outlet ${number}` } : { intervalMinutes: 90, fullText: true }),
    })),
  'source.pause': (at) => named(at, 'source', (source) => ({ sources: [source] })),
  'source.resume': (at) => named(at, 'source', (source) => ({ sources: [source] }), 'ASC'),
  'source.remove': (at) => named(at, 'source', (source) => ({ sources: [source] })),
  'brief.create': (_, { items, flag }) => ({ title: 'Evening brief', ...(flag ? { items } : {}) }),
  'brief.edit': (at, { flag }) =>
    named(at, 'brief', (brief) => ({
      brief,
      ...(flag ? { title: 'Night brief' } : { note: 'Draft', language: 'de' }),
    })),
  'brief.remove': (at) => named(at, 'brief', (brief) => ({ brief })),
  'brief.addSection': (at) => named(at, 'brief', (brief) => ({ brief, title: 'Abroad' })),
  'brief.editSection': (at, { number }) =>
    named(at, 'brief_section', (section) => ({ section, title: `Part ${number}` })),
  'brief.removeSection': (at) => named(at, 'brief_section', (section) => ({ section })),
  'brief.add': (at, { items }) => named(at, 'brief', (brief) => ({ brief, items })),
  'brief.drop': (at) => named(at, 'brief_entry', (entry) => ({ entries: [entry] })),
  'brief.move': (at) =>
    named(at, 'brief_entry', (entry) =>
      named(at, 'brief_section', (section) => ({ entry, section, before: null })),
    ),
  'brief.moveSection': (at) => named(at, 'brief_section', (section) => ({ section, before: null }), 'ASC'),
  'brief.editEntry': (at, { number }) =>
    named(at, 'brief_entry', (entry) => ({ entry, headline: `Headline ${number}`, summary: 'In short.' })),
  'desk.configure': (_, { number, flag }) =>
    flag ? { editor: `Editor ${number}` } : { singleKeys: number % 2 === 0 },
}

function named<Input>(
  at: Desk,
  table: string,
  input: (id: string) => Input,
  order: 'ASC' | 'DESC' = 'DESC',
): Input | null {
  const row = at.engine.store.db
    .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id ${order} LIMIT 1`)
    .get()
  return row ? input(row.id) : null
}

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...(Object.keys(actions) as ActionName[])),
    items: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }),
    number: fc.nat(9),
    flag: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
)
type Step = { name: ActionName; items: number[]; number: number; flag: boolean }

/** Takes a step where the desk allows it. @returns whether it became an event */
function take(at: Desk, step: Step): boolean {
  const pick = { ...step, items: step.items.map((index) => at.ids[index] ?? '') }
  const input = (inputs[step.name] as (desk: Desk, pick: Pick) => ActionGiven<ActionName> | null)(at, pick)
  if (input === null) return false
  try {
    at.act(step.name, input)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function undo(at: Desk, event?: number, actor = EDITOR): string {
  return at.engine.undo({ actor, now: () => at.clock.now }, event).words
}

function redo(at: Desk): string {
  return at.engine.redo({ actor: EDITOR, now: () => at.clock.now }).words
}

describe('undo and redo of any run of actions', () => {
  let at: Desk

  it('give back every editorial and derived row, byte for byte', async () => {
    at = await sevenItems()
    const start = everything(at)
    fc.assert(
      fc.property(steps, (run) => {
        const states = [everything(at)]
        for (const step of run) {
          if (!take(at, step)) continue
          states.push(everything(at))
        }
        for (let back = states.length - 2; back >= 0; back--) {
          undo(at)
          expect(everything(at)).toEqual(states[back])
        }
        for (let forth = 1; forth < states.length; forth++) {
          redo(at)
          expect(everything(at)).toEqual(states[forth])
        }
        for (let back = states.length - 2; back >= 0; back--) undo(at)
        expect(everything(at)).toEqual(start)
      }),
      { numRuns: 15, seed: 20261124 },
    )
  }, 90_000)
})

describe('undo and redo of each action alone', () => {
  it('covers every action of the contract', async () => {
    const at = await sevenItems()
    const start = everything(at)
    for (const name of Object.keys(actions) as ActionName[]) {
      const picks = [true, false].flatMap((flag) =>
        [[0], [1], [3], [0, 3], [6]].map((items) => ({ name, items, number: 1, flag })),
      )
      expect(
        picks.some((pick) => take(at, pick)),
        name,
      ).toBe(true)
      const done = everything(at)
      expect(done, name).not.toEqual(start)
      undo(at)
      expect(everything(at), name).toEqual(start)
      redo(at)
      expect(everything(at), name).toEqual(done)
      undo(at)
    }
  }, 60_000)
})

describe('undo of one named event', () => {
  let at: Desk
  let item = ''
  async function open(): Promise<void> {
    at = await desk().item().item().open()
    item = at.ids[0] ?? ''
  }
  const deskOf = (): Record<string, unknown> =>
    at.engine.store.db
      .prepare<[string], Record<string, unknown>>('SELECT * FROM item_desk WHERE item = ?')
      .get(item) ?? {}

  it('leaves the later events of the same item as they are', async () => {
    await open()
    const held = at.act('item.hold', { items: [item] })
    at.act('item.note', { items: [item], note: 'ring them back' })
    at.act('item.tag', { items: [item], tag: 'courts' })
    undo(at, held.event)
    expect(deskOf()).toMatchObject({ state: 'new', note: 'ring them back' })
    expect(at.engine.store.db.prepare('SELECT tag FROM item_tag').pluck().all()).toEqual(['courts'])
  })

  it('is refused by the name of the later event that stands in the way', async () => {
    await open()
    const held = at.act('item.hold', { items: [item] })
    const spiked = at.act('item.spike', { items: [item] }, OTHER)
    expect(() => undo(at, held.event)).toThrow(
      `A later event stands in the way: ${spiked.event}, “Spiked 1 item” by Bo Reed`,
    )
    expect(deskOf()).toMatchObject({ state: 'spiked' })
    undo(at, spiked.event)
    undo(at, held.event)
    expect(deskOf()).toMatchObject({ state: 'new' })
  })

  it('takes only what the actor did last, and not what others did since', async () => {
    await open()
    at.act('item.hold', { items: [item] })
    at.act('item.tag', { items: [item], tag: 'energy' }, OTHER)
    expect(undo(at)).toBe('Undid: Held 1 item')
    expect(() => undo(at)).toThrow('There is nothing of yours left to undo.')
    expect(at.engine.store.db.prepare('SELECT tag FROM item_tag').pluck().all()).toEqual(['energy'])
  })

  it('works after a restart, for any number of steps', async () => {
    await open()
    for (const tag of ['one', 'two', 'three', 'four']) at.act('item.tag', { items: [item], tag })
    await at.restart()
    for (let step = 0; step < 3; step++) undo(at)
    await at.restart()
    expect(at.engine.store.db.prepare('SELECT tag FROM item_tag').pluck().all()).toEqual(['one'])
    redo(at)
    expect(at.engine.store.db.prepare('SELECT tag FROM item_tag ORDER BY tag').pluck().all()).toEqual([
      'one',
      'two',
    ])
  })

  it('cannot be done twice, and a new action ends what can be redone', async () => {
    await open()
    const held = at.act('item.hold', { items: [item] })
    undo(at, held.event)
    expect(() => undo(at, held.event)).toThrow('“Held 1 item” is undone already.')
    at.act('item.tag', { items: [item], tag: 'one' })
    expect(() => redo(at)).toThrow('There is nothing to redo.')
    expect(() => undo(at, 999)).toThrow('There is no event 999 in the log.')
  })
})
