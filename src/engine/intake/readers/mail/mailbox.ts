import { Refusal } from '../../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../../items/draft.ts'
import { fileName, refusal } from '../file-words.ts'
import { MAIL_BYTES } from '../limits.ts'
import { readMessage } from './message.ts'
import { splitMbox, type MboxMessage } from './split-mbox.ts'

const MB = 1024 * 1024

/** Where a message of a mailbox stands in it. */
export function messageLocator(number: number): string {
  return `message ${number}`
}

/** What a reader says of one message, as said of the mailbox that it stands in. */
export function inMailbox(event: ReadEvent, number: number, name: string): ReadEvent | null {
  const place = messageLocator(number)
  const within = (locator: string): string => (locator === '' ? place : `${place}/${locator}`)
  switch (event.kind) {
    case 'format':
      return null
    case 'draft':
      return { kind: 'draft', draft: { ...event.draft, locator: within(event.draft.locator) } }
    case 'nested':
      return { kind: 'nested', nested: { ...event.nested, path: `${number}/${event.nested.path}` } }
    case 'refused':
      return { ...event, locator: within(event.locator) }
    case 'problem':
      return {
        kind: 'refused',
        locator: `${place}!`,
        headline: `${name}, message ${number}`,
        problem: event.problem,
      }
  }
}

/** A mailbox that fits into memory (.mbox): every message is read; one that cannot be costs only itself. */
export const readMailbox: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  for await (const message of splitMbox([bytes])) {
    for await (const event of messageEvents(message, hints)) {
      const placed = inMailbox(event, message.number, fileName(hints))
      if (placed !== null) yield placed
    }
  }
}

async function* messageEvents(message: MboxMessage, hints: ReadHints): AsyncGenerator<ReadEvent> {
  const name = `message ${message.number} of ${fileName(hints)}`
  if (message.tooLarge) {
    const { code, message: words } = refusal('TOO_LARGE', { name }, `is larger than ${MAIL_BYTES / MB} MB.`)
    yield { kind: 'problem', problem: { code, words } }
    return
  }
  try {
    yield* readMessage(message.bytes, { ...hints, name })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield { kind: 'problem', problem: { code: error.code, words: error.message } }
  }
}
