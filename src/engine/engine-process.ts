import { RPCHandler } from '@orpc/server/websocket'
import { Refusal } from '../contract/errors.ts'
import type { FromEngine, ToEngine } from '../contract/relay.ts'
import { openEngine, type Engine } from './engine.ts'

/** What a page may say at once, in UTF-16 code units or bytes; more is sent in pieces. */
const messageLimit = 1024 * 1024

/** The child that the window's main process starts: opens the store and answers the pages' lines. */
async function run(): Promise<void> {
  const early: ToEngine[] = []
  const keep = (message: unknown): void => void early.push(message as ToEngine)
  process.on('message', keep)

  const engine = await open()
  if (!engine) return
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    void engine.close().finally(() => process.exit())
  }
  process.on('disconnect', end)
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (!process.connected) return end()

  engine.watchFolders()
  const answer = answerLines(engine)
  process.off('message', keep)
  process.on('message', (message) => answer(message as ToEngine))
  for (const message of early) answer(message)
  say({ kind: 'ready' })
}

/** The engine, or null where the store refuses to be opened; main has then been told why. */
async function open(): Promise<Engine | null> {
  try {
    return await openEngine({ polling: true })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say({ kind: 'refused', words: error.message }, () => process.exit(2))
    return null
  }
}

/** Serves the contract on every line that main opens. */
function answerLines(engine: Engine): (message: ToEngine) => void {
  const handler = new RPCHandler(engine.router)
  const lines = new Map<number, LineEnd>()

  function hangUp(line: number): void {
    const end = lines.get(line)
    if (!end) return
    lines.delete(line)
    handler.close(end)
    say({ kind: 'close', line })
  }

  return (message) => {
    if (message.kind === 'open') {
      lines.set(message.line, lineEnd(message.line))
      return
    }
    const end = lines.get(message.line)
    if (!end) return
    if (message.kind === 'close') {
      lines.delete(message.line)
      handler.close(end)
      return
    }
    const { data, line } = message
    const known = typeof data === 'string' || data instanceof Uint8Array
    if (!known || data.length > messageLimit) return hangUp(line)
    const said = typeof data === 'string' ? data : new Uint8Array(data).buffer
    handler.message(end, said, { context: { transport: 'window' } }).catch((error: unknown) => {
      // The name alone: the words of a parse error quote what was sent, and copy does not go into a log.
      console.error(`A line was cut: ${error instanceof Error ? error.name : 'unknown fault'}`)
      hangUp(line)
    })
  }
}

type LineEnd = Pick<WebSocket, 'addEventListener' | 'send'>

/** One line as the handler wants it: it only ever sends, for messages and closing reach it by name. */
function lineEnd(line: number): LineEnd {
  return {
    addEventListener: () => undefined,
    send: (data) => {
      if (typeof data === 'string') say({ kind: 'message', line, data })
      else if (data instanceof ArrayBuffer) say({ kind: 'message', line, data: new Uint8Array(data) })
    },
  }
}

function say(message: FromEngine, said: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, said)
  else said()
}

await run()
