import { createORPCClient, ORPCError, type ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../contract/contract.ts'
import type { RefusalData } from '../contract/errors.ts'
import { createCell } from './cell.ts'

export type Engine = ContractRouterClient<typeof contract>

type Link = ClientLink<Record<never, never>>

/** One way to the engine, until it breaks. `lost` rejects then, and with it every call that is under way. */
type Connection = { readonly number: number; readonly link: Link; readonly lost: Promise<never> }

/** Thrown for calls whose connection broke before the answer came. */
export class ConnectionLost extends Error {
  constructor() {
    super('The engine went away before it answered.')
    this.name = 'ConnectionLost'
  }
}

export type ConnectionState = 'connecting' | 'open' | 'lost'
export const connectionState = createCell<ConnectionState>('connecting')
/** Counts connections from 1; 2 and more are reconnections, after which everything is asked for again. */
export const connectionNumber = createCell(0)

let connection: Connection | null = null
let breakConnection: (() => void) | null = null
const waiting = new Set<(next: Connection) => void>()

function connected(link: Link): () => void {
  breakConnection?.()
  let lose = (_: Error): void => undefined
  const lost = new Promise<never>((_, reject) => {
    lose = reject
  })
  // Each call races against it; on its own the rejection is nobody's.
  lost.catch(() => undefined)
  const made: Connection = { number: connectionNumber.get() + 1, link, lost }
  connection = made
  breakConnection = () => {
    lose(new ConnectionLost())
    if (connection === made) connection = null
  }
  for (const take of [...waiting]) take(made)
  waiting.clear()
  connectionState.set('open')
  connectionNumber.set(made.number)
  return () => {
    if (connection !== made) return
    breakConnection?.()
    connectionState.set('lost')
  }
}

const link: Link = {
  async call(path, input, options) {
    const used = connection ?? (await new Promise<Connection>((take) => waiting.add(take)))
    return await Promise.race([used.link.call(path, input, options), used.lost])
  },
}

/** The engine, whichever way leads to it. Calls made while there is no connection wait for the next one. */
export const engine: Engine = createORPCClient(link)

/** What the engine refused, in its own words; null for anything else that went wrong. */
export function refusalOf(error: unknown): RefusalData | null {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null
  return error.data as RefusalData
}

/** An error in words for the editor. */
export function wordsOf(error: unknown): string {
  const refusal = refusalOf(error)
  if (refusal) return refusal.words
  if (error instanceof ConnectionLost)
    return 'The engine restarted before it answered. Look whether it was done, then try again.'
  return `This did not work: ${error instanceof Error ? error.message : String(error)}`
}

/** Opens the way to the engine and keeps it open: by the port that the window is given, else by a socket. */
export function connect(): void {
  if (window.desk) connectByPort()
  else void connectBySocket()
}

function connectByPort(): void {
  let port: MessagePort | null = null
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.data !== 'engine-port') return
    const next = event.ports[0]
    if (!next) return
    port?.close()
    port = next
    const gone = connected(new PortLink({ port: next }))
    next.addEventListener('close', gone)
    next.start()
  })
  window.desk?.connect()
}

async function connectBySocket(): Promise<void> {
  let pause = 250
  for (;;) {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/engine`)
    const opened = await new Promise<boolean>((resolve) => {
      socket.addEventListener('open', () => resolve(true), { once: true })
      socket.addEventListener('close', () => resolve(false), { once: true })
    })
    if (opened) {
      pause = 250
      const gone = connected(new SocketLink({ websocket: socket }))
      await new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }))
      gone()
    } else {
      connectionState.set('lost')
      await leaveIfSignedOut()
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, 4000)
  }
}

/** The server answers a page without a session with its door, which says how to come back in. */
async function leaveIfSignedOut(): Promise<void> {
  const answer = await fetch('./', { cache: 'no-store' }).catch(() => null)
  if (answer && !answer.ok) location.reload()
}
