import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockText } from '../../../../src/contract/blocks.ts'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

test('a page: facts of its head, the article, the notice below it', async () => {
  const page = readFileSync(new URL('../../../fixtures/intake/page.html', import.meta.url))
  const draft = await readOne(page, 'page.html')
  expect(draft).toMatchObject({
    headline: 'Pier to reopen after winter',
    byline: 'Ada Quill',
    canonicalUrl: 'https://wire.example/pier-to-reopen',
    language: 'en-GB',
    source: 'The Harbour Gazette',
    section: 'Local',
    published: { value: '2026-11-24T09:05:00.000Z', zone: '+01:00' },
    updated: { value: '2026-11-24T00:00:00.000Z', precision: 'day' },
  })
  expect(valuesOf(draft, 'schema:type')).toEqual(['NewsArticle'])
  expect(valuesOf(draft, 'schema:publisher')).toEqual(['Coast Wire'])
  expect(valuesOf(draft, 'schema:isBasedOn')).toEqual(['https://wire.example/original'])
  expect(valuesOf(draft, 'link:canonical')).toEqual(['https://wire.example/pier-to-reopen'])
  expect(valuesOf(draft, 'meta:syndication-source')).toEqual(['https://wire.example/pier-to-reopen'])
  expect(valuesOf(draft, 'meta:article:opinion')).toEqual(['false'])
  expect(valuesOf(draft, 'meta:viewport')).toEqual([])
  const body = draft.blocks.filter((block) => block.role === 'body')
  expect(body.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'quote', 'paragraph'])
  expect(draft.blocks.at(-1)).toMatchObject({ role: 'notice' })
  expect(textsOf(draft).at(-1)).toContain('originally appeared in Coast Wire')
  expect(textsOf(draft).join('\n')).not.toMatch(/stolen|Sign up|Most read|Sport|onclick/)
})

test('a piece without furniture is read whole', async () => {
  const draft = await readOne('<h2>Short item</h2><p>Just this.</p><div>And <b>this</b>.</div>', 'piece.html')
  expect(draft.headline).toBe('Short item')
  expect(textsOf(draft)).toEqual(['Just this.', 'And this.'])
})

test('a heading that names the site is no headline', async () => {
  const html =
    '<html><head><title>Gull steals mayor’s hat | Harbour Gazette</title></head><body><h1>Harbour Gazette</h1><p>The gull was quick.</p></body></html>'
  expect((await readOne(html, 'gull.html')).headline).toBe('Gull steals mayor’s hat')
})

test('what stands in an article and is no copy stays, with a role; the frame of the page goes', async () => {
  const page = readFileSync(new URL('../../../fixtures/intake/furnished.html', import.meta.url))
  const draft = await readOne(page, 'furnished.html')
  expect(draft).toMatchObject({
    headline: 'Fähre fährt wieder',
    byline: 'Jutta Harms',
    language: 'de',
    source: 'Hafenblatt',
    published: { value: '2026-11-24T00:00:00.000Z', precision: 'day', text: '24. November 2026' },
  })
  const body = draft.blocks.filter(({ role }) => role === 'body').map(blockText)
  expect(body.map((text) => text.slice(0, 12))).toEqual([
    'Die Fähre zu',
    'Im Oktober w',
    '„Lieber eine',
    'Die Karten k',
  ])
  const roleOf = (words: string): string | undefined =>
    draft.blocks.find((block) => blockText(block).includes(words))?.role
  expect(roleOf('Lesen Sie auch')).toBe('promo')
  expect(roleOf('Alle Rechte vorbehalten')).toBe('notice')
  expect(roleOf('Das wurde aber auch Zeit')).toBeUndefined()
  expect(roleOf('Möwe stiehlt')).not.toBe('body')
})

test('each field says where it was found', async () => {
  const page = readFileSync(new URL('../../../fixtures/intake/page.html', import.meta.url))
  const draft = await readOne(page, 'page.html')
  expect(valuesOf(draft, 'page:headline-from')).toEqual(['h1'])
  expect(valuesOf(draft, 'page:byline-from')).toEqual(['JSON-LD author, a person'])
  expect(valuesOf(draft, 'page:published-from')).toEqual(['JSON-LD datePublished'])
  expect(valuesOf(draft, 'page:updated-from')).toEqual(['JSON-LD dateModified'])
})

test(
  'a page of any markup is read, and says no day that does not stand in it',
  { timeout: 90_000 },
  async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<article>',
        '</article>',
        '<nav>',
        '<div class=comment>',
        '</div>',
        '<h1>',
        '</h1>',
        '<p>',
        '<time datetime=',
        '2026-11-24',
        '3. Mai 2024',
        '<meta property=article:published_time content="',
        '">',
        '<script type=application/ld+json>',
        '{"@type":"NewsArticle","author":[{"name":"A B"}],"@graph":[',
        '</script>',
        '<a rel=author>',
        'By Ada Quill',
        '<table><tr><td>',
        '<form>',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const html = `<html><body>${pieces.join('')}`
        const { drafts, problems, refused } = await readAll(html, 'any.html')
        expect(drafts.length + problems.length + refused.length).toBeGreaterThan(0)
        for (const { published } of drafts) if (published !== null) expect(html).toMatch(/2026|2024|\d{4}/)
      }),
      { numRuns: 100 },
    )
  },
)

test('the date in the address, and no date rather than a guess', async () => {
  const page = (time: string): string =>
    `<html><head><title>Gull steals hat</title></head><body><p>Copy.</p>${time}</body></html>`
  const inAddress = await readOne(page(''), 'a.html', { url: 'https://g.example/2026/11/24/gull' })
  expect(inAddress.published).toEqual({
    value: '2026-11-24T00:00:00.000Z',
    precision: 'day',
    text: '/2026/11/24',
    zone: null,
  })
  expect((await readOne(page('<p>Open from May.</p>'), 'a.html')).published).toBeNull()
  expect((await readOne(page('<time datetime="2026-11-24">a</time>'), 'a.html')).published?.value).toBe(
    '2026-11-24T00:00:00.000Z',
  )
})
