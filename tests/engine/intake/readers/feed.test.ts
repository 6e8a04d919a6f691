import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/intake/${name}`, import.meta.url))

test('RSS 2.0: item, evidence and body', async () => {
  const { drafts, problems, refused } = await readAll(fixture('harbour.rss'), 'harbour.rss')
  expect(problems).toEqual([])
  expect(refused).toEqual([])
  const [pier, six, bare] = drafts
  expect(pier).toMatchObject({
    externalId: 'gazette-1',
    locator: 'gazette-1',
    headline: 'Ferry & freight: pier shuts',
    byline: 'Ada Quill',
    url: 'https://gazette.example/news/pier',
    language: 'en-GB',
    source: 'The Harbour Gazette & Tide Tables',
    sourceUrl: 'https://gazette.example/',
    summary: 'The pier shut on Tuesday.',
    rights: '© The Harbour Gazette',
    published: {
      value: '2026-11-24T15:05:00.000Z',
      precision: 'second',
      zone: 'EST',
      text: 'Tue, 24 Nov 2026 10:05:00 EST',
    },
  })
  expect(pier && valuesOf(pier, 'feed:category')).toEqual(['News', 'Opinion'])
  expect(pier && valuesOf(pier, 'rss:source')).toEqual(['Coast Wire'])
  expect(pier && valuesOf(pier, 'rss:source-url')).toEqual(['https://wire.example/feed'])
  expect(pier?.blocks).toEqual([
    {
      kind: 'paragraph',
      role: 'body',
      runs: [
        { text: 'The pier ' },
        { text: 'shut', strong: true },
        { text: ' on Tuesday, the ' },
        { text: 'council', link: 'https://gazette.example/council' },
        { text: ' said.' },
      ],
    },
    { kind: 'listItem', role: 'body', level: 1, runs: [{ text: 'Two ferries wait' }] },
    { kind: 'listItem', role: 'body', level: 1, runs: [{ text: 'One freighter left' }] },
    { kind: 'image', role: 'promo', runs: [], image: { alt: 'The empty pier', host: 'photos.example' } },
  ])
  expect(six).toMatchObject({
    headline: '5 < 6, says the mayor',
    published: null,
    url: 'https://gazette.example/news/six',
  })
  expect(bare).toMatchObject({ headline: null, externalId: 'https://gazette.example/news/six' })
  expect(new Set(drafts.map((draft) => draft.locator)).size).toBe(3)
})

test('RSS 1.0 (RDF), with Dublin Core', async () => {
  const draft = await readOne(fixture('harbour.rdf'), 'harbour.rdf')
  expect(draft).toMatchObject({
    externalId: 'https://gazette.example/rdf/1',
    headline: 'Lighthouse keeper retires',
    byline: 'Bo Lantern',
    source: 'Gazette in RDF',
    published: { value: '2026-11-24T07:30:00.000Z', precision: 'minute', zone: '+01:00' },
  })
  expect(valuesOf(draft, 'dc:source')).toEqual(['Coast Wire'])
})

test('RSS 0.91 behind a document type that is elsewhere', async () => {
  const draft = await readOne(fixture('harbour-091.rss'), 'harbour-091.rss')
  expect(draft).toMatchObject({
    headline: 'Tide table wrong by an hour',
    language: 'en',
    url: 'https://gazette.example/old/1',
  })
})

test('Atom 1.0: types of text, xml:base, source', async () => {
  const { drafts } = await readAll(fixture('harbour.atom'), 'harbour.atom')
  const [cranes, plain] = drafts
  expect(cranes).toMatchObject({
    externalId: 'urn:gazette:1',
    headline: 'Cranes & cargo',
    byline: 'Cy Derrick',
    url: 'https://gazette.example/atom/one',
    language: 'en',
    published: { value: '2026-11-24T08:00:00.000Z' },
    updated: { value: '2026-11-24T10:00:00.000Z' },
  })
  expect(cranes && valuesOf(cranes, 'atom:source')).toEqual(['Coast Wire'])
  expect(cranes && valuesOf(cranes, 'feed:category')).toEqual(['analysis'])
  expect(cranes && textsOf(cranes)).toEqual(['Cranes stood still < an hour.\nThen they moved, see the log.'])
  expect(cranes?.blocks[0]?.runs).toContainEqual({
    text: 'the log',
    link: 'https://gazette.example/atom/two',
  })
  expect(plain).toMatchObject({ headline: 'a <b> is a tag', byline: 'The desk', published: null })
  expect(plain && textsOf(plain)).toEqual(['Plain <em>text</em> stays text by its type.'])
})

test('Atom 0.3', async () => {
  const draft = await readOne(fixture('harbour-03.atom'), 'harbour-03.atom')
  expect(draft).toMatchObject({
    headline: 'Bell buoy adrift',
    published: { value: '2004-05-01T08:00:00.000Z' },
    updated: { value: '2004-05-01T09:00:00.000Z' },
  })
  expect(textsOf(draft)).toEqual(['It rang all night.'])
})

const ITEMS = [1, 2, 3, 4, 5, 6]
const LONG = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Cut & run</title>${ITEMS.map(
  (n) =>
    `<item><title>Håndbok ${n}</title><guid>g${n}</guid><description><![CDATA[<p>Text — ${n} &amp; more <a href="https://x.example/${n}">here</a>.</p>]]></description></item>`,
).join('')}</channel></rss>`

test('a feed cut at any byte keeps every item that is whole', { timeout: 90_000 }, async () => {
  const bytes = new TextEncoder().encode(LONG)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: bytes.indexOf(0x3c, 60), max: bytes.length - 1 }), async (cut) => {
      const piece = bytes.subarray(0, cut)
      const whole = new TextDecoder().decode(piece).split('</item>').length - 1
      const { drafts, problems } = await readAll(piece, 'cut.rss')
      const kept = drafts.slice(0, whole)
      expect(kept.map((draft) => draft.externalId)).toEqual(ITEMS.slice(0, whole).map((n) => `g${n}`))
      expect(kept.map((draft) => textsOf(draft).join())).toEqual(
        ITEMS.slice(0, whole).map((n) => `Text — ${n} & more here.`),
      )
      if (whole > 0 && cut < bytes.length - '</channel></rss>'.length) {
        expect(problems.map((problem) => problem.code)).toEqual(['FEED_DAMAGED'])
      }
    }),
    { numRuns: 150 },
  )
})

test('an item that the cut went through says so', async () => {
  const { drafts } = await readAll(LONG.slice(0, LONG.indexOf('Text — 3') + 8), 'cut.rss')
  expect(drafts).toHaveLength(3)
  expect(drafts[1]?.problems.map((problem) => problem.words).join()).not.toContain('breaks off in the middle')
  expect(drafts[2]?.problems.map((problem) => problem.words).join()).toContain('breaks off in the middle')
})

test('entities of the document expand within a limit, and nothing outside it is read', async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/hostname">]>
    <rss version="2.0"><channel><title>t</title><item><title>&c;</title><description>&x; &amp; &eacute;</description></item></channel></rss>`
  const draft = await readOne(laughs, 'laughs.rss')
  expect(draft.headline).toBe('ha'.repeat(64))
  expect(textsOf(draft)).toEqual(['&x; & é'])
  expect(draft.problems.map((problem) => problem.code)).toEqual(['FEED_DAMAGED'])
})

test('a billion laughs are left as they are written', async () => {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  const bomb = `<!DOCTYPE rss [<!ENTITY l0 ""><!ENTITY l "${'lol'.repeat(10)}">${levels.join('')}<!ENTITY m "${'&l;'.repeat(3_000)}">]>
    <rss version="2.0"><channel><item><title>&l9;</title><description>&m;</description></item></channel></rss>`
  const draft = await readOne(bomb, 'laughs.rss')
  expect(draft.headline?.length).toBeLessThan(1_001)
  expect(textsOf(draft).join('').length).toBeLessThan(200_000)
  expect(draft.problems[0]?.words).toContain('grows without end')
})

test('a feed of which nothing is left is refused in words', async () => {
  const { problems } = await readAll('<rss version="2.0"', 'stub.rss')
  expect(problems).toEqual([
    {
      code: 'DAMAGED',
      words: 'stub.rss looks like a feed, but no item in it can be read. It is kept, not read.',
    },
  ])
})
