import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromReader, ToReader } from './reader-messages.ts'
import { residentMemory } from './resident-memory.ts'

const HEAP_MB = 256

/** One reader's process as the pool holds it. */
export type ReaderChild = {
  readonly memory: () => number
  /** Resolves when the message has left; false where the process is gone. */
  send: (message: ToReader) => Promise<boolean>
  /** Lets the engine end although this process lives. */
  rest: () => void
  wake: () => void
  kill: () => void
}

/** The entry beside this file, in the form that is running: source or built. */
export function readerEntry(): string {
  const here = fileURLToPath(import.meta.url)
  const name = `reader-process${/\.[cm]?[jt]s$/.exec(here)?.[0] ?? '.js'}`
  const beside = join(dirname(here), name)
  return existsSync(beside) ? beside : join(dirname(here), '..', name)
}

/**
 * Starts a process that may read our own code and nothing else: no other file, no writing, no children, workers,
 * add-ons or debugger (Node's permissions), no environment, and no network (`close-doors.ts`).
 */
export function startReader(
  entry: string,
  on: {
    message: (message: FromReader) => void
    exit: (code: number | null, signal: NodeJS.Signals | null) => void
  },
): ReaderChild {
  const readable = codeFolders(entry).map((folder) => `--allow-fs-read=${folder}`)
  const child = fork(entry, [], {
    execArgv: [
      '--permission',
      ...readable,
      `--max-old-space-size=${HEAP_MB}`,
      '--disable-warning=SecurityWarning',
    ],
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let gone = false
  const leave = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (gone) return
    gone = true
    on.exit(code, signal)
  }
  child.on('message', (message) => on.message(message as FromReader))
  child.on('exit', leave)
  child.on('error', () => leave(null, null))
  return {
    memory: child.pid === undefined ? () => 0 : residentMemory(child.pid),
    send: (message) => sendTo(child, message),
    rest: () => {
      child.unref()
      child.channel?.unref()
    },
    wake: () => {
      child.ref()
      child.channel?.ref()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

function sendTo(child: ChildProcess, message: ToReader): Promise<boolean> {
  if (!child.connected) return Promise.resolve(false)
  return new Promise((resolve) => {
    child.send(message, (error) => resolve(error === null))
  })
}

/** Our sources (or what is built of them), our vocabularies, the packages, and the manifest that says how both are written. */
function codeFolders(entry: string): string[] {
  let root = dirname(entry)
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root)
  const modules = nearestModules(root)
  const folders = [
    dirname(entry),
    join(root, 'src'),
    join(root, 'out'),
    join(root, 'resources/vocabularies'),
    join(root, 'package.json'),
    ...modules,
  ]
  return [
    ...new Set(
      folders.filter((folder) => existsSync(folder)).flatMap((folder) => [folder, realpathSync(folder)]),
    ),
  ]
}

function nearestModules(from: string): string[] {
  for (let folder = from; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(modules)) return [modules]
    if (dirname(folder) === folder) return []
  }
}
