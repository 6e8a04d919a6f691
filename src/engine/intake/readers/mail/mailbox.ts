import { Refusal } from '../../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../../items/draft.ts'
import { fileName, refusal } from '../file-words.ts'
import { MAIL_BYTES } from '../limits.ts'
import { inMailbox } from './in-mailbox.ts'
import { readMessage } from './message.ts'
import { splitMbox, type MboxMessage } from './split-mbox.ts'

const MB = 1024 * 1024

/** A mailbox that fits into memory (.mbox): every message is read; one that cannot be costs only itself. */
export const readMailbox: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  for await (const message of splitMbox([bytes])) {
    const place = { mailbox: fileName(hints), number: message.number, cut: message.cut }
    for await (const event of messageEvents(message, hints)) {
      const placed = inMailbox(event, place)
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
