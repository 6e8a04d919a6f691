import { fork, type ChildProcess } from 'node:child_process'
import { MessageChannelMain, type MessagePortMain } from 'electron'
import type { FromEngine, ToEngine } from '../contract/relay.ts'

/** Pauses before the engine is started again, in milliseconds, by how often it stopped within a minute. */
const pauses = [0, 250, 1000, 3000, 8000]
const window = 60_000

export type EngineChild = {
  /**
   * A port for one page. `closed` is called when the line ended on the engine's side and the engine takes
   * lines again: the page then needs another port.
   */
  connect(closed: () => void): MessagePortMain
  /** Called once when the engine cannot be had any more, with words for the editor. */
  onExit(listener: (words: string) => void): void
  pid(): number | undefined
  /** Lets the engine close its store and end, and does not start it again. */
  kill(): void
}

type Line = { port: MessagePortMain; closed: () => void }

/**
 * Starts the engine as a child on Node 24 and keeps it running: after a crash it is started again, with
 * longer and longer pauses. Main relays between the child and the pages' ports and reads nothing of what
 * they say.
 *
 * @param entry the engine's entry file
 * @param options.node the Node 24 that runs it
 * @param options.home the data folder; the engine takes the platform's own where this is undefined
 * @param options.cache folder where Node keeps the compiled engine, which halves its start
 */
export function startEngine(
  entry: string,
  options: { node: string; home: string | undefined; cache: string },
): EngineChild {
  const lines = new Map<number, Line>()
  const exits: ((words: string) => void)[] = []
  let stops: number[] = []
  let lastLine = 0
  let ending = false
  let child = start()

  function start(): ChildProcess {
    const started = fork(entry, [], {
      execPath: options.node,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...engineEnvironment(options.home), NODE_COMPILE_CACHE: options.cache },
    })
    let gone = false
    const stopped = (): void => {
      if (gone) return
      gone = true
      afterStop()
    }
    started.on('message', (message) => receive(message as FromEngine))
    started.on('exit', stopped)
    // A Node that cannot be run at all gives an error and no exit.
    started.on('error', stopped)
    return started
  }

  function send(message: ToEngine): void {
    // The engine may have gone a moment ago; its exit closes the lines.
    if (child.connected) child.send(message, () => undefined)
  }

  function receive(message: FromEngine): void {
    if (message.kind === 'refused') return end(message.words)
    if (message.kind === 'ready') return
    const line = lines.get(message.line)
    if (!line) return
    if (message.kind === 'message') return line.port.postMessage(message.data)
    lines.delete(message.line)
    line.port.close()
    line.closed()
  }

  function afterStop(): void {
    const cut = [...lines.values()]
    lines.clear()
    for (const line of cut) line.port.close()
    if (ending) return
    const now = Date.now()
    stops = [...stops.filter((at) => now - at < window), now]
    const pause = pauses[stops.length - 1]
    if (pause === undefined) {
      return end(
        `The part of Copytaster that keeps the copy stopped ${stops.length} times within a minute. ` +
          'Everything that was acknowledged is kept. Start Copytaster again.',
      )
    }
    setTimeout(() => {
      if (ending) return
      child = start()
      for (const line of cut) line.closed()
    }, pause)
  }

  function end(words: string): void {
    if (ending) return
    ending = true
    for (const listener of exits) listener(words)
  }

  return {
    connect(closed) {
      const { port1, port2 } = new MessageChannelMain()
      const number = ++lastLine
      lines.set(number, { port: port1, closed })
      port1.on('message', (event) => send({ kind: 'message', line: number, data: event.data }))
      port1.on('close', () => {
        if (lines.delete(number)) send({ kind: 'close', line: number })
      })
      send({ kind: 'open', line: number })
      port1.start()
      return port2
    },
    onExit: (listener) => void exits.push(listener),
    pid: () => child.pid,
    kill() {
      ending = true
      if (child.connected) child.disconnect()
    },
  }
}

/** The environment that the engine needs; nothing that would change how its Node runs is passed on. */
function engineEnvironment(home: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(NODE_|ELECTRON_)/.test(name))
  return { ...Object.fromEntries(kept), ...(home ? { COPYTASTER_HOME: home } : {}) }
}
