import { createServer as createTcp, type Server } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createFetcher,
  type FetchAnswer,
  type FetchLimits,
  type FetchRequest,
} from '../../../src/engine/sources/fetch-address.ts'
import { startFeedServer, type FeedServer } from '../../build/feed-server.ts'

let server: FeedServer
beforeEach(async () => {
  server = await startFeedServer()
})
afterEach(() => server.close())

/** What names resolve to; anything else is not known. */
const names: Record<string, string[]> = {
  'paper.test': ['127.0.0.1'],
  'other.test': ['127.0.0.1'],
  'mixed.test': ['8.8.8.8', '10.0.0.8'],
}

function get(
  address: string,
  more: Partial<FetchRequest> = {},
  limits: Partial<FetchLimits> = {},
): Promise<FetchAnswer> {
  const fetch = createFetcher('Test/1', {
    limits,
    resolve: (host) => Promise.resolve(names[host] ?? []),
  })
  return fetch({ address, accept: '*/*', privateHost: true, ...more })
}

async function refused(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? 'no refusal',
  )
}

const at = (path: string, host = 'paper.test'): string => `http://${host}:${server.port}${path}`

describe('addresses', () => {
  it.each([
    'ftp://paper.test/',
    'file:///etc/passwd',
    'data:text/xml,x',
    'http://paper.test:22/',
    'https://paper.test:443x/',
    'javascript:1',
  ])('refuses %s', async (address) => {
    expect(await refused(get(address))).toBe('ADDRESS_REFUSED')
  })

  it.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[64:ff9b::a00:1]',
    '[2002:a00:1::]',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '[fd00::1]',
    '100.64.0.1',
  ])('refuses the private host %s, unless it is allowed', async (host) => {
    expect(await refused(get(`http://${host}:${server.port}/`, { privateHost: false }))).toBe(
      'ADDRESS_REFUSED',
    )
    expect(server.asked).toEqual([])
  })

  it('refuses a name of which only one address is private', async () => {
    expect(await refused(get('http://mixed.test:8080/', { privateHost: false }))).toBe('ADDRESS_REFUSED')
    expect(await refused(get('http://paper.test:8080/', { privateHost: false }))).toBe('ADDRESS_REFUSED')
    expect(await refused(get('http://unknown.test:8080/', { privateHost: false }))).toBe('UNREACHABLE')
  })

  it('connects to the address that was checked: the name is not looked up again', async () => {
    let looks = 0
    const fetch = createFetcher('Test/1', {
      resolve: () => Promise.resolve(looks++ === 0 ? ['127.0.0.1'] : ['203.0.113.1']),
    })
    server.serve('/feed', { body: 'here' })
    const answer = await fetch({ address: at('/feed', 'rebinding.test'), accept: '*/*', privateHost: true })
    expect([answer.body.toString(), looks]).toEqual(['here', 1])
  })
})

describe('redirects', () => {
  it('are followed five times, each checked anew', async () => {
    for (let hop = 0; hop < 6; hop++)
      server.serve(`/${hop}`, { status: 302, headers: { location: `/${hop + 1}` } })
    server.serve('/6', { body: 'end' })
    expect((await get(at('/1'))).address).toBe(at('/6'))
    expect(await refused(get(at('/0')))).toBe('ADDRESS_REFUSED')
  })

  it('lead to no private host but the one that is allowed', async () => {
    server.serve('/feed', { status: 302, headers: { location: at('/feed', 'other.test') } })
    expect(await refused(get(at('/feed')))).toBe('ADDRESS_REFUSED')
    expect(server.asked).toHaveLength(1)
  })

  it.each(['file:///etc/passwd', 'http://paper.test:22/', 'javascript:alert(1)', 'http://'])(
    'refuse %s',
    async (location) => {
      server.serve('/feed', { status: 301, headers: { location } })
      expect(await refused(get(at('/feed')))).toBe('ADDRESS_REFUSED')
    },
  )

  it('are permanent only where the whole chain is', async () => {
    server.serve('/a', { status: 301, headers: { location: '/b' } })
    server.serve('/b', { status: 308, headers: { location: '/c' } })
    server.serve('/c', { body: 'c' })
    expect((await get(at('/a'))).movedTo).toBe(at('/c'))
    server.serve('/b', { status: 307, headers: { location: '/c' } })
    expect((await get(at('/a'))).movedTo).toBeNull()
    expect((await get(at('/c'))).movedTo).toBeNull()
  })

  it('to another origin get no credentials', async () => {
    server.serve('/same', { status: 302, headers: { location: '/feed' } })
    server.serve('/feed', { body: 'x' })
    const withPassword = at('/same').replace('http://', 'http://me:secret@')
    const answer = await get(withPassword)
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`
    expect(server.asked.map(({ headers }) => headers['authorization'])).toEqual([basic, basic])
    expect(answer.address).toBe(at('/feed'))
    const second = await startFeedServer()
    second.serve('/feed', { body: 'y' })
    server.serve('/same', { status: 302, headers: { location: `http://paper.test:${second.port}/feed` } })
    await get(withPassword)
    expect(second.asked.map(({ headers }) => headers['authorization'])).toEqual([undefined])
    await second.close()
  })
})

describe('bodies', () => {
  const text = 'The quay '.repeat(1000)
  it.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(Buffer.from(text))],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('packed by %s are unpacked', async (encoding, body) => {
    server.serve('/feed', { headers: { 'content-encoding': encoding }, body })
    expect((await get(at('/feed'))).body.toString()).toBe(text)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(3_000_000)), 'BOMB'],
    ['br', brotliCompressSync(Buffer.alloc(3_000_000)), 'BOMB'],
    ['zstd', zstdCompressSync(Buffer.alloc(3_000_000)), 'BOMB'],
    ['gzip', Buffer.from('not packed'), 'DAMAGED'],
    ['lzma', Buffer.from('x'), 'UNSUPPORTED'],
    ['gzip, gzip, gzip', Buffer.from('x'), 'UNSUPPORTED'],
  ])('packed by %s are refused beyond the limits', async (encoding, body, code) => {
    server.serve('/feed', { headers: { 'content-encoding': encoding }, body })
    expect(await refused(get(at('/feed'), {}, { unpackedBytes: 1_000_000 }))).toBe(code)
  })

  it('of more bytes than the limit are broken off', async () => {
    server.serve('/feed', (_asked, response) => {
      response.writeHead(200)
      const piece = Buffer.alloc(64 * 1024)
      const send = (): void => void (response.destroyed || response.write(piece, () => setImmediate(send)))
      send()
      return null
    })
    expect(await refused(get(at('/feed'), {}, { packedBytes: 500_000 }))).toBe('TOO_LARGE')
  })

  it('that never end are broken off in time, and so are servers that say nothing', async () => {
    server.serve('/drip', (_asked, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
      return null
    })
    server.serve('/mute', () => null)
    expect(await refused(get(at('/drip'), {}, { totalMs: 600 }))).toBe('TOO_SLOW')
    expect(await refused(get(at('/mute'), {}, { totalMs: 300 }))).toBe('TOO_SLOW')
  })

  it('with too many headers are refused', async () => {
    server.serve('/feed', { headers: { 'x-long': 'x'.repeat(40_000) }, body: 'x' })
    expect(await refused(get(at('/feed')))).toBe('TOO_LARGE')
  })

  it('that break off are a fault and never half a feed', async () => {
    const half: Server = createTcp((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf'))
    })
    await new Promise<void>((ready) => half.listen(0, '127.0.0.1', ready))
    const { port } = half.address() as { port: number }
    expect(await refused(get(`http://paper.test:${port}/`))).toBe('UNREACHABLE')
    half.close()
    expect(await refused(get(`http://paper.test:${port}/`))).toBe('UNREACHABLE')
  })
})
