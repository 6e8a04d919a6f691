import { describe, expect, it } from 'vitest'
import type { DateFound } from '../../../src/contract/dates.ts'
import type { ItemShown } from '../../../src/contract/items.ts'
import type { WireFields } from '../../../src/contract/wire.ts'
import { showBrief } from '../../../src/engine/briefs/show-brief.ts'
import { refreshList } from '../../../src/engine/items/refresh-list.ts'
import { showItem } from '../../../src/engine/items/show-item.ts'
import { checkDerived } from '../../../src/engine/rebuild.ts'
import { desk, EDITOR, type CopyGiven, type Desk } from '../../build/desk.ts'

const ID = 'urn:newsml:meridian.example:20261124:ferry'

/** A version of one wire story; its text is its own unless told. */
function story(version: string | null, wire: Partial<WireFields> = {}, copy: CopyGiven = {}): CopyGiven {
  return {
    externalId: ID,
    headline: `Ferry returns, ${version ?? 'no'} version`,
    paragraphs: [
      `The night ferry returned to port, says version ${version ?? 'without a number'} of the story.`,
    ],
    ...copy,
    wire: { version, slug: 'FERRY-FIRE', urgency: 3, ...wire },
  }
}

function embargo(value: string): DateFound {
  return { value, precision: 'minute', text: value, zone: 'Z' }
}

function only(at: Desk): ItemShown {
  const [item = '', ...others] = at.ids
  expect(others).toEqual([])
  return showItem(at.engine.store.reader, item, () => [])
}

/** Lands versions one by one, and checks which of them is current and in which order they stand. */
async function check(given: readonly CopyGiven[], current: string, order: readonly string[]): Promise<Desk> {
  const at = await desk().open()
  for (const copy of given) await at.land(copy)
  const shown = only(at)
  expect(shown.versions.find((each) => each.current)?.headline).toBe(current)
  expect(shown.versions.map((each) => each.headline)).toEqual(order)
  expect(checkDerived(at.engine.store)).toEqual([])
  return at
}

const headline = (version: string): string => `Ferry returns, ${version} version`

describe('versions of wire copy', () => {
  it('follow the sender’s numbers, however late they come', async () => {
    await check([story('3'), story('10'), story('9')], headline('10'), ['3', '9', '10'].map(headline))
  })

  it('follow times where the sender counts by time', async () => {
    const early = '20261124T101500+0100'
    const late = '20261124T093000Z'
    await check([story(late), story(early)], headline(late), [early, late].map(headline))
  })

  it('follow the time of publication where there is no revision', async () => {
    const first = story(null, {}, { headline: 'First', published: '2026-11-24T06:00:00.000Z' })
    const second = story(null, {}, { headline: 'Second', published: '2026-11-24T07:00:00.000Z' })
    await check([second, first], 'Second', ['First', 'Second'])
  })

  it('follow their arrival where the sender says nothing', async () => {
    const first = story(null, {}, { headline: 'First' })
    const second = story(null, {}, { headline: 'Second' })
    await check([first, second], 'Second', ['First', 'Second'])
  })

  it('are one item also where another provider hands on an id that is the same for all', async () => {
    await check(
      [story('1'), story('2', { provider: 'Another Service' })],
      headline('2'),
      ['1', '2'].map(headline),
    )
    const at = await desk().open()
    await at.land(story('1', {}, { externalId: '17' }))
    await at.land(story('2', { provider: 'Another Service' }, { externalId: '17', source: 'Elsewhere' }))
    expect(at.ids).toHaveLength(2)
    await at.land(story('3'))
    await at.land(story('4', { provider: 'Another Service' }, { source: 'Elsewhere' }))
    expect(at.ids).toHaveLength(4)
  })

  it('that are here already are told so, and a change of the embargo alone is a version', async () => {
    const at = await desk().open()
    await at.land(story('1'))
    await at.land(story('2'))
    expect((await at.land(story('1'))).map((each) => each.outcome)).toEqual(['alreadyHere'])
    const [landed] = await at.land(story('2', { embargoUntil: embargo('2026-11-25T06:00:00.000Z') }))
    expect(landed?.outcome).toBe('version')
    expect(only(at).embargoUntil).toBe('2026-11-25T06:00:00.000Z')
  })

  it('that are taken back with their import give way to the next one below', async () => {
    const at = await check([story('1'), story('3'), story('2')], headline('3'), ['1', '2', '3'].map(headline))
    const third = at.engine.store.db
      .prepare("SELECT import FROM item_version WHERE json_extract(wire, '$.version') = '3'")
      .pluck()
      .get() as string
    at.engine.store.db.prepare('UPDATE import SET withdrawn = 1 WHERE id = ?').run(third)
    at.engine.store.transaction(() => refreshList(at.engine.store.db, at.ids))
    expect(only(at).headline).toBe(headline('2'))
  })
})

describe('a kill', () => {
  const kill = story(
    '4',
    { status: 'killed', statusWords: 'The ferry did not burn.' },
    { headline: 'KILL Ferry', paragraphs: ['Kill the story slugged FERRY-FIRE. A new one will not follow.'] },
  )

  it('is a version that stops the story under its old headline, and lapses the vote', async () => {
    const at = await desk().item(story('3')).open()
    at.act('desk.configure', { editor: EDITOR })
    at.act('item.vet', { items: at.ids })
    const [landed] = await at.land(kill)
    expect(landed).toMatchObject({
      outcome: 'version',
      words: 'The sender kills an item that is here: The ferry did not burn.',
    })
    const shown = only(at)
    expect(shown).toMatchObject({ headline: headline('3'), wireStatus: 'killed', lapsed: true, state: 'new' })
    expect(shown.versions.map((each) => each.wireStatus)).toEqual(['usable', 'killed'])
    expect(at.engine.lists.count('is:killed slug:ferry urgency:<=3').count).toBe(1)
    expect(at.engine.lists.count('is:withheld').count).toBe(0)
    at.act('item.vet', { items: at.ids })
    const { made } = at.act('brief.create', { title: 'Evening', items: [...at.ids] })
    const brief = showBrief(at.engine.store.reader, made['brief'] ?? '', at.engine.briefDesk(), at.clock.now)
    expect(brief.blockers.map((each) => [each.code, each.words])).toEqual([
      ['KILLED', `Item 1, “${headline('3')}”, was killed by its sender and must not be used.`],
    ])
  })

  it('of a story that is not here stands alone, and the story stays killed when it comes', async () => {
    const at = await desk().open()
    expect((await at.land(kill))[0]).toMatchObject({
      outcome: 'imported',
      words: 'The sender kills a story that is not here: The ferry did not burn.',
    })
    expect(only(at).headline).toBe('KILL Ferry')
    await at.land(story('3'))
    expect(only(at)).toMatchObject({ wireStatus: 'killed', headline: headline('3') })
    await at.land(story(null))
    expect(only(at).wireStatus).toBe('killed')
    await at.land(story('5'))
    expect(only(at)).toMatchObject({ wireStatus: 'usable', headline: headline('5') })
  })
})

describe('the embargo that a wire states', () => {
  const evening = '2026-11-24T18:00:00.000Z'
  const night = '2026-11-24T23:00:00.000Z'

  it('holds, is lifted by the desk, and holds again where the sender states another', async () => {
    const at = await desk()
      .item(story('1', { embargoUntil: embargo(evening) }))
      .open()
    expect(only(at)).toMatchObject({ embargoUntil: evening, statedEmbargo: evening })
    expect(at.engine.lists.count('is:embargoed').count).toBe(1)
    at.act('item.embargo', { items: at.ids, until: null })
    expect(only(at).embargoUntil).toBeNull()
    await at.land(story('2', { embargoUntil: embargo(evening) }))
    expect(only(at).embargoUntil).toBeNull()
    await at.land(story('3', { embargoUntil: embargo(night) }))
    expect(only(at).embargoUntil).toBe(night)
    expect(() => at.act('item.embargo', { items: at.ids, until: null })).not.toThrow()
    expect(only(at).embargoUntil).toBeNull()
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    expect(only(at).embargoUntil).toBe(night)
  })

  it('gives way to one of the desk, until the sender states a later one', async () => {
    const at = await desk()
      .item(story('1', { embargoUntil: embargo(night) }))
      .open()
    at.act('item.embargo', { items: at.ids, until: evening })
    expect(only(at).embargoUntil).toBe(evening)
    await at.land(story('2', { embargoUntil: embargo('2026-11-25T06:00:00.000Z') }))
    expect(only(at).embargoUntil).toBe('2026-11-25T06:00:00.000Z')
  })

  it('keeps a brief in, in words', async () => {
    const at = await desk()
      .item(story('1', { embargoUntil: embargo(evening) }))
      .open()
    at.act('desk.configure', { editor: EDITOR })
    at.act('item.vet', { items: at.ids })
    const { made } = at.act('brief.create', { title: 'Evening', items: [...at.ids] })
    const blockers = (): string[] =>
      showBrief(
        at.engine.store.reader,
        made['brief'] ?? '',
        at.engine.briefDesk(),
        at.clock.now,
      ).blockers.map((each) => each.words)
    expect(blockers()).toEqual([
      `Item 1, “${headline('1')}”, is under embargo until ${evening}, as its sender states.`,
    ])
    at.clock.now = new Date('2026-11-24T18:00:01.000Z')
    expect(blockers()).toEqual([])
  })
})
