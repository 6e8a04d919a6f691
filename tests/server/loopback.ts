import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { openEngine } from '../../src/engine/engine.ts'
import { serve } from '../../src/server/serve.ts'

export type Answer = { status: number; headers: Record<string, string>; body: string }

/** A served desk of its own, and plain requests to it as any program of this computer could send them. */
export type Loopback = {
  port: number
  origin: string
  /** The token of the first address. */
  token: string
  newToken(): string
  /** How often an address of ours was opened that was used or too old. */
  stale(): number
  /** Moves the server's clock on, in milliseconds. */
  wait(milliseconds: number): void
  ask(path: string, options?: AskOptions): Promise<Answer>
  /** POSTs a token as our own page does; `headers` replace or, where undefined, remove what it sends. */
  exchange(token: string, headers?: Record<string, string | undefined>): Promise<Answer>
  /** The cookie of a session that was opened with a new token. */
  enter(): Promise<string>
  /** Opens the engine's socket, or gives the status that refused it. */
  socket(headers: Record<string, string | undefined>): Promise<WebSocket | number>
  close(): Promise<void>
}

type AskOptions = { method?: string; headers?: Record<string, string | undefined>; body?: string }

const page = join(import.meta.dirname, '../fixtures/server/page')

/** Serves a fresh desk with a small page of its own. */
export async function loopback(): Promise<Loopback> {
  const home = mkdtempSync(join(tmpdir(), 'copytaster-server-'))
  const engine = await openEngine({ home })
  let clock = Date.parse('2026-03-01T08:00:00.000Z')
  let stale = 0
  const served = await serve({ engine, page, now: () => clock, onStale: () => void (stale += 1) })
  const { origin, port } = new URL(served.address)

  async function ask(path: string, options: AskOptions = {}): Promise<Answer> {
    return new Promise((done, failed) => {
      const sent = httpRequest(
        { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: defined(options.headers) },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => {
            const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
            done({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(headers) as Record<string, string>,
              body: Buffer.concat(parts).toString('utf8'),
            })
          })
        },
      )
      sent.on('error', failed)
      sent.end(options.body)
    })
  }

  const exchange: Loopback['exchange'] = async (token, headers = {}) =>
    ask('/session', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ token }),
    })
  const newToken = (): string => tokenOf(served.newAddress())

  return {
    port: Number(port),
    origin,
    token: tokenOf(served.address),
    newToken,
    stale: () => stale,
    wait: (milliseconds) => void (clock += milliseconds),
    ask,
    exchange,
    async enter() {
      const { headers } = await exchange(newToken())
      return headers['set-cookie']?.split(';')[0] ?? ''
    },
    async socket(headers) {
      const { origin: from, ...rest } = headers
      const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, {
        headers: defined(rest),
        ...(from ? { origin: from } : {}),
      })
      return new Promise((done) => {
        socket.on('open', () => done(socket))
        socket.on('unexpected-response', (_request, response) => {
          done(response.statusCode ?? 0)
          response.destroy()
        })
        socket.on('error', () => undefined)
      })
    },
    async close() {
      await served.close()
      await engine.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function tokenOf(address: string): string {
  return new URL(address).hash.slice(1)
}

function defined(headers: Record<string, string | undefined> = {}): Record<string, string> {
  const pairs = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return Object.fromEntries(pairs)
}
