import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, vi } from 'vitest'
import { blockText } from '../../../src/contract/blocks.ts'
import { receiptFiles, readReceipt } from '../../../src/engine/intake/receipts.ts'
import { createFetcher } from '../../../src/engine/sources/fetch-address.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import { EDITOR } from '../../build/desk.ts'
import { conditional, rss } from '../../build/feed-server.ts'
import { folderOf } from '../../build/import-desk.ts'
import { loopback, sourcesDesk, type SourcesTest } from '../../build/sources-desk.ts'

// Each test starts readers' processes of its own, which takes its time where much else runs.
vi.setConfig({ testTimeout: 60_000 })

const XML = { 'content-type': 'application/rss+xml' }
const HTML = { 'content-type': 'text/html; charset=utf-8' }

function ask(at: SourcesTest) {
  return createRouterClient(at.engine.router, { context: { transport: 'browser', actor: EDITOR } })
}

describe('actions', () => {
  it('add, change, pause, resume and remove sources, each undone by one event', async () => {
    const at = await sourcesDesk()
    const { made } = at.act('source.add', {
      sources: [{ address: 'paper.example/feed' }, { address: 'feed://coast.example/rss#top' }],
    })
    expect(Object.keys(made)).toEqual(['https://paper.example/feed', 'https://coast.example/rss'])
    const [id = ''] = Object.values(made)
    expect(() => at.act('source.add', { sources: [{ address: 'https://paper.example/feed' }] })).toThrow(
      'followed already',
    )
    expect(() => at.act('source.add', { sources: [{ address: 'ftp://paper.example/feed' }] })).toThrow(
      'not the address',
    )
    expect(() => at.act('source.change', { sources: [id], address: 'https://coast.example/rss' })).toThrow(
      'Another source',
    )
    at.act('source.change', {
      sources: [id],
      name: 'The Paper',
      group: 'Coast',
      houseMark: 'tp',
      rights: '© The Paper',
      country: 'NO',
      language: 'nb',
      site: 'https://paper.example',
      fullText: true,
      intervalMinutes: 90,
    })
    expect(at.shown(id)).toMatchObject({
      credited: 'The Paper',
      group: 'Coast',
      houseMark: 'tp',
      rights: '© The Paper',
      country: 'NO',
      language: 'nb',
      fullText: true,
      intervalMinutes: 90,
    })
    at.act('source.pause', { sources: [id] })
    expect(() => at.act('source.pause', { sources: [id] })).toThrow('Nothing would change')
    at.act('source.resume', { sources: [id] })
    at.act('source.remove', { sources: [id] })
    expect(at.engine.sources.list().sources).toHaveLength(1)
    const words = Array.from(
      { length: 5 },
      () => at.engine.undo({ actor: EDITOR, now: () => at.clock.now }).words,
    )
    expect(words).toEqual([
      'Undid: Removed the source “The Paper”',
      'Undid: Resumed 1 source',
      'Undid: Paused 1 source',
      'Undid: Changed the settings of a source',
      'Undid: Added 2 sources',
    ])
    expect(at.engine.sources.list().sources).toEqual([])
  })
})

describe('discovery', () => {
  it('offers what a page declares and links to, in that order, and asks nothing more', async () => {
    const at = await sourcesDesk()
    at.server.serve('/', {
      headers: HTML,
      body: `<!doctype html><html><head><title>The Paper &amp; Post</title>
        <link rel="alternate" type="application/rss+xml" title="All news" href="/all.xml">
        <link rel="alternate" type="application/atom+xml" href="https://cdn.example/atom">
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
        <link rel="alternate" hreflang="de" href="/de/">
        </head><body><a href="/sport/rss/">Sport</a> <a href="/about">About</a> <a href="/all.xml">again</a></body></html>`,
    })
    const found = await ask(at).sources.discover({ address: `${at.server.origin}/`, privateHost: true })
    expect(found.title).toBe('The Paper & Post')
    expect(found.choices).toEqual([
      {
        address: `${at.server.origin}/all.xml`,
        title: 'All news',
        type: 'RSS',
        found: 'declared',
        source: null,
      },
      { address: 'https://cdn.example/atom', title: null, type: 'Atom', found: 'declared', source: null },
      {
        address: `${at.server.origin}/sport/rss/`,
        title: 'Sport',
        type: 'feed',
        found: 'linked',
        source: null,
      },
    ])
    expect(at.server.asked).toHaveLength(1)
  })

  it('knows a feed itself, and its first poll does not ask again', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    const address = `${at.server.origin}/feed`
    const found = await ask(at).sources.discover({ address, privateHost: true })
    expect(found.choices).toEqual([
      { address, title: 'Harbour Times', type: 'RSS', found: 'itself', source: null },
    ])
    const id = at.follow('/feed')
    expect(await at.due()).toMatchObject([{ outcome: 'new' }])
    expect(at.server.asked).toHaveLength(1)
    await at.next(id)
    expect(at.server.asked.map(({ status }) => status)).toEqual([200, 304])
    const again = await ask(at).sources.discover({ address, privateHost: true })
    expect(again.choices[0]?.source).toBe(id)
  })

  it('tries well-known places only where a page names none', async () => {
    const at = await sourcesDesk()
    at.server.serve('/news', {
      headers: HTML,
      body: '<html><head><title>Paper</title></head><body>Nothing here</body></html>',
    })
    at.server.serve('/rss.xml', { headers: XML, body: rss([{ id: 'a' }]) })
    const found = await ask(at).sources.discover({ address: `${at.server.origin}/news`, privateHost: true })
    expect(found.choices).toMatchObject([{ address: `${at.server.origin}/rss.xml`, found: 'wellKnown' }])
    expect(at.server.asked.map(({ path }) => path)).toEqual([
      '/news',
      '/feed',
      '/rss',
      '/feed.xml',
      '/rss.xml',
    ])
  })

  it('goes to no private host that is not allowed', async () => {
    const at = await sourcesDesk()
    await expect(ask(at).sources.discover({ address: `${at.server.origin}/` })).rejects.toMatchObject({
      data: { code: 'ADDRESS_REFUSED' },
    })
    expect(at.server.asked).toEqual([])
  })
})

describe('lists of subscriptions', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="Coast"><outline type="rss" text="Harbour Times" xmlUrl="https://harbour.example/feed" htmlUrl="https://harbour.example/"/>
    <outline type="rss" text="Pier News" xmlUrl="https://pier.example/rss"/></outline>
    <outline type="rss" text="Hill Post" xmlUrl="https://hill.example/atom"/></body></opml>`

  it('add what is not here, with groups, and are taken back as one', async () => {
    const at = await sourcesDesk()
    at.act('source.add', { sources: [{ address: 'https://hill.example/atom' }] })
    const subscribed = await ask(at).sources.addList({ opml })
    expect(subscribed).toMatchObject({
      alreadyHere: ['https://hill.example/atom'],
      refused: [],
      words: '2 sources added, 1 followed already.',
    })
    expect(at.engine.sources.list().groups).toEqual([{ name: 'Coast', count: 2 }])
    expect(at.engine.sources.list().sources.map(({ credited, site }) => [credited, site])).toEqual([
      ['Harbour Times', 'https://harbour.example/'],
      ['Pier News', null],
      ['hill.example/atom', null],
    ])
    at.engine.undo({ actor: EDITOR, now: () => at.clock.now }, subscribed.event ?? 0)
    expect(at.engine.sources.list().sources).toHaveLength(1)
    await expect(ask(at).sources.addList({ opml: 'no list' })).rejects.toMatchObject({
      data: { code: 'NOT_A_FEED' },
    })
  })

  it('come in again as they went out', async () => {
    const at = await sourcesDesk()
    const other = await sourcesDesk()
    await ask(at).sources.addList({ opml })
    const { opml: written } = await ask(at).sources.listFile()
    await ask(other).sources.addList({ opml: written })
    const facts = (desk: SourcesTest): unknown =>
      desk.engine.sources
        .list()
        .sources.map(({ address, credited, group, site }) => ({ address, credited, group, site }))
    expect(facts(other)).toEqual(facts(at))
  })

  it('dropped into an import say in the receipt what was added', async () => {
    const at = await sourcesDesk()
    const folder = await folderOf({ 'mine.opml': opml })
    const performer = { actor: EDITOR, now: () => at.clock.now }
    const id = await at.engine.imports.start({ paths: [join(folder, 'mine.opml')] }, performer)
    await at.engine.imports.finished(id)
    const { files } = receiptFiles(at.engine.store.reader, id, 0, 10)
    expect(files).toMatchObject([{ path: 'mine.opml', outcome: 'kept', words: '3 sources added.' }])
    expect(at.engine.sources.list().sources).toHaveLength(3)
    expect(at.server.asked).toEqual([])
  })
})

describe('full text', () => {
  const page = (text: string): string =>
    `<!doctype html><html><head><title>Report a</title></head><body><article><h1>Report a</h1>${`<p>${text}</p>`.repeat(6)}</article></body></html>`
  const long =
    'The council of the harbour met on Tuesday and voted on the budget that had been put off twice since spring.'

  async function withPage(): Promise<{ at: SourcesTest; id: string; item: string }> {
    const at = await sourcesDesk()
    const link = `${at.server.origin}/report`
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a', link }])),
    )
    at.server.serve('/report', { headers: HTML, body: page(long) })
    const id = at.follow('/feed')
    await at.due()
    const item = at.engine.store.db.prepare<[], { id: string }>('SELECT id FROM item').get()?.id ?? ''
    return { at, id, item }
  }

  it('is a version of the item with the page as its original, and the feed does not take it back', async () => {
    const { at, id, item } = await withPage()
    const taken = await ask(at).sources.fullText({ item })
    expect(taken).toMatchObject({ outcome: 'version' })
    const shown = await ask(at).items.show({ item })
    expect(shown.versions).toHaveLength(2)
    expect(shown.blocks.map((block) => blockText(block)).join(' ')).toContain(
      'voted on the budget that had been put off',
    )
    expect(shown.externalId).toBe('a')
    const original = await ask(at).items.original({ item })
    expect(original.text).toContain('<article>')
    const file = receiptFiles(at.engine.store.reader, taken.import ?? '', 0, 5).files[0]
    expect(file?.items[0]).toMatchObject({ outcome: 'version', words: 'The full text from its page.' })
    expect(await ask(at).sources.fullText({ item })).toMatchObject({ outcome: 'refused' })
    at.server.serve('/feed', {
      headers: XML,
      body: rss([{ id: 'a', link: `${at.server.origin}/report` }, { id: 'b' }]),
    })
    await at.next(id)
    expect((await ask(at).items.show({ item })).versions).toHaveLength(2)
    expect(at.headlines()).toEqual(['Report a', 'Report b'])
  })

  it('is refused in words where the page has no more text, is not there, or is no page for us', async () => {
    const { at, item } = await withPage()
    at.server.serve('/report', { headers: HTML, body: '<html><body><p>Too short.</p></body></html>' })
    expect((await ask(at).sources.fullText({ item })).words).toContain('no more text')
    at.server.serve('/report', { status: 404 })
    expect((await ask(at).sources.fullText({ item })).words).toContain('404')
    expect(at.engine.store.db.prepare('SELECT count(*) FROM import').pluck().get()).toBe(1)
    await expect(
      ask(at).sources.fullText({ item: '01a20f9d-1430-7321-b725-edf60b332e3c' }),
    ).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    })
  })

  it('comes by itself where the source says so', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a', link: `${at.server.origin}/report` }])),
    )
    at.server.serve('/report', { headers: HTML, body: page(long) })
    at.follow('/feed', { fullText: true })
    await at.due()
    expect(at.engine.store.db.prepare('SELECT count(*) FROM item_version').pluck().get()).toBe(2)
    expect(at.server.asked.map(({ path }) => path)).toEqual(['/feed', '/report'])
  })
})

describe('silence', () => {
  it('against its own rhythm raises an alarm once, is counted, and ends with the next item', async () => {
    const at = await sourcesDesk()
    const daily = Array.from({ length: 20 }, (_, day) => ({
      id: String(day),
      date: new Date(at.clock.now.getTime() - (20 - day) * 86_400_000).toISOString(),
    }))
    let items = daily
    at.server.serve(
      '/feed',
      conditional(() => rss(items)),
    )
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).health).toBe('well')
    for (let days = 0; days < 3; days++) {
      at.pass(24 * 60)
      await at.due()
    }
    expect(at.shown(id)).toMatchObject({ health: 'silent', silence: { since: '2026-11-23T08:00:00.000Z' } })
    expect(at.shown(id).silence?.words).toMatch(
      /^Silent for 4 days, where it brings something within \d+ hours/,
    )
    expect(at.notices.filter(({ kind }) => kind === 'alarm')).toHaveLength(1)
    expect((await ask(at).desk.counts()).feeds).toMatchObject({ all: 1, silent: 1, failing: 0 })
    items = [...daily, { id: 'new', date: at.clock.now.toISOString() }]
    await at.next(id)
    expect(at.shown(id)).toMatchObject({ health: 'well', silence: null })
  })
})

describe('two programs on one store', () => {
  it('poll one at a time, and no source twice', async () => {
    const at = await sourcesDesk()
    const gates: (() => void)[] = []
    at.server.serve('/feed', (_asked, response) => {
      gates.push(() => response.writeHead(200, XML).end(rss([{ id: 'a' }])))
      return null
    })
    const id = at.follow('/feed')
    const other = await openEngine({
      home: at.engine.store.home.folder,
      now: () => at.clock.now,
      network: { resolve: loopback, gap: [0, 0] },
    })
    const first = at.due()
    await expect.poll(() => gates.length).toBe(1)
    expect(other.sources.list().polling).toBe(true)
    expect(await other.sources.pollDue()).toEqual([])
    const asked = other.sources.poll([id], false)
    gates[0]?.()
    expect(await first).toMatchObject([{ outcome: 'new' }])
    expect(await asked).toMatchObject([{ outcome: 'tooSoon' }])
    expect(at.server.asked).toHaveLength(1)
    expect(at.engine.sources.list().polling).toBe(false)
    await other.close()
  })
})

describe('many sources', () => {
  it('are asked one at a time at each host, and eight hosts at once', async () => {
    const at = await sourcesDesk()
    let now = 0
    let most = 0
    const sources = Array.from({ length: 40 }, (_, index) => {
      at.server.serve(`/${index}`, (_asked, response) => {
        most = Math.max(most, ++now)
        setTimeout(() => {
          now--
          response.writeHead(200, XML).end(rss([{ id: String(index) }]))
        }, 20)
        return null
      })
      return { address: `http://host-${index % 20}.test:${at.server.port}/${index}`, privateHost: true }
    })
    at.act('source.add', { sources })
    const polled = await at.due()
    expect(polled.filter(({ outcome }) => outcome === 'new')).toHaveLength(40)
    expect(most).toBeLessThanOrEqual(8)
    expect(most).toBeGreaterThan(2)
    expect(at.server.peak()).toBe(1)
    expect(at.headlines()).toHaveLength(40)
  }, 60_000)
})

describe('what a poll brings', () => {
  it('is an import under the source’s name, whose original is the body as it came', async () => {
    const at = await sourcesDesk()
    const body = rss([{ id: 'a' }])
    at.server.serve('/feed', { headers: XML, body })
    at.follow('/feed')
    const [polled] = await at.due()
    const receipt = readReceipt(at.engine.store.reader, polled?.import ?? '')
    expect(receipt).toMatchObject({
      name: 'Harbour Times',
      state: 'done',
      by: 'Copytaster',
      counts: { files: 1, imported: 1 },
    })
    const item = at.engine.store.db.prepare<[], { id: string }>('SELECT id FROM item').get()?.id ?? ''
    expect((await ask(at).items.original({ item })).text).toBe(body)
    // The editor's own last action is what undo takes back, and never a poll.
    expect(() => at.engine.undo({ actor: EDITOR, now: () => at.clock.now })).not.toThrow()
    expect(at.headlines()).toEqual(['Report a'])
  })

  it('resolves addresses against Content-Location', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', {
      headers: { ...XML, 'content-location': '/archive/2026/feed.xml' },
      body: rss([{ id: 'a', link: 'story' }]),
    })
    at.follow('/feed')
    await at.due()
    const url = at.engine.store.db.prepare('SELECT url FROM item_list').pluck().get()
    expect(url).toBe(`${at.server.origin}/archive/2026/story`)
  })
})

it('a fetcher of tests asks nobody but this computer', async () => {
  const fetch = createFetcher('Test/1', { resolve: loopback })
  await expect(fetch({ address: 'https://paper.example/', accept: '*/*' })).rejects.toMatchObject({
    code: 'UNREACHABLE',
  })
})
