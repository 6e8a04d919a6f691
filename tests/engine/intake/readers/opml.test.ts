import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll } from '../../../build/read-all.ts'

const list = `<?xml version="1.0"?><opml version="2.0"><head><title>Desk</title></head><body>
  <outline text="Harbour"><outline text="Wires" ><outline type="rss" text="Tide" title="Tide &amp; Post" xmlUrl="https://tide.example/feed" htmlUrl="https://tide.example/"/></outline>
    <outline type="rss" text="Gazette" xmlurl="feed://gazette.example/rss"/></outline>
  <outline text="A note"/><outline type="link" text="Page" url="https://page.example/"/>
  <outline type="atom" text="Old" url="https://old.example/atom"/><outline text="Bad" xmlUrl="javascript:alert(1)"/>
</body></opml>`

test('subscriptions with their groups; links and notes are none', async () => {
  const { format, subscriptions, problems } = await readAll(list, 'desk.opml')
  expect(format).toBe('opml')
  expect(problems).toEqual([])
  expect(subscriptions).toEqual([
    {
      title: 'Tide & Post',
      url: 'https://tide.example/feed',
      siteUrl: 'https://tide.example/',
      group: 'Harbour / Wires',
    },
    { title: 'Gazette', url: 'https://gazette.example/rss', siteUrl: null, group: 'Harbour' },
    { title: 'Old', url: 'https://old.example/atom', siteUrl: null, group: null },
  ])
})

test('a list that names no feed is refused in words', async () => {
  const { problems } = await readAll('<opml><body><outline text="a"/></body></opml>', 'notes.opml')
  expect(problems[0]?.words).toBe('notes.opml names no feed. It is kept, not read.')
})

test('a list cut at any place keeps what was whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 60, max: list.length - 10 }), async (cut) => {
      const { subscriptions, problems } = await readAll(list.slice(0, cut), 'desk.opml')
      const whole = ['</feed"', 'gazette.example/rss"/>', 'old.example/atom"/>'].filter((end) =>
        list.slice(0, cut).includes(end),
      ).length
      expect(subscriptions.length).toBeGreaterThanOrEqual(whole)
      expect(problems.map((problem) => problem.code)).not.toContain('UNREADABLE')
    }),
    { numRuns: 60 },
  )
})
