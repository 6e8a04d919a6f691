import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAll, textsOf, valuesOf } from '../../../build/read-all.ts'

test('JSON Feed 1.1: items, and a piece that is none', async () => {
  const feed = readFileSync(new URL('../../../fixtures/intake/harbour.feed.json', import.meta.url))
  const { format, drafts, refused } = await readAll(feed, 'harbour.feed.json')
  expect(format).toBe('json-feed')
  const [bell, lines] = drafts
  expect(bell).toMatchObject({
    externalId: 'j1',
    headline: 'Dredger finds bell',
    byline: 'Dee Silt',
    source: 'Gazette in JSON',
    language: 'en-GB',
    published: { value: '2026-11-24T12:00:00.000Z' },
  })
  expect(bell && textsOf(bell)).toEqual(['The bell is from 1811.', 'It rang.'])
  expect(bell && valuesOf(bell, 'feed:category')).toEqual(['harbour', 'analysis'])
  expect(lines).toMatchObject({ externalId: '2', headline: null, byline: 'The desk' })
  expect(lines && textsOf(lines)).toEqual(['One line.', 'Another line.'])
  expect(refused.map((each) => each.problem.words)).toEqual([
    'Item 3 of harbour.feed.json is not an object. The other items were read.',
  ])
})

test('other JSON is named, and broken JSON is damaged', async () => {
  expect((await readAll('{"a": 1}', 'a.json')).problems[0]?.code).toBe('UNSUPPORTED')
  expect((await readAll('{"a": ', 'a.json')).problems[0]?.code).toBe('DAMAGED')
  expect((await readAll('['.repeat(100_000), 'deep.json')).problems[0]?.code).toBe('DAMAGED')
})

test('__proto__ in an item changes nothing outside it', async () => {
  const feed =
    '{"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":"1","title":"x","__proto__":{"summary":"sneaked"}}]}'
  const { drafts } = await readAll(feed, 'p.json')
  expect(drafts[0]).toMatchObject({ headline: 'x', summary: null, blocks: [] })
  expect(({} as { summary?: unknown }).summary).toBeUndefined()
})
