import { expect, test } from 'vitest'
import { readAll, textsOf, valuesOf } from '../../../build/read-all.ts'

const FEED = {
  rss: {
    version: '2.0',
    'xmlns:source': 'http://source.scripting.com/',
    channel: {
      title: 'Tide',
      link: 'https://tide.example/',
      language: 'en-gb',
      image: { url: 'https://tide.example/logo.png', title: 'Tide' },
      item: [
        {
          title: 'Bell',
          guid: { isPermaLink: false, '#value': 'g1' },
          pubDate: 'Tue, 24 Nov 2026 10:05:00 GMT',
          description: 'It <b>rang</b>.',
          enclosure: { url: 'https://tide.example/a.mp3', type: 'audio/mpeg', length: 12 },
          category: ['sea', 'bells'],
        },
        { description: 'No title', link: 'https://tide.example/2' },
      ],
    },
  },
}

test('RSS written as JSON is read as the RSS that it stands for', async () => {
  const { format, drafts, feed } = await readAll(JSON.stringify(FEED), 'tide.json')
  expect(format).toBe('rss-json')
  const [bell, bare] = drafts
  expect(bell).toMatchObject({
    externalId: 'g1',
    headline: 'Bell',
    url: null,
    source: 'Tide',
    language: 'en-GB',
    published: { value: '2026-11-24T10:05:00.000Z' },
  })
  expect(bell && textsOf(bell)).toEqual(['It rang.'])
  expect(bell && valuesOf(bell, 'feed:category')).toEqual(['sea', 'bells'])
  expect(bell && valuesOf(bell, 'feed:enclosure-length')).toEqual(['12'])
  expect(bare).toMatchObject({ headline: null, url: 'https://tide.example/2' })
  expect(feed).toContainEqual({ name: 'feed:image.url', value: 'https://tide.example/logo.png' })
})

test('cut off, it keeps the items that are whole', async () => {
  const text = JSON.stringify(FEED)
  const { drafts, problems } = await readAll(text.slice(0, text.indexOf('No title')), 'tide.json')
  expect(drafts.map((draft) => draft.headline)).toEqual(['Bell'])
  expect(problems.map((problem) => problem.code)).toEqual(['FEED_DAMAGED'])
})
