import { blockText } from '../../contract/blocks.ts'
import type { PreparedDraft, ReadEvent, ReadHints } from '../items/draft.ts'
import { closeDoors } from './close-doors.ts'
import { UNANSWERED, type FromReader, type ToReader } from './reader-messages.ts'

/**
 * The entry of the disposable process in which documents are read, one after another. The engine starts it without
 * rights (`reader-pool.ts`), ends it when a document costs too much, and never believes that it is alive.
 */

/** A message is sent when it holds this much, so that few are needed and none is large. */
const MESSAGE_EVENTS = 64
const MESSAGE_SIZE = 512 * 1024

type Arriving = { job: number; hints: ReadHints; bytes: Uint8Array; filled: number }

const arrived: Arriving[] = []
const arriving = new Map<number, Arriving>()
/** Messages with events that the engine has not dealt with. */
const waitingFor = { answers: 0 }
let wake: (() => void) | null = null

closeDoors()
const { readDocument } = await import('./readers/read-document.ts')
const { prepareDraft } = await import('./prepare-draft.ts')

process.on('message', (message: ToReader) => {
  if (message.kind === 'done') waitingFor.answers -= 1
  else if (message.kind === 'document') expect(message)
  else take(message)
  wake?.()
})
// The engine is gone, or wants this process no longer.
process.on('disconnect', () => process.exit(0))

function expect({ job, hints, size }: Extract<ToReader, { kind: 'document' }>): void {
  const document = { job, hints, bytes: new Uint8Array(size), filled: 0 }
  if (size === 0) arrived.push(document)
  else arriving.set(job, document)
}

function take({ job, bytes }: Extract<ToReader, { kind: 'bytes' }>): void {
  const document = arriving.get(job)
  if (document === undefined) return
  document.bytes.set(bytes, document.filled)
  document.filled += bytes.length
  if (document.filled < document.bytes.length) return
  arriving.delete(job)
  arrived.push(document)
}

function send(message: FromReader): void {
  if (process.connected) process.send?.(message)
}

/** Waits for the next message. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    wake = (): void => {
      wake = null
      resolve()
    }
  })
}

async function answer(job: number, events: ReadEvent<PreparedDraft>[], last: boolean): Promise<void> {
  while (waitingFor.answers >= UNANSWERED) await nextMessage()
  waitingFor.answers += 1
  send({ kind: 'events', job, events, last })
}

async function read({ job, hints, bytes }: Arriving): Promise<void> {
  send({ kind: 'begin', job })
  let events: ReadEvent<PreparedDraft>[] = []
  const name = hints.name.split('/').at(-1) ?? hints.name
  let size = 0
  for await (const event of readDocument(bytes, hints)) {
    events.push(event.kind === 'draft' ? { kind: 'draft', draft: prepareDraft(event.draft, name) } : event)
    size += sizeOf(event)
    if (events.length < MESSAGE_EVENTS && size < MESSAGE_SIZE) continue
    await answer(job, events, false)
    events = []
    size = 0
  }
  await answer(job, events, true)
}

function sizeOf(event: ReadEvent): number {
  if (event.kind === 'nested') return event.nested.bytes.length
  if (event.kind !== 'draft') return 200
  return event.draft.blocks.reduce((sum, each) => sum + blockText(each).length + 100, 1_000)
}

for (;;) {
  const next = arrived.shift()
  if (next === undefined) await nextMessage()
  else await read(next)
}
