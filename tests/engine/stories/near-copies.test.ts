import { describe, expect, it } from 'vitest'
import { checkDerived, rebuildDerived } from '../../../src/engine/rebuild.ts'
import { rebuildStories } from '../../../src/engine/stories/rebuild-stories.ts'
import { compareItems } from '../../../src/engine/stories/compare-items.ts'
import { showStory } from '../../../src/engine/stories/show-story.ts'
import { desk, EDITOR, type CopyGiven, type Desk } from '../../build/desk.ts'
import { dump } from '../../build/tables.ts'
import { seeded, vocabulary } from '../../build/synthetic-copy.ts'

/** Which items stand in one story, by their numbers on the desk. */
function storiesOf(at: Desk): number[][] {
  const rows = at.engine.store.db
    .prepare<[], { item: string; story: string }>('SELECT item, story FROM story_member ORDER BY story')
    .all()
  const stories = new Map<string, number[]>()
  for (const { item, story } of rows)
    stories.set(story, [...(stories.get(story) ?? []), at.ids.indexOf(item)])
  return inOrder([...stories.values()])
}

function inOrder(stories: number[][]): number[][] {
  return stories
    .map((each) => each.toSorted((one, other) => one - other))
    .toSorted(([one = 0], [other = 0]) => one - other)
}

const words = vocabulary().slice(60)

/** Made copy that nothing else on the desk shares. */
function paragraph(seed: number, length = 50): string {
  const random = seeded(seed)
  const text = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const report = (seed: number, count = 6): string[] =>
  Array.from({ length: count }, (_, at) => paragraph(seed * 100 + at))

const copies = (...given: CopyGiven[]): Promise<Desk> =>
  given.reduce((at, copy, index) => at.item({ source: `Paper ${index}`, ...copy }), desk()).open()

const texts: [string, string[]][] = [
  [
    'English',
    [
      'The harbour council voted on Monday to close the old ferry terminal from the first of March because its piers no longer carry the weight of a loaded lorry.',
      'Crews on both islands had warned since last autumn that the piers move in a swell, and two sailings were called off in January after a beam broke under a bus.',
      'A new terminal on the north quay should open in two years. Until then boats will leave from the fishing port, where there is room for forty cars and no more.',
    ],
  ],
  [
    'German',
    [
      'Der Hafenrat hat am Montag beschlossen, den alten Fähranleger ab dem ersten März zu schließen, weil die Pfeiler das Gewicht eines beladenen Lastwagens nicht mehr tragen.',
      'Die Besatzungen beider Inseln hatten seit dem vergangenen Herbst gewarnt, dass sich die Pfeiler bei Seegang bewegen; im Januar fielen zwei Fahrten aus, nachdem ein Balken gebrochen war.',
      'Ein neuer Anleger am Nordkai soll in zwei Jahren fertig sein. Bis dahin fahren die Schiffe vom Fischereihafen, in dem nicht mehr als vierzig Autos Platz finden.',
    ],
  ],
  [
    'French',
    [
      'Le conseil du port a décidé lundi de fermer l’ancien embarcadère à partir du premier mars, car ses piliers ne supportent plus le poids d’un camion chargé.',
      'Les équipages des deux îles avertissaient depuis l’automne que les piliers bougent par forte houle, et deux traversées ont été annulées en janvier après la rupture d’une poutre sous un autocar.',
      'Un nouvel embarcadère doit ouvrir dans deux ans sur le quai nord. D’ici là, les bateaux partiront du port de pêche, où il n’y a de place que pour quarante voitures.',
    ],
  ],
  [
    'Russian',
    [
      'Портовый совет в понедельник решил закрыть старый паромный причал с первого марта, потому что его опоры больше не выдерживают веса гружёного грузовика.',
      'Экипажи обоих островов с прошлой осени предупреждали, что опоры качаются на волне, а в январе два рейса отменили после того, как под автобусом сломалась балка.',
      'Новый причал на северной набережной должен открыться через два года. До тех пор суда будут уходить из рыбного порта, где помещается не более сорока машин.',
    ],
  ],
  [
    'Arabic',
    [
      'قرر مجلس الميناء يوم الاثنين إغلاق محطة العبارات القديمة ابتداء من الأول من مارس لأن أعمدتها لم تعد تتحمل وزن شاحنة محملة بالبضائع.',
      'وكانت أطقم الجزيرتين قد حذرت منذ الخريف الماضي من أن الأعمدة تتحرك مع ارتفاع الموج، وألغيت رحلتان في يناير بعد أن انكسرت عارضة تحت حافلة ركاب.',
      'ومن المقرر أن تفتح محطة جديدة على الرصيف الشمالي بعد عامين، وحتى ذلك الحين ستغادر السفن من ميناء الصيد الذي لا يتسع لأكثر من أربعين سيارة.',
    ],
  ],
  [
    'Chinese',
    [
      '港务委员会周一决定自三月一日起关闭旧渡轮码头，因为码头的桩柱已经无法承受一辆满载卡车的重量。',
      '两座岛屿的船员自去年秋天以来一直警告说，桩柱在涌浪中会晃动，一月份一根横梁在大巴车下断裂之后，两个航班被迫取消。',
      '北岸的新码头预计两年后启用。在此之前，船只将从渔港出发，那里最多只能停放四十辆汽车，没有更多的空间。',
    ],
  ],
]

describe.each(texts)('copy in %s', (_, [first = '', second = '', third = '']) => {
  it('is found under other names, cut and with a paragraph put before it', async () => {
    const at = await copies(
      { paragraphs: [first, second, third] },
      { paragraphs: [first, second] },
      { paragraphs: [paragraph(7, 12), first, second, third] },
      { paragraphs: report(8, 2) },
    )
    expect(storiesOf(at)).toEqual([[0, 1, 2]])
    const { copies: shown } = showStory(at.engine.store.reader, at.ids[0] ?? '')
    const cut = shown.find((copy) => copy.item.id === at.ids[1])
    expect(cut?.words).toMatch(/^100 % of the shorter text stands in the longer; longest passage \d+ words/u)
  })

  it('is not taken for other copy that quotes a sentence of it', async () => {
    const at = await copies(
      { paragraphs: [first, second, third] },
      { paragraphs: [...report(9, 3), second, ...report(10, 3)] },
    )
    expect(storiesOf(at)).toEqual([])
    const { related } = showStory(at.engine.store.reader, at.ids[0] ?? '')
    expect(related.map((each) => each.item.id)).toEqual([at.ids[1]])
  })
})

describe('what is no copy', () => {
  it('a page frame around other copy: learnt by the third day, and what it welded is undone', async () => {
    const frame = report(20, 4)
    const framed = (seed: number, day: number): CopyGiven => ({
      source: 'A Site',
      paragraphs: [frame[0] ?? '', frame[1] ?? '', paragraph(seed, 30), frame[2] ?? '', frame[3] ?? ''],
      published: `2026-11-0${day}T08:00:00.000Z`,
    })
    const at = await copies(framed(1, 1), framed(2, 2), framed(3, 3), framed(4, 4), {
      paragraphs: [paragraph(3, 30), paragraph(30, 10)],
    })
    expect(storiesOf(at).flatMap((story) => story.filter((item) => item < 4)).length).toBeLessThan(2)
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('a notice that its source prints each day with other numbers', async () => {
    const notice = (day: number): CopyGiven => ({
      source: 'Agency',
      headline: 'Bank sets the rate',
      paragraphs: [
        `The bank took in ${day * 37} million crowns at its tender and set the rate at ${day}.${day * 11} percent, it said in its daily note. Bids came to ${day * 91} million crowns from ${day + 7} houses.`,
      ],
      published: `2026-11-0${day}T08:00:00.000Z`,
    })
    const at = await copies(notice(1), notice(3), notice(5), notice(7))
    expect(storiesOf(at)).toEqual([])
  })

  it('a digest, whatever comes first', async () => {
    const stories = [report(41), report(42), report(43)]
    const digest = { headline: 'News in brief', paragraphs: stories.flatMap((story) => story.slice(0, 2)) }
    const given = [...stories.map((paragraphs) => ({ paragraphs })), digest]
    for (const order of [given, given.toReversed()]) {
      const at = await copies(...order)
      expect(storiesOf(at)).toEqual([])
      const beside = showStory(at.engine.store.reader, at.ids[order.indexOf(digest)] ?? '').related
      expect(beside).toHaveLength(3)
    }
  })
})

describe('stories', () => {
  const set: CopyGiven[] = [
    { paragraphs: report(51) },
    { paragraphs: report(51).slice(0, 2) },
    { paragraphs: [...report(51).slice(0, 5), paragraph(520, 20)] },
    { paragraphs: report(51).toReversed() },
    { paragraphs: report(52) },
    { paragraphs: [paragraph(530, 15), ...report(52)] },
  ]

  it.each([[[0, 1, 2, 3, 4, 5]], [[5, 4, 3, 2, 1, 0]], [[2, 4, 0, 5, 3, 1]]])(
    'do not hang on the order of arrival: %j',
    async (order) => {
      const at = await copies(...order.map((each) => set[each] ?? {}))
      const named = storiesOf(at).map((story) => story.map((each) => order[each] ?? -1))
      expect(inOrder(named)).toEqual([
        [0, 1, 2, 3],
        [4, 5],
      ])
    },
  )

  it('are the same when made again, verify as sound, and an item is folded on its receipt', async () => {
    const at = await copies(...set)
    const tables = ['story', 'story_member', 'story_key', 'story_match', 'item_list']
    const arrived = dump(at.engine.store.db, tables)
    expect(checkDerived(at.engine.store)).toEqual([])
    await rebuildDerived(at.engine.store, () => undefined, ['stories'])
    expect(dump(at.engine.store.db, tables)).toEqual(arrived)
    const [landed] = await at.land({ paragraphs: [...report(51), paragraph(540, 12)] })
    expect(landed?.outcome).toBe('folded')
  })

  it('are made again in the background: stopped half-way, and then to the end', async () => {
    const at = await copies(...set)
    const before = storiesOf(at)
    const stop = new AbortController()
    stop.abort()
    await rebuildStories(at.engine.store, { progress: () => undefined, signal: stop.signal })
    expect(storiesOf(at)).toEqual(before)
    const steps: number[] = []
    await rebuildStories(at.engine.store, { progress: (done, of) => void steps.push(done / of) })
    expect(steps.at(-1)).toBe(1)
    expect(storiesOf(at)).toEqual(before)
  })

  it('keep an editor’s word on near copies: told apart for good, kept together, undone', async () => {
    const at = await copies(...set)
    const found = storiesOf(at)
    const undo = (): unknown => at.engine.undo({ actor: EDITOR, now: () => at.clock.now })
    at.act('story.split', { items: [at.ids[2] ?? ''] })
    expect(storiesOf(at)).toEqual([
      [0, 1, 3],
      [4, 5],
    ])
    await rebuildDerived(at.engine.store, () => undefined, ['stories'])
    expect(storiesOf(at)[0]).toEqual([0, 1, 3])
    undo()
    expect(storiesOf(at)).toEqual(found)
    at.act('story.merge', { items: [at.ids[0] ?? '', at.ids[4] ?? ''] })
    expect(storiesOf(at)).toEqual([[0, 1, 2, 3, 4, 5]])
    undo()
    expect(storiesOf(at)).toEqual(found)
    at.act('item.setRole', { item: at.ids[1] ?? '', blocks: [0, 1], role: 'notice' })
    expect(storiesOf(at)[0]).toEqual([0, 2, 3])
    undo()
    expect(storiesOf(at)).toEqual(found)
  })

  it('are led by the fullest copy where none has a time that can be believed', async () => {
    const at = await copies({ paragraphs: report(61).slice(0, 3) }, { paragraphs: report(61) })
    expect(showStory(at.engine.store.reader, at.ids[0] ?? '').lead).toBe(at.ids[1])
    const other = await copies(
      { paragraphs: report(61).slice(0, 3), published: '2026-11-20T08:00:00.000Z' },
      { paragraphs: report(61), published: '2199-01-01T00:00:00.000Z' },
    )
    expect(showStory(other.engine.store.reader, other.ids[0] ?? '').lead).toBe(other.ids[0])
  })
})

describe('two copies side by side', () => {
  it('set out numbers and names that differ, and tell moved paragraphs from missing ones', async () => {
    const [first = '', second = '', third = ''] = report(71)
    const at = await copies(
      { paragraphs: [first, second, third, 'Later the mayor Okafor spoke of 14 boats and 3,200 people.'] },
      { paragraphs: [second, third, first, 'Later the mayor Marsh spoke of 15 boats and 3,200 people.'] },
    )
    const compared = compareItems(at.engine.store.reader, at.ids[0] ?? '', at.ids[1] ?? '')
    expect(compared.numbers).toEqual({ left: ['14'], right: ['15'] })
    expect(compared.names).toEqual({ left: ['Okafor'], right: ['Marsh'] })
    expect(compared.differences).toMatchObject({ moved: 1, cut: 0, added: 0 })
    expect(compared.words).toMatch(/of the shorter text stands in the longer/u)
  })

  it('may be versions of one item', async () => {
    const at = await copies({ paragraphs: report(81), externalId: 'guid-81', source: 'Paper' })
    await at.land({ paragraphs: [...report(81), paragraph(82)], externalId: 'guid-81', source: 'Paper' })
    const [one = '', other = ''] = at.engine.store.db
      .prepare<[], string>('SELECT id FROM item_version ORDER BY number')
      .pluck()
      .all()
    const compared = compareItems(at.engine.store.reader, one, other)
    expect(compared.differences).toMatchObject({ added: 1, cut: 0, edits: 0 })
  })
})
