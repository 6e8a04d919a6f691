import type { ReadHints } from '../items/draft.ts'
import { extensionOf } from './readers/file-words.ts'
import { MAIL_BYTES, PARSED_BYTES } from './readers/limits.ts'
import { sniffMail } from './readers/mail/sniff-mail.ts'
import { splitMbox } from './readers/mail/split-mbox.ts'
import { splitLines } from './split-lines.ts'

/** Containers that are read piece by piece, so that none of them is ever held whole. */
export type PartedKind = 'mailbox' | 'json-lines'

/** A piece of one: a message, or a run of lines. */
export type Part = {
  /** The number of the message, or of the first line, from 1. */
  first: number
  /** The number of the last line in it. */
  last: number
  bytes: Uint8Array
  hints: Pick<ReadHints, 'mediaType' | 'firstLine'>
  tooLarge: boolean
  /** The file ends in the middle of it. */
  cut: boolean
}

/** So much of a file says what it is. */
export const PARTED_HEAD = 4 * 1024
/** A shorter mailbox is read at once. */
const MAILBOX_FROM = 1024 * 1024

export const PARTED_TYPES: Record<PartedKind, string> = {
  mailbox: 'application/mbox',
  'json-lines': 'application/jsonl',
}

/**
 * Whether a file is read in parts: a mailbox of more than a megabyte, lines of JSON beyond what one document may be.
 * @param head its first bytes
 */
export function partedKind(head: Uint8Array, name: string, size: number): PartedKind | null {
  const extension = extensionOf({ name })
  if (size > PARSED_BYTES && (extension === 'jsonl' || extension === 'ndjson')) return 'json-lines'
  if (size <= MAILBOX_FROM) return null
  const start = new TextDecoder('latin1').decode(head).trimStart()
  return sniffMail(start, extension)?.format === 'mailbox' ? 'mailbox' : null
}

/** The parts of a container, in order. Memory is that of a part. */
export async function* partsOf(kind: PartedKind, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  if (kind === 'mailbox') {
    for await (const { number, bytes, tooLarge, cut } of splitMbox(stream)) {
      yield { first: number, last: number, bytes, hints: { mediaType: 'message/rfc822' }, tooLarge, cut }
    }
    return
  }
  for await (const run of splitLines(stream, MAIL_BYTES)) {
    yield { ...run, hints: { mediaType: 'application/jsonl', firstLine: run.first }, cut: false }
  }
}
