import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feedAddress } from '../../../src/engine/sources/feed-address.ts'
import { feedLinks } from '../../../src/engine/sources/feed-links.ts'
import { freshnessOf } from '../../../src/engine/sources/freshness.ts'
import { httpDate } from '../../../src/engine/sources/http-date.ts'
import { isPublicAddress } from '../../../src/engine/sources/public-address.ts'
import { retryAfterMs } from '../../../src/engine/sources/retry-after.ts'
import { receivedFile } from '../../../src/engine/sources/received-file.ts'
import { statedPace } from '../../../src/engine/sources/stated-pace.ts'

const NOW = new Date('2026-11-24T08:00:00Z')

describe('dates of HTTP', () => {
  it.each([
    ['Tue, 24 Nov 2026 08:00:00 GMT', '2026-11-24T08:00:00.000Z'],
    ['Tuesday, 24-Nov-26 08:00:00 GMT', '2026-11-24T08:00:00.000Z'],
    ['Tue Nov 24 08:00:00 2026', '2026-11-24T08:00:00.000Z'],
    ['Wed Nov  4 08:00:00 2026', '2026-11-04T08:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(httpDate(text) ?? 0).toISOString()).toBe(expected)
  })

  it.each(['', '0', '-1', 'tomorrow', '2026-11-24', 'Tue, 99 Nov 2026 08:00:00 GMT'])('not %j', (text) => {
    expect(httpDate(text)).toBeNull()
  })
})

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 3_600_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['99999999', 86_400_000],
    ['soon', 600_000],
    [null, 600_000],
  ])('%j is %d ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms)
  })
})

describe('freshness', () => {
  it.each([
    [{ 'cache-control': 'max-age=600' }, 600],
    [{ 'cache-control': 'public, max-age="600"' }, 600],
    [{ 'cache-control': 'max-age=600', expires: 'Tue, 24 Nov 2026 12:00:00 GMT' }, 600],
    [{ 'cache-control': 'no-cache, max-age=600' }, null],
    [{ 'cache-control': 's-maxage=600' }, null],
    [{ 'cache-control': 'max-age=0' }, null],
    [{ expires: 'Tue, 24 Nov 2026 08:30:00 GMT' }, 1800],
    [{ expires: 'Tue, 24 Nov 2026 08:30:00 GMT', date: 'Tue, 24 Nov 2026 08:20:00 GMT' }, 600],
    [{ expires: '0' }, null],
    [{ expires: 'Mon, 23 Nov 2026 08:30:00 GMT' }, null],
    [{ 'cache-control': 'max-age=999999999999' }, 18_000],
    [{}, null],
  ])('%j', (headers, seconds) => {
    expect(freshnessOf(new Map(Object.entries(headers)), NOW)?.seconds ?? null).toBe(seconds)
  })
})

describe('what a feed says of its pace', () => {
  it('is read before the first item alone', () => {
    const channel =
      '<ttl>90</ttl><skipDays><day>Sunday</day></skipDays><skipHours><hour>24</hour><hour>5</hour></skipHours>'
    const pace = statedPace(Buffer.from(`<rss><channel>${channel}<item><ttl>5</ttl></item></channel></rss>`))
    expect(pace).toEqual({ minutes: 90, words: 'ttl 90', skipHours: [0, 5], skipDays: [0] })
    const none = { minutes: null, words: '', skipHours: [], skipDays: [] }
    expect(statedPace(Buffer.from(`<rss><channel><item>${channel}</item></channel></rss>`))).toEqual(none)
  })

  it('never throws, and is quick on hostile text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void statedPace(bytes)))
    const began = process.cpuUsage()
    statedPace(Buffer.from('<ttl>'.repeat(200_000)))
    statedPace(Buffer.from(`<skipHours>${'<hour>'.repeat(200_000)}`))
    feedLinks(Buffer.from('<a href="/rss">'.repeat(100_000)), null, 'https://paper.example/')
    feedLinks(Buffer.from('<'.repeat(1_000_000)), null, 'https://paper.example/')
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(3000)
  })
})

describe('addresses as given', () => {
  it.each([
    ['paper.example', 'https://paper.example/'],
    [' https://paper.example/feed#top ', 'https://paper.example/feed'],
    ['feed:https://paper.example/feed', 'https://paper.example/feed'],
    ['feed://paper.example/feed', 'https://paper.example/feed'],
    ['paper.example:8080/feed', 'https://paper.example:8080/feed'],
    ['http://Paper.Example/Feed?a=1', 'http://paper.example/Feed?a=1'],
  ])('%s', (given, address) => {
    expect(feedAddress(given)).toBe(address)
  })

  it.each(['', 'ftp://paper.example/', 'javascript:alert(1)', 'mailto:desk@paper.example', 'https://'])(
    'not %j',
    (given) => {
      expect(() => feedAddress(given)).toThrow('not the address')
    },
  )
})

describe('public addresses', () => {
  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::808:808',
    '2002:a00:1::1',
    '2001::1',
    '::127.0.0.1',
    'fec0::1',
    'paper.example',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('of IPv4 are public or not whatever they are wrapped in', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
        const [a, b, c, d] = hex
        const expected = isPublicAddress(address)
        expect(isPublicAddress(`::ffff:${address}`)).toBe(expected)
        expect(isPublicAddress(`64:ff9b::${a}${b}:${c}${d}`)).toBe(expected)
        expect(isPublicAddress(`2002:${a}${b}:${c}${d}::`)).toBe(expected)
      }),
    )
  })
})

it('a file for what a source sent has a name that is safe everywhere', () => {
  expect(receivedFile('../..\\etc:passwd\0', 'text/xml')).toBe('etc passwd.xml')
  expect(receivedFile('', 'application/feed+json')).toBe('feed.json')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      expect(receivedFile(name, null)).toMatch(/^[^./\\:\0][^/\\:\0]*\.xml$/u)
    }),
  )
})
