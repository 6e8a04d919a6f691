import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { closeDoors } from '../../src/engine/intake/close-doors.ts'
import type { FromReader, ToReader } from '../../src/engine/intake/reader-messages.ts'

/**
 * A reader that does what a hostile document would like to: the document's name says what. It reports what it got
 * away with as the words of a problem, so that a test can see the walls from inside.
 */
closeDoors()

const require = createRequire(import.meta.url)
const tries: Record<string, () => unknown> = {
  'read a file': () => readFileSync('/etc/hostname', 'utf8'),
  'write a file': () => writeFileSync('/tmp/copytaster-was-here', 'x'),
  'import net': () => import('node:net'),
  'require http': () => require('node:http') as unknown,
  'require dns': () => require('dns') as unknown,
  'start a child': () => require('node:child_process') as unknown,
  'start a worker': () => require('node:worker_threads') as unknown,
  fetch: () => fetch('http://127.0.0.1:9/'),
  'open a socket': () => new WebSocket('ws://127.0.0.1:9/'),
  'ask for a module': () => process.getBuiltinModule('node:net'),
  'see the environment': () => {
    if (Object.keys(process.env).filter((name) => name !== 'SystemRoot').length === 0)
      throw new Error('empty')
    return process.env
  },
}

process.on('disconnect', () => process.exit(0))
process.on('message', (message: ToReader) => {
  if (message.kind === 'document') void act(message.job, message.hints.name)
})

async function act(job: number, name: string): Promise<void> {
  say({ kind: 'begin', job })
  if (name === 'hang') for (;;);
  if (name === 'die') process.exit(3)
  if (name === 'eat') {
    const eaten: Buffer[] = []
    for (;;) {
      eaten.push(Buffer.alloc(8 * 1024 * 1024, 1))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const open: string[] = []
  for (const [what, attempt] of Object.entries(tries)) {
    try {
      await attempt()
      open.push(what)
    } catch {
      // The wall held.
    }
  }
  const problem = { code: 'UNREADABLE' as const, words: open.join(', ') }
  say({ kind: 'events', job, events: [{ kind: 'problem', problem }], last: true })
}

function say(message: FromReader): void {
  process.send?.(message)
}
