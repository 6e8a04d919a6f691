import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

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

test('the date in the address, and no date rather than a guess', async () => {
  const page = (time: string): string =>
    `<html><head><title>Gull steals hat</title></head><body><p>Copy.</p>${time}</body></html>`
  const inAddress = await readOne(page(''), 'a.html', { url: 'https://g.example/2026/11/24/gull' })
  expect(inAddress.published).toEqual({
    value: '2026-11-24T00:00:00.000Z',
    precision: 'day',
    text: '/2026/11/24/',
    zone: null,
  })
  const two = '<time datetime="2026-11-24">a</time><time datetime="2026-11-25">b</time>'
  expect((await readOne(page(two), 'a.html')).published).toBeNull()
  expect((await readOne(page('<time datetime="2026-11-24">a</time>'), 'a.html')).published?.value).toBe(
    '2026-11-24T00:00:00.000Z',
  )
})
