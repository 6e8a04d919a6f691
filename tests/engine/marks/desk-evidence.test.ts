import { describe, expect, it } from 'vitest'
import { showItem } from '../../../src/engine/items/show-item.ts'
import { explainMarks } from '../../../src/engine/marks/explain-marks.ts'
import { signalRates } from '../../../src/engine/marks/verdicts.ts'
import { checkDerived, rebuildDerived } from '../../../src/engine/rebuild.ts'
import { desk, type CopyGiven, type Desk } from '../../build/desk.ts'

const QUAY = [
  'The harbour board of Fjordby approved a new quay of two hundred and forty metres on Tuesday evening.',
  'Work will begin in April and cost 41 million crowns, the chairman of the board told a full council chamber.',
  'Fishermen had asked for a deeper basin for eleven years, and three earlier boards had turned them away.',
  'The vote was nine to four, and the minority announced that it would ask the county to review the tender.',
]

function marksOf(at: Desk, item: string | undefined) {
  return showItem(at.engine.store.reader, item ?? '', () => []).marks
}

describe('an earlier copy in the story', () => {
  const first: CopyGiven = {
    headline: 'Board approves quay',
    source: 'Nordby Times',
    published: '2026-11-23T08:00:00.000Z',
    paragraphs: QUAY,
  }
  const second: CopyGiven = {
    headline: 'New quay for Fjordby',
    source: 'Fjordby Gazette',
    published: '2026-11-24T06:00:00.000Z',
    copyOf: 0,
  }

  it('marks the later one as syndicated and names the house', async () => {
    const at = await desk().item(first).item(second).open()
    expect(marksOf(at, at.ids[0])).toEqual([])
    expect(marksOf(at, at.ids[1])).toMatchObject([
      { mark: 'syndicated', originator: 'Nordby Times', evidence: [{ signal: 'story-earlier' }] },
    ])
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('is found too where it comes in after the later one', async () => {
    const at = await desk().open()
    await at.land({ ...second, copyOf: undefined, paragraphs: QUAY })
    await at.land(first)
    expect(marksOf(at, at.ids[0])).toMatchObject([{ mark: 'syndicated', originator: 'Nordby Times' }])
    expect(marksOf(at, at.ids[1])).toEqual([])
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('goes when an editor takes the item out of the story, and comes back with an undo', async () => {
    const at = await desk().item(first).item(second).open()
    at.act('story.split', { items: [at.ids[1] ?? ''] })
    expect(marksOf(at, at.ids[1])).toEqual([])
    at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
    expect(marksOf(at, at.ids[1])).toMatchObject([{ originator: 'Nordby Times' }])
  })
})

describe('decisions', () => {
  const column = (number: number): CopyGiven => ({
    headline: `Harbour notes ${number}`,
    source: 'Fjordby Gazette',
    url: `https://gazette.example/opinion/harbour-notes-${number}`,
    paragraphs: [
      `Ship number ${number} arrived with ${number + 200} tonnes of salt.`,
      `It left on day ${number}.`,
    ],
  })

  async function overruled(): Promise<Desk> {
    const at = await desk().item(column(1)).item(column(2)).item(column(3)).open()
    for (const item of at.ids) at.act('mark.reject', { marks: [{ item, mark: 'opinion', blocks: null }] })
    return at
  }

  it('are counted for the signals that were overruled, by source', async () => {
    const at = await overruled()
    const rate = signalRates(at.engine.store.reader).find(({ signal }) => signal === 'opinion-address')
    expect(rate).toMatchObject({
      confirmed: 0,
      overruled: 3,
      rate: 0,
      sources: [{ source: 'Fjordby Gazette', overruled: 3, weighs: 0.25 }],
    })
  })

  it('that keep overruling a signal for a source let it weigh less there, and it says so', async () => {
    const at = await overruled()
    await at.land(column(4), {
      ...column(5),
      source: 'Nordby Times',
      url: 'https://nordby.example/opinion/harbour-notes-5',
    })
    expect(marksOf(at, at.ids[3])).toEqual([])
    expect(marksOf(at, at.ids[4])).toMatchObject([{ mark: 'opinion' }])
    const why = explainMarks(at.engine.store.reader, at.ids[3] ?? '')
    expect(why.signals.find(({ signal }) => signal === 'opinion-address')?.words).toContain(
      'The desk overruled this 3 of 3 times for Fjordby Gazette, so it weighs less here.',
    )
    expect(checkDerived(at.engine.store)).toEqual([])
    await rebuildDerived(at.engine.store, () => undefined)
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('are taken out of the count by an undo', async () => {
    const at = await overruled()
    at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now })
    const rate = signalRates(at.engine.store.reader).find(({ signal }) => signal === 'opinion-address')
    expect(rate).toMatchObject({ overruled: 2 })
  })

  it('change the kind of a mark, of its own sort only', async () => {
    const at = await desk().item(column(1)).open()
    const marks = [{ item: at.ids[0] ?? '', mark: 'opinion' as const, blocks: null }]
    at.act('mark.setKind', { marks, kind: 'analysis' })
    expect(marksOf(at, at.ids[0])).toMatchObject([{ kind: 'analysis', status: 'confirmed' }])
    expect(() => at.act('mark.setKind', { marks, kind: 'agency' })).toThrow('cannot be of the kind agency')
  })
})

describe('why not', () => {
  it('lists every signal that looked, and says in a sentence what came of it', async () => {
    const at = await desk().item({ source: 'Fjordby Gazette', paragraphs: QUAY }).open()
    const why = explainMarks(at.engine.store.reader, at.ids[0] ?? '')
    expect(why.marks.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^Not suggested as syndicated: \d+ signals looked and found nothing\.$/),
      expect.stringMatching(/^Not suggested as opinion: /),
    ])
    expect(why.signals.find(({ signal }) => signal === 'agency-dateline')).toMatchObject({
      words: 'Looked for an agency in the brackets of a dateline and found nothing.',
      weight: 0,
      evidence: [],
    })
  })

  it('is refused for an item that is not here', async () => {
    const at = await desk().open()
    expect(() => explainMarks(at.engine.store.reader, '0198a3c0-0000-7000-8000-000000000001')).toThrow(
      'no such item',
    )
  })
})

describe('what a source prints beneath everything', () => {
  const DISCLAIMER =
    'The views expressed in this article are those of the author and not of the Fjordby Gazette.'
  const report = (number: number): CopyGiven => ({
    headline: `Ship ${number}`,
    source: 'Fjordby Gazette',
    paragraphs: [
      `Ship number ${number} arrived with ${number + 200} tonnes of salt on Monday.`,
      `It left for the port of Nordby on day ${number} with a crew of ${number + 9}.`,
      DISCLAIMER,
    ],
  })

  it('is learned as its notice, and says little of one item', async () => {
    const at = await desk().open()
    await at.land(...[1, 2, 3, 4].map(report))
    await at.land(report(5))
    const why = (item: string | undefined) =>
      explainMarks(at.engine.store.reader, item ?? '').signals.find(
        ({ signal }) => signal === 'opinion-disclaimer',
      )
    expect(why(at.ids[0])?.weight).toBe(0.42)
    expect(why(at.ids[4])?.weight).toBeLessThan(0.1)
    const rolesOf = (item: string | undefined) =>
      showItem(at.engine.store.reader, item ?? '', () => []).blocks.map(({ role }) => role)
    expect([rolesOf(at.ids[0])[1], rolesOf(at.ids[4])[2]]).toEqual(['body', 'notice'])
    at.act('item.setRole', { item: at.ids[4] ?? '', blocks: [2], role: 'body' })
    expect(rolesOf(at.ids[4])[2]).toBe('body')
    expect(why(at.ids[4])?.words).toContain('prints this paragraph beneath many items')
    expect(checkDerived(at.engine.store)).toEqual([])
  })
})

describe('houses that the desk adds', () => {
  it('are agencies from then on, and a setting that can be undone', async () => {
    const at = await desk().open()
    const copy: CopyGiven = {
      source: 'Fjordby Gazette',
      paragraphs: ['OSLO (Nordfax) - The harbour board approved a new quay on Tuesday.', ...QUAY.slice(1)],
    }
    await at.land(copy)
    expect(marksOf(at, at.ids[0])).toEqual([])
    at.act('desk.configure', {
      houses: [
        { name: 'Nordfax News Agency', kind: 'agency', marks: ['Nordfax'], sites: ['nordfax.example'] },
      ],
    })
    await at.land({
      ...copy,
      source: 'Nordby Times',
      paragraphs: [...(copy.paragraphs ?? []), 'It was the third vote in as many years.'],
    })
    expect(marksOf(at, at.ids[1])).toMatchObject([{ kind: 'agency', originator: 'Nordfax News Agency' }])
    expect(checkDerived(at.engine.store)).toEqual([])
  })
})
