import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { conditional, rss, validatorsOf } from '../../build/feed-server.ts'
import { sourcesDesk, type SourcesTest } from '../../build/sources-desk.ts'

// Each test starts readers' processes of its own, which takes its time where much else runs.
vi.setConfig({ testTimeout: 60_000 })

const XML = { 'content-type': 'application/rss+xml' }
const HOUR = 60

/** What a poll sent by way of validators. */
function sent(at: SourcesTest, path: string): (string | undefined)[][] {
  return at.server.of(path).map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])
}

describe('1. conditional requests', () => {
  it('send both validators back as the bytes received, from the second poll on', async () => {
    const at = await sourcesDesk()
    const body = rss([{ id: 'a' }])
    const odd = { etag: 'W/"\u00fc  odd, \\"quoted\\""', 'last-modified': 'Mon, 01 Jan 2024  7:00:00 +0000' }
    at.server.serve('/feed', () => ({ headers: { ...XML, ...odd }, body }))
    const id = at.follow('/feed')
    await at.due()
    await at.next(id)
    await at.next(id)
    expect(sent(at, '/feed')).toEqual([
      [undefined, undefined],
      [odd.etag, odd['last-modified']],
      [odd.etag, odd['last-modified']],
    ])
  })

  it('keep no validators of a body that could not be read', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', { headers: { ...XML, etag: '"broken"' }, body: '<rss' })
    const id = at.follow('/feed')
    expect(await at.due()).toMatchObject([{ outcome: 'failed' }])
    await at.next(id)
    expect(sent(at, '/feed')).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  it('are unconditional once only, over 20 restarts', async () => {
    const at = await sourcesDesk()
    const body = rss([{ id: 'a' }])
    at.server.serve(
      '/feed',
      conditional(() => body),
    )
    const id = at.follow('/feed')
    await at.due()
    for (let time = 0; time < 20; time++) {
      await at.restart()
      expect(await at.due()).toEqual([])
      await at.next(id)
    }
    const { etag } = validatorsOf(body)
    expect(sent(at, '/feed').map(([each]) => each)).toEqual([
      undefined,
      ...Array.from({ length: 20 }, () => etag),
    ])
    expect(at.shown(id).unchangedShare).toBeCloseTo(20 / 21)
  })
})

describe('2. what counts as unchanged', () => {
  it('a 304 may bring a new Last-Modified, which is sent from then on', async () => {
    const at = await sourcesDesk()
    const first = 'Tue, 01 Oct 2024 07:00:00 GMT'
    const second = 'Wed, 02 Oct 2024 07:00:00 GMT'
    at.server.serve('/feed', (asked) =>
      asked.headers['if-modified-since'] === undefined
        ? { headers: { ...XML, 'last-modified': first, etag: '"one"' }, body: rss([{ id: 'a' }]) }
        : { status: 304, headers: { 'last-modified': second } },
    )
    const id = at.follow('/feed')
    await at.due()
    await at.next(id)
    await at.next(id)
    expect(sent(at, '/feed').slice(1)).toEqual([
      ['"one"', first],
      ['"one"', second],
    ])
  })

  it('a 200 with the same body, or with nothing new in it, leaves no row and no original', async () => {
    const at = await sourcesDesk()
    let built = 1
    at.server.serve('/feed', () => ({
      headers: XML,
      body: rss([{ id: 'a' }], { more: `<lastBuildDate>${built}</lastBuildDate>` }),
    }))
    const id = at.follow('/feed')
    expect(await at.due()).toMatchObject([{ outcome: 'new' }])
    const rows = (): unknown => [
      at.engine.store.db.prepare('SELECT count(*) FROM import').pluck().get(),
      at.engine.store.db.prepare('SELECT count(*) FROM original').pluck().get(),
    ]
    const before = rows()
    expect(await at.next(id)).toMatchObject({ outcome: 'unchanged', import: null })
    built = 2
    expect(await at.next(id)).toMatchObject({ outcome: 'unchanged', import: null })
    expect(rows()).toEqual(before)
  })

  it('a new address starts without validators', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    at.server.serve(
      '/other',
      conditional(() => rss([{ id: 'a' }])),
    )
    const id = at.follow('/feed')
    await at.due()
    at.act('source.change', { sources: [id], address: `${at.server.origin}/other` })
    await at.due()
    expect(sent(at, '/other')).toEqual([[undefined, undefined]])
    expect(at.headlines()).toEqual(['Report a'])
  })
})

describe('3. servers that say “not modified” for ever', () => {
  it('are asked once for the whole feed after 8 days, and the health says so', async () => {
    const at = await sourcesDesk()
    let news = 'a'
    at.server.serve('/feed', (asked) =>
      asked.headers['if-none-match'] === undefined
        ? { headers: { ...XML, etag: '"always"' }, body: rss([{ id: news }]) }
        : { status: 304, headers: {} },
    )
    const id = at.follow('/feed')
    await at.due()
    news = 'b'
    for (let days = 0; days < 7; days++) {
      at.pass(24 * HOUR)
      expect(await at.due()).toMatchObject([{ outcome: 'unchanged' }])
    }
    at.pass(26 * HOUR)
    expect(await at.due()).toMatchObject([{ outcome: 'new' }])
    expect(at.shown(id).note).toContain('whole feed')
    at.pass(24 * HOUR)
    await at.due()
    expect(sent(at, '/feed').filter(([etag]) => etag === undefined)).toHaveLength(2)
  })
})

describe('4. the timetable', () => {
  it('is kept over a restart', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    at.follow('/feed')
    await at.due()
    at.pass(44)
    await at.restart()
    expect(await at.due()).toEqual([])
    expect(at.server.asked).toHaveLength(1)
  })

  it('is kept when the program ends in the middle of a poll', async () => {
    const at = await sourcesDesk()
    let hang = true
    at.server.serve('/feed', () => (hang ? null : { headers: XML, body: rss([{ id: 'a' }]) }))
    const id = at.follow('/feed')
    const polling = at.due()
    await expect.poll(() => at.server.asked.length).toBe(1)
    await at.restart()
    await polling
    hang = false
    at.pass(30)
    expect(await at.due()).toEqual([])
    await at.next(id)
    expect(at.headlines()).toEqual(['Report a'])
  })

  it('goes on when the clock was set back, without a poll before its time', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    at.follow('/feed')
    await at.due()
    at.pass(-365 * 24 * HOUR)
    expect(await at.due()).toEqual([])
    at.pass(80)
    expect(await at.due()).toHaveLength(1)
    expect(at.server.asked).toHaveLength(2)
  })
})

describe('5. the interval', () => {
  it('is 60 minutes at least, what the desk sets, or what the source’s own setting says', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    const id = at.follow('/feed')
    const minutes = (): number =>
      (Date.parse(at.shown(id).nextPollAt ?? '') - at.clock.now.getTime()) / 60_000
    await at.due()
    expect(minutes()).toBeGreaterThanOrEqual(60)
    expect(minutes()).toBeLessThan(67)
    at.act('desk.configure', { pollMinutes: 30 })
    await at.next(id)
    expect(minutes()).toBeGreaterThanOrEqual(30)
    expect(minutes()).toBeLessThan(34)
    at.act('source.change', { sources: [id], intervalMinutes: 120 })
    await at.next(id)
    expect(minutes()).toBeGreaterThanOrEqual(120)
    expect(at.shown(id).nextPollWhy).toBe('every 120 minutes, as set')
  })

  it.each([
    ['max-age', { 'cache-control': 'public, max-age=7200' }, '', 120, 'max-age 7200'],
    ['a max-age of sixteen years', { 'cache-control': 'max-age=504576000' }, '', 300, 'max-age 504576000'],
    [
      'Expires',
      { date: 'Tue, 24 Nov 2026 08:00:00 GMT', expires: 'Tue, 24 Nov 2026 10:00:00 GMT' },
      '',
      120,
      'Expires',
    ],
    ['ttl', {}, '<ttl>180</ttl>', 180, 'ttl 180'],
    [
      'updatePeriod',
      {},
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
      360,
      'updatePeriod daily',
    ],
  ])('grows with %s', async (_name, headers, more, minutes, why) => {
    const at = await sourcesDesk()
    at.server.serve('/feed', {
      headers: { ...XML, ...headers },
      body: rss([{ id: 'a' }], { more }),
    })
    const id = at.follow('/feed')
    await at.due()
    const wait = (Date.parse(at.shown(id).nextPollAt ?? '') - at.clock.now.getTime()) / 60_000
    expect(wait).toBeGreaterThanOrEqual(minutes)
    expect(wait).toBeLessThanOrEqual(minutes * 1.1 + 1)
    expect(at.shown(id).nextPollWhy).toBe(why)
  })

  it('leaves out the hours that a feed names', async () => {
    const at = await sourcesDesk()
    const hours = [9, 10, 11].map((hour) => `<hour>${hour}</hour>`).join('')
    at.server.serve('/feed', {
      headers: XML,
      body: rss([{ id: 'a' }], { more: `<skipHours>${hours}</skipHours>` }),
    })
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).nextPollAt).toBe('2026-11-24T12:00:00.000Z')
  })

  it('widens for a source that brings little', async () => {
    const at = await sourcesDesk()
    const dates = [3, 10, 17, 24].map((days) =>
      new Date(at.clock.now.getTime() - days * 86_400_000).toISOString(),
    )
    at.server.serve('/feed', {
      headers: XML,
      body: rss(dates.map((date, index) => ({ id: String(index), date }))),
    })
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).nextPollWhy).toContain('every 240 minutes, for it brings 1.2 items a week')
  })

  it('lets an editor ask again after nine minutes, and at once who insists', async () => {
    const at = await sourcesDesk()
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    const id = at.follow('/feed')
    await at.due()
    at.pass(5)
    expect(await at.engine.sources.poll([id], false)).toMatchObject([{ outcome: 'tooSoon' }])
    expect(at.server.asked).toHaveLength(1)
    expect(await at.engine.sources.poll([id], true)).toMatchObject([{ outcome: 'unchanged' }])
    at.pass(10)
    expect(await at.engine.sources.poll(undefined, false)).toMatchObject([{ outcome: 'unchanged' }])
    expect(at.server.asked).toHaveLength(3)
  })
})

describe('6. refusals', () => {
  it.each([
    ['seconds', '7200', 120],
    ['an HTTP date', 'Tue, 24 Nov 2026 11:00:00 GMT', 180],
    ['nothing', null, 60],
  ])('429 with Retry-After as %s holds for the whole host', async (_name, after, minutes) => {
    const at = await sourcesDesk()
    at.server.serve('/one', { status: 429, headers: after === null ? {} : { 'retry-after': after } })
    at.server.serve(
      '/two',
      conditional(() => rss([{ id: 'a' }])),
    )
    const one = at.follow('/one')
    const two = at.follow('/two')
    const polled = await at.due()
    expect(polled.find((each) => each.source === one)).toMatchObject({ outcome: 'failed' })
    expect(polled.find((each) => each.source === two)).toMatchObject({ outcome: 'tooSoon' })
    expect(at.server.asked.map(({ path }) => path)).toEqual(['/one'])
    const wait = (Date.parse(at.shown(one).nextPollAt ?? '') - at.clock.now.getTime()) / 60_000
    expect(wait).toBeGreaterThanOrEqual(minutes)
    expect(wait).toBeLessThanOrEqual(minutes + 2)
    expect(at.shown(two).nextPollWhy).toContain('Retry-After')
    // Else the other, which is due at about the same time, would hold the host again.
    at.act('source.pause', { sources: [one] })
    await at.next(two)
    expect(at.server.of('/two')).toHaveLength(1)
  })

  it('4xx and 5xx back off, and are named in words', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', { status: 403, body: 'no' })
    const id = at.follow('/feed')
    await at.due()
    const waits: number[] = []
    for (let time = 0; time < 8; time++) {
      waits.push((Date.parse(at.shown(id).nextPollAt ?? '') - at.clock.now.getTime()) / 3_600_000)
      await at.next(id)
    }
    expect(at.shown(id)).toMatchObject({ health: 'failing', failure: { code: 'SERVER_REFUSED', times: 9 } })
    expect(at.shown(id).failure?.words).toContain('does not let us have this feed (403)')
    expect(waits[0]).toBeGreaterThanOrEqual(2)
    expect(waits[1]).toBeGreaterThanOrEqual(4)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(48)
    expect(waits.at(-1)).toBeLessThan(53)
    at.server.serve(
      '/feed',
      conditional(() => rss([{ id: 'a' }])),
    )
    expect(await at.next(id)).toMatchObject({ outcome: 'new' })
    expect(at.shown(id)).toMatchObject({ health: 'well', failure: null })
  })

  it('what cannot be read is tried daily, and its receipt is left once', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', { headers: XML, body: '<rss version="2.0"><channel><title>Half' })
    const id = at.follow('/feed')
    for (let time = 0; time < 8; time++) await at.next(id)
    const wait = (Date.parse(at.shown(id).nextPollAt ?? '') - at.clock.now.getTime()) / 3_600_000
    expect(wait).toBeGreaterThanOrEqual(24)
    expect(wait).toBeLessThan(27)
    const receipts = at.engine.store.db.prepare<[], { name: string }>('SELECT name FROM import').all()
    expect(receipts).toHaveLength(1)
    expect(at.engine.store.db.prepare('SELECT count(*) FROM original').pluck().get()).toBe(1)
  })
})

describe('7. redirects', () => {
  it('a permanent one is kept once it was seen twice; the new address starts without validators', async () => {
    const at = await sourcesDesk()
    at.server.serve('/old', { status: 301, headers: { location: '/new' } })
    at.server.serve(
      '/new',
      conditional(() => rss([{ id: 'a' }])),
    )
    const id = at.follow('/old')
    await at.due()
    expect(at.shown(id).movedTo).toBeNull()
    await at.next(id)
    expect(at.shown(id)).toMatchObject({
      address: `${at.server.origin}/old`,
      movedTo: `${at.server.origin}/new`,
    })
    await at.next(id)
    expect(at.server.of('/old')).toHaveLength(2)
    expect(at.headlines()).toEqual(['Report a'])
  })

  it('a temporary one is followed and not kept, nor a chain with one in it', async () => {
    const at = await sourcesDesk()
    at.server.serve('/old', { status: 301, headers: { location: '/middle' } })
    at.server.serve('/middle', { status: 302, headers: { location: '/new' } })
    at.server.serve(
      '/new',
      conditional(() => rss([{ id: 'a' }])),
    )
    const id = at.follow('/old')
    await at.due()
    await at.next(id)
    await at.next(id)
    expect(at.shown(id).movedTo).toBeNull()
    expect(at.server.of('/old')).toHaveLength(3)
    // Validators go to the address that gave them and to no other on the way.
    expect(sent(at, '/old').flat()).toEqual(Array.from({ length: 6 }, () => undefined))
    expect(
      sent(at, '/new')
        .slice(1)
        .every(([etag]) => etag !== undefined),
    ).toBe(true)
  })
})

describe('8. gone', () => {
  it('410 ends polling and raises the alarm; 404 does not', async () => {
    const at = await sourcesDesk()
    at.server.serve('/gone', { status: 410 })
    const gone = at.follow('/gone')
    const missing = at.follow('/missing')
    await at.due()
    expect(at.shown(gone)).toMatchObject({ health: 'gone', nextPollAt: null })
    expect(at.shown(missing)).toMatchObject({ health: 'failing', failure: { code: 'NOT_FOUND' } })
    expect(at.notices).toContainEqual(expect.objectContaining({ kind: 'alarm', source: gone }))
    at.pass(10 * 24 * HOUR)
    await at.due()
    expect(at.server.of('/gone')).toHaveLength(1)
    expect(at.server.of('/missing')).toHaveLength(2)
    expect(at.engine.sources.list().sources).toHaveLength(2)
  })
})

describe('10. and 11. what is sent', () => {
  it('says who asks and what is understood, and nothing else', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed?a=1', {
      headers: { ...XML, 'set-cookie': 'id=1', 'content-encoding': 'gzip' },
      body: gzipSync(rss([{ id: 'a' }])),
    })
    const id = at.follow('/feed?a=1')
    await at.due()
    await at.next(id)
    for (const { headers, path } of at.server.asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ])
      expect(headers['user-agent']).toMatch(/^Copytaster\/\d+\.\d+\.\d+ \(\+https:\/\/[^)]+\)$/)
      expect(headers['accept-encoding']).toBe('gzip, br, zstd, deflate')
      expect(path).toBe('/feed?a=1')
    }
    expect(at.headlines()).toEqual(['Report a'])
  })
})

describe('12. what comes back', () => {
  it('names a challenge page', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', {
      status: 403,
      headers: { 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment</title>',
    })
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).failure).toMatchObject({ code: 'CHALLENGED' })
  })

  it('names a page in place of a feed, and the feed that it offers; no item comes of it', async () => {
    const at = await sourcesDesk()
    at.server.serve('/feed', {
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><html><head><title>Paper</title><link rel="alternate" type="application/rss+xml" href="/real.xml"></head><body><p>Welcome to the paper of the harbour.</p></body></html>',
    })
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).failure).toMatchObject({ code: 'NOT_A_FEED' })
    expect(at.shown(id).failure?.words).toContain(`${at.server.origin}/real.xml`)
    expect(at.headlines()).toEqual([])
  })

  it('reads the charset that the server declares', async () => {
    const at = await sourcesDesk()
    const body = Buffer.from(
      rss([{ id: 'a', title: 'Hafen geöffnet' }]).replace(' encoding="utf-8"', ''),
      'latin1',
    )
    at.server.serve('/feed', { headers: { 'content-type': 'application/rss+xml; charset=iso-8859-1' }, body })
    at.follow('/feed')
    await at.due()
    expect(at.headlines()).toEqual(['Hafen geöffnet'])
  })
})

describe('13. items', () => {
  it('with changed text are versions, those that leave the feed stay, and a new id alone makes no new item', async () => {
    const at = await sourcesDesk()
    let items = [{ id: 'a', text: 'The first wording of the report about the quay.' }, { id: 'b' }]
    at.server.serve('/feed', () => ({ headers: XML, body: rss(items) }))
    const id = at.follow('/feed')
    await at.due()
    items = [{ id: 'a', text: 'The second wording of the report about the quay.' }]
    expect(await at.next(id)).toMatchObject({ outcome: 'new' })
    expect(at.headlines()).toEqual(['Report a', 'Report b'])
    const versions = at.engine.store.db.prepare<[], { count: number }>(
      "SELECT count(*) AS count FROM item_version WHERE external_id = 'a'",
    )
    expect(versions.get()?.count).toBe(2)
    at.server.serve('/feed', () => ({
      headers: XML,
      body: rss([
        {
          id: 'new-id',
          title: 'Report a',
          link: 'https://paper.example/a',
          text: 'The third wording of the report.',
        },
      ]),
    }))
    expect(await at.next(id)).toMatchObject({ outcome: 'new' })
    expect(at.headlines()).toEqual(['Report a', 'Report b'])
  })

  it('that an editor has taken back are not brought again', async () => {
    const at = await sourcesDesk()
    let items = [{ id: 'a' }]
    at.server.serve('/feed', () => ({ headers: XML, body: rss(items) }))
    const id = at.follow('/feed')
    const [first] = await at.due()
    const event = at.engine.store.db
      .prepare<[string], { event: number }>('SELECT event FROM import WHERE id = ?')
      .get(first?.import ?? '')?.event
    at.engine.undo({ actor: 'Ada Marsh', now: () => at.clock.now }, event)
    expect(at.headlines()).toEqual([])
    items = [{ id: 'a' }, { id: 'b' }]
    await at.next(id)
    expect(at.headlines()).toEqual(['Report b'])
  })

  it('are credited to the name that the desk has given, and known under another name still', async () => {
    const at = await sourcesDesk()
    let items = [{ id: 'a' }]
    at.server.serve('/feed', () => ({ headers: XML, body: rss(items, { title: 'HT | All news' }) }))
    const id = at.follow('/feed')
    await at.due()
    expect(at.shown(id).credited).toBe('HT | All news')
    at.act('source.change', { sources: [id], name: 'Harbour Times' })
    items = [{ id: 'a' }, { id: 'b' }]
    await at.next(id)
    const sources = at.engine.store.db.prepare('SELECT source FROM item_list ORDER BY row').pluck().all()
    expect(sources).toEqual(['HT | All news', 'Harbour Times'])
    expect(at.engine.sources.list().sources[0]?.items).toBe(2)
  })
})

describe('14. health', () => {
  it('is told in figures and in words', async () => {
    const at = await sourcesDesk()
    const body = rss([
      { id: 'a', date: '2026-11-20T08:00:00Z' },
      { id: 'b', date: '2026-11-22T08:00:00Z' },
    ])
    at.server.serve(
      '/feed',
      conditional(() => body, { 'cache-control': 'max-age=43200' }),
    )
    const id = at.follow('/feed', { name: 'Harbour Times', group: 'Coast' })
    expect(at.shown(id)).toMatchObject({ health: 'waiting', polls: 0, unchangedShare: null })
    await at.due()
    await at.next(id)
    const shown = at.shown(id)
    expect(shown).toMatchObject({
      health: 'well',
      status: 304,
      bytes: body.length,
      polls: 2,
      unchangedShare: 0.5,
      items: 2,
      nextPollWhy: 'max-age 43200',
      lastPollAt: at.clock.now.toISOString(),
      lastSuccessAt: at.clock.now.toISOString(),
    })
    expect(shown.words).toContain('304 in 50 % of 2 polls')
    expect(shown.words).toContain('(max-age 43200)')
    expect(at.engine.sources.list().groups).toEqual([{ name: 'Coast', count: 1 }])
  })
})

it('an empty list of sources makes no request, and neither does a paused source', async () => {
  const at = await sourcesDesk()
  expect(await at.due()).toEqual([])
  const id = at.follow('/feed')
  at.act('source.pause', { sources: [id] })
  expect(await at.due()).toEqual([])
  expect(await at.engine.sources.poll(undefined, true)).toEqual([])
  expect(at.server.asked).toEqual([])
  expect(at.shown(id).health).toBe('paused')
})
