import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import type { contract } from '../../src/contract/contract.ts'
import { loopback, type Loopback } from './loopback.ts'

const minute = 60_000
const hour = 60 * minute

let desk: Loopback
beforeEach(async () => {
  desk = await loopback()
})
afterEach(async () => desk.close())

/** Opens the socket as our own page would; the test fails where it is refused. */
async function ownSocket(cookie: string): Promise<WebSocket> {
  const socket = await desk.socket({ cookie, origin: desk.origin })
  if (typeof socket === 'number') throw new Error(`the socket was refused with ${socket}`)
  return socket
}

async function closing(socket: WebSocket): Promise<number> {
  return new Promise((done) => socket.on('close', (code) => done(code)))
}

describe('the host', () => {
  it.each(['localhost:PORT', 'desk.example:PORT', '127.0.0.1', '127.0.0.1:1', '[::1]:PORT'])(
    'is refused as %s',
    async (host) => {
      const cookie = await desk.enter()
      const headers = { host: host.replace('PORT', String(desk.port)), cookie }
      expect((await desk.ask('/', { headers })).status).toBe(421)
      expect(await desk.socket({ ...headers, origin: desk.origin })).toBe(421)
    },
  )
})

describe('a token', () => {
  it('opens a session whose cookie no script and no other site can use', async () => {
    const answer = await desk.exchange(desk.token)
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(
      new RegExp(`^copytaster-${desk.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
  })

  it('works once; who tries it again is told so, and the terminal is asked for another', async () => {
    await desk.exchange(desk.token)
    const again = await desk.exchange(desk.token)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('used before')
    expect(desk.stale()).toBe(1)
    await desk.exchange(desk.token)
    expect(desk.stale()).toBe(1)
  })

  it('is too old after a minute', async () => {
    const token = desk.newToken()
    desk.wait(minute)
    expect((await desk.exchange(token)).status).toBe(204)
    const late = desk.newToken()
    desk.wait(minute + 1)
    expect((await desk.exchange(late)).status).toBe(403)
  })

  it('closes the exchange after ten wrong ones, for a right one too', async () => {
    for (let count = 0; count < 10; count += 1) {
      expect((await desk.exchange(`wrong-${count}`)).status).toBe(403)
    }
    const right = await desk.exchange(desk.newToken())
    expect(right.status).toBe(403)
    expect(right.body).toContain('Too many')
  })

  it('is still taken after nine wrong ones', async () => {
    for (let count = 0; count < 9; count += 1) await desk.exchange(`wrong-${count}`)
    expect((await desk.exchange(desk.token)).status).toBe(204)
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['our host under another scheme', { origin: 'https://127.0.0.1' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a request that another site started', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form instead of JSON', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which needs no leave of the browser', { 'content-type': 'text/plain' }, 415],
  ])('is not taken from %s', async (_case, headers, status) => {
    const refused = await desk.exchange(desk.token, headers)
    expect(refused.status).toBe(status)
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect((await desk.exchange(desk.token)).status).toBe(204)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a number for a token', '{"token":1}'],
    ['two megabytes', `{"token":"${'x'.repeat(2_000_000)}"}`],
  ])('is not found in %s', async (_case, body) => {
    const headers = { origin: desk.origin, 'content-type': 'application/json' }
    const answer = await desk.ask('/session', { method: 'POST', headers, body }).catch(() => null)
    expect(answer?.status ?? 400).toBe(400)
  })
})

describe('without a session', () => {
  it('the page says in words how to get one', async () => {
    const answer = await desk.ask('/')
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('press Enter there for a new one')
    expect(answer.body).not.toContain('A page to be served')
  })

  it('no file of the page is given', async () => {
    expect((await desk.ask('/assets/page.js')).status).toBe(403)
    expect((await desk.ask('/index.html')).status).toBe(403)
  })

  it('a cookie of somebody’s own making is none', async () => {
    const cookie = `copytaster-${desk.port}=${'A'.repeat(43)}`
    expect((await desk.ask('/assets/page.js', { headers: { cookie } })).status).toBe(403)
    expect(await desk.socket({ cookie, origin: desk.origin })).toBe(403)
  })

  it('a token is worth nothing as a cookie or in the address', async () => {
    const cookie = `copytaster-${desk.port}=${desk.token}`
    expect((await desk.ask('/', { headers: { cookie } })).status).toBe(403)
    expect((await desk.ask(`/?token=${desk.token}`)).status).toBe(403)
    expect((await desk.exchange(desk.token)).status).toBe(204)
  })
})

describe('with a session', () => {
  it('gives the page from a table, and nothing beside it', async () => {
    const cookie = await desk.enter()
    const page = await desk.ask('/', { headers: { cookie } })
    expect(page.body).toContain('A page to be served')
    const script = await desk.ask('/assets/page.js', { headers: { cookie } })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    for (const path of [
      '/../page/index.html',
      '/assets/../../loopback.ts',
      '/%2e%2e/page/index.html',
      '/assets/',
      '/assets%2fpage.js',
      'http://evil.example/',
      '//evil.example/',
      '/constructor',
      '/__proto__',
    ]) {
      expect((await desk.ask(path, { headers: { cookie } })).status, path).toBe(404)
    }
  })

  it('every answer forbids all that the page does not need', async () => {
    const cookie = await desk.enter()
    const answers = await Promise.all([
      desk.ask('/', { headers: { cookie } }),
      desk.ask('/'),
      desk.ask('/open'),
      desk.ask('/nothing', { headers: { cookie } }),
      desk.ask('/', { headers: { host: 'evil.example' } }),
      desk.exchange('wrong'),
    ])
    for (const { headers } of answers) {
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${desk.port};`)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not known', async (method) => {
    const cookie = await desk.enter()
    expect((await desk.ask('/', { method, headers: { cookie, origin: desk.origin } })).status).toBe(405)
  })

  it('GET changes nothing: not a session, not an item', async () => {
    const cookie = await desk.enter()
    for (const path of ['/session', `/session?token=${desk.token}`, '/engine', '/rpc/act', '/act']) {
      const answer = await desk.ask(path, { headers: { cookie } })
      expect(answer.status, path).toBe(404)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect((await desk.exchange(desk.token)).status).toBe(204)
  })

  it('lasts while it is used and ends after twelve idle hours', async () => {
    const cookie = await desk.enter()
    for (let count = 0; count < 3; count += 1) {
      desk.wait(11 * hour)
      expect((await desk.ask('/', { headers: { cookie } })).status).toBe(200)
    }
    desk.wait(12 * hour + 1)
    expect((await desk.ask('/', { headers: { cookie } })).status).toBe(403)
    expect(await desk.socket({ cookie, origin: desk.origin })).toBe(403)
  })

  it('ends with the server', async () => {
    const cookie = await desk.enter()
    const [, secret] = cookie.split('=')
    const other = await loopback()
    try {
      const stolen = `copytaster-${other.port}=${secret}`
      expect((await other.ask('/', { headers: { cookie: stolen } })).status).toBe(403)
    } finally {
      await other.close()
    }
  })
})

describe('the engine’s socket', () => {
  it('answers the contract', async () => {
    const socket = await ownSocket(await desk.enter())
    const link = new RPCLink({ websocket: socket })
    const engine: ContractRouterClient<typeof contract> = createORPCClient(link)
    expect((await engine.desk.status()).settings.editor).toBe('')
    socket.close()
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['no origin', { origin: undefined }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page without cookie', { cookie: undefined }],
  ])('is refused to %s', async (_case, headers) => {
    const cookie = await desk.enter()
    expect(await desk.socket({ cookie, origin: desk.origin, ...headers })).toBe(403)
  })

  it('is given to eight and not to a ninth', async () => {
    const cookie = await desk.enter()
    const sockets = []
    for (let count = 0; count < 8; count += 1) sockets.push(await ownSocket(cookie))
    expect(await desk.socket({ cookie, origin: desk.origin })).toBe(503)
    const [first] = sockets
    first?.close()
    if (first) await closing(first)
    sockets.push(await ownSocket(cookie))
    for (const socket of sockets) socket.terminate()
  })

  it('is cut by a message of more than a megabyte, and by what is no message', async () => {
    const cookie = await desk.enter()
    const large = await ownSocket(cookie)
    large.send('x'.repeat(1024 * 1024 + 1))
    expect(await closing(large)).toBe(1009)
    const senseless = await ownSocket(cookie)
    senseless.send('{"i":')
    expect(await closing(senseless)).toBe(1002)
    const fine = await ownSocket(cookie)
    fine.terminate()
  })

  it('is cut when its session has ended', async () => {
    const socket = await ownSocket(await desk.enter())
    desk.wait(12 * hour + 1)
    socket.send('{"i":"1","p":{"u":"/desk/status"}}')
    expect(await closing(socket)).toBe(4001)
  })
})
