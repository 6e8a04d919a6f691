import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as it reached the server. */
export type Asked = {
  /** When, by the clock that the server was given. */
  at: number
  /** The Host header. */
  host: string
  path: string
  method: string
  /** As sent, latin1, by name in lower case. */
  headers: Record<string, string>
  /** What was answered. */
  status: number
  /** Connections that this host had open at the moment. */
  open: number
}

export type Answered = {
  status?: number
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}
export type Serve = Answered | ((asked: Asked, response: ServerResponse) => Answered | null)

/** A server on loopback that keeps a record of every request. */
export type FeedServer = {
  origin: string
  port: number
  asked: Asked[]
  /** What a path answers from now on; anything else is 404. A function that gives null has answered by itself. */
  serve: (path: string, answer: Serve) => void
  /** Requests for one path, in order. */
  of: (path: string) => Asked[]
  /** The most connections that one host had open at once. */
  peak: () => number
  close: () => Promise<void>
}

/**
 * @param now the clock by which requests are recorded
 */
export async function startFeedServer(now: () => Date = () => new Date()): Promise<FeedServer> {
  const answers = new Map<string, Serve>()
  const asked: Asked[] = []
  const open = new Map<string, Set<Socket>>()
  let peak = 0

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const host = request.headers.host ?? ''
    const sockets = open.get(host) ?? new Set()
    open.set(host, sockets)
    if (!sockets.has(request.socket)) {
      sockets.add(request.socket)
      request.socket.on('close', () => sockets.delete(request.socket))
    }
    peak = Math.max(peak, sockets.size)
    const path = request.url ?? ''
    const line: Asked = {
      at: now().getTime(),
      host,
      path,
      method: request.method ?? '',
      headers: headersOf(request),
      status: 0,
      open: sockets.size,
    }
    asked.push(line)
    const serve = answers.get(path) ?? { status: 404, body: 'nothing here' }
    const given = typeof serve === 'function' ? serve(line, response) : serve
    if (given === null) return
    line.status = given.status ?? 200
    // Header bytes are given as they stand: Node writes latin1.
    response.writeHead(line.status, given.headers ?? {})
    response.end(given.body)
  }

  const server = createServer({ keepAliveTimeout: 1000 }, answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    serve: (path, given) => void answers.set(path, given),
    of: (path) => asked.filter((each) => each.path === path),
    peak: () => peak,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Serves a body with validators, and 304 to whoever sends them back exactly. */
export function conditional(body: () => string, more: Record<string, string> = {}): Serve {
  return (asked) => {
    const text = body()
    const validators = validatorsOf(text)
    const { 'if-none-match': etag, 'if-modified-since': since } = asked.headers
    const same = etag === undefined ? since === validators['last-modified'] : etag === validators.etag
    const headers = { ...validators, 'content-type': 'application/rss+xml', ...more }
    return same ? { status: 304, headers } : { headers, body: text }
  }
}

/** The validators that `conditional` gives to a body. They differ with it, and no client could make them up. */
export function validatorsOf(body: string): { etag: string; 'last-modified': string } {
  const hash = createHash('sha256').update(body).digest()
  const second = hash.readUInt32BE(0) % 1_000_000
  return {
    etag: `W/"${hash.toString('hex').slice(0, 16)}"`,
    'last-modified': new Date(1_700_000_000_000 + second * 1000).toUTCString(),
  }
}

export type FeedItemGiven = { id: string; title?: string; text?: string; link?: string; date?: string }

/** An RSS 2.0 feed. */
export function rss(
  items: readonly FeedItemGiven[],
  channel: { title?: string; more?: string } = {},
): string {
  const lines = items.map(
    ({ id, title, text, link, date }) => `<item>
<guid isPermaLink="false">${id}</guid><title>${title ?? `Report ${id}`}</title>
<link>${link ?? `https://paper.example/${id}`}</link>
${date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`}
<description>${text ?? `Report ${id} says that the harbour council met and voted on the budget of the quay for the year.`}</description>
</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${channel.title ?? 'Harbour Times'}</title><link>https://paper.example/</link>
<description>News of the harbour</description>${channel.more ?? ''}
${lines.join('\n')}
</channel></rss>`
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    headers[(request.rawHeaders[at] ?? '').toLowerCase()] = request.rawHeaders[at + 1] ?? ''
  return headers
}
