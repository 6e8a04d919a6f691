import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/websocket'
import { WebSocketServer } from 'ws'
import type { Engine } from '../engine/engine.ts'

/** What a page may say at once, in bytes. */
const messageLimit = 1024 * 1024
const socketLimit = 8
/** How often an idle line is asked whether its session still stands, in milliseconds. */
const watchEvery = 60_000

export type SessionUse = {
  /** Whether the session stands; its idle time starts anew. */
  use(): boolean
  /** The same without counting as use. */
  stands(): boolean
}

/** The engine by WebSocket: `accept` takes over an upgrade that was found to be our own page's. */
export type EngineSockets = {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, session: SessionUse): void
  close(): void
}

/** Answers the contract on every WebSocket that is accepted, eight at most. */
export function engineSockets(engine: Engine): EngineSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimit })
  const handler = new RPCHandler(engine.router)

  return {
    accept(request, socket, head, session) {
      if (sockets.clients.size >= socketLimit) return rejectUpgrade(socket, '503 Service Unavailable')
      sockets.handleUpgrade(request, socket, head, (line) => {
        const end = (): void => line.close(4001, 'The session has ended.')
        const watch = setInterval(() => session.stands() || end(), watchEvery)
        line.on('close', () => {
          clearInterval(watch)
          handler.close(line)
        })
        // A message that is too large makes an error here, and the line is closed with code 1009.
        line.on('error', () => undefined)
        line.on('message', (data: Buffer, isBinary: boolean) => {
          if (!session.use()) return end()
          const said = isBinary ? new Uint8Array(data).buffer : data.toString('utf8')
          handler.message(line, said, { context: { transport: 'browser' } }).catch((error: unknown) => {
            // The name alone: the words of a parse error quote what was sent, and copy does not go into a log.
            console.error(`A line was cut: ${error instanceof Error ? error.name : 'unknown fault'}`)
            line.close(1002)
          })
        })
      })
    },
    close() {
      for (const line of sockets.clients) line.terminate()
    },
  }
}

/** Answers an upgrade with nothing but a status. */
export function rejectUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
