import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { mediaTypeOf, pageHeaders } from '../contract/page.ts'
import type { Engine } from '../engine/engine.ts'
import { engineSockets, rejectUpgrade } from './engine-sockets.ts'
import { pageFiles } from './page-files.ts'
import { createSessions } from './sessions.ts'

const host = '127.0.0.1'
/** A token and its JSON are shorter, in bytes. */
const bodyLimit = 1024

const root = join(import.meta.dirname, '../..')

export type Served = {
  /** The first address to open; it works once, within a minute. */
  address: string
  /** Another such address. */
  newAddress(): string
  close(): Promise<void>
}

/**
 * Serves the desk to a browser on this computer: the built page, and the engine by WebSocket at `/engine`.
 * Bound to 127.0.0.1 alone; whoever has no session gets nothing but a page that says how to get one.
 *
 * @param options.port 0 or absent for any free one
 * @param options.page the built page; a checkout's own where absent
 * @param options.onStale called when somebody opened an address of ours that was used or too old
 * @param options.now milliseconds of a clock; given by tests
 */
export async function serve(options: {
  engine: Engine
  port?: number
  page?: string
  onStale?: () => void
  now?: () => number
}): Promise<Served> {
  const sessions = createSessions(options.now)
  const page = pageFiles(options.page ?? join(root, 'out/renderer'))
  const door = pageFiles(join(import.meta.dirname, 'door'))
  const sockets = engineSockets(options.engine)
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 })

  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, host, () => listening())
  })
  const { port } = server.address() as AddressInfo
  const authority = `${host}:${port}`
  const origin = `http://${authority}`
  const cookie = `copytaster-${port}`
  const headers = pageHeaders([`ws://${authority}`])

  const newAddress = (): string => `${origin}/open#${sessions.issueToken()}`

  function secretOf(request: IncomingMessage): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
    return pairs.find(([name]) => name === cookie)?.[1]
  }

  /** POST and WebSocket come from our own page or not at all; a missing origin is refused. */
  function isOwn(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site']
    return request.headers.origin === origin && (site === undefined || site === 'same-origin')
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host !== authority) return refuse(response, 421, 'Another address was meant.')
    if (request.method === 'POST') return exchange(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'This cannot be done here.')
    }
    const [path = '/'] = (request.url ?? '/').split('?')
    const open = path.startsWith('/door/') ? door.get(path.slice('/door'.length)) : undefined
    if (open) return send(response, 200, open)
    const start = door.get('/')
    if (path === '/open' && start) return send(response, 200, start)
    if (!sessions.use(secretOf(request))) {
      if (path === '/' && start) return send(response, 403, start)
      return refuse(response, 403, 'This browser has no session with the desk.')
    }
    const file = page.get(path)
    if (file) return send(response, 200, file)
    refuse(response, 404, 'There is nothing here.')
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== '/session') return refuse(response, 404, 'There is nothing here.')
    if (!isOwn(request)) return refuse(response, 403, 'This comes from another page.')
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      return refuse(response, 415, 'This is not JSON.')
    }
    const token = tokenIn(await bodyOf(request))
    if (token === null) return refuse(response, 400, 'This holds no token.')
    const exchanged = sessions.exchange(token)
    if (exchanged.outcome === 'opened') {
      response.writeHead(204, {
        ...headers,
        'Set-Cookie': `${cookie}=${exchanged.secret}; HttpOnly; SameSite=Strict; Path=/`,
      })
      response.end()
      return
    }
    refuse(response, 403, exchangeWords[exchanged.outcome])
    if (exchanged.outcome === 'stale') options.onStale?.()
  }

  async function send(response: ServerResponse, status: number, file: string): Promise<void> {
    const bytes = await readFile(file)
    response.writeHead(status, {
      ...headers,
      'Content-Type': mediaTypeOf(file),
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
    })
    response.end(bytes)
  }

  function refuse(response: ServerResponse, status: number, words: string): void {
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json', Connection: 'close' })
    response.end(JSON.stringify({ words }))
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`A request failed: ${error instanceof Error ? error.name : 'unknown fault'}`)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'This failed on our side.')
    })
  })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const secret = secretOf(request)
    if (request.headers.host !== authority) return rejectUpgrade(socket, '421 Misdirected Request')
    if (request.url !== '/engine' || !isOwn(request) || !sessions.use(secret)) {
      return rejectUpgrade(socket, '403 Forbidden')
    }
    sockets.accept(request, socket, head, {
      use: () => sessions.use(secret),
      stands: () => sessions.stands(secret),
    })
  })

  return {
    address: newAddress(),
    newAddress,
    async close() {
      sockets.close()
      server.closeAllConnections()
      await new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}

const exchangeWords = {
  stale: 'This address was used before or is older than a minute. A new one stands in the terminal now.',
  wrong: 'This address is not one of ours. Press Enter in the terminal where Copytaster was started.',
  closed: 'Too many wrong addresses were tried. Stop Copytaster in the terminal and start it again.',
} as const

/** The body as text, or null where it is longer than any that is meant for us. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > bodyLimit) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function tokenIn(body: string | null): string | null {
  if (body === null) return null
  try {
    const given: unknown = JSON.parse(body)
    const token = typeof given === 'object' && given !== null && 'token' in given ? given.token : null
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}
