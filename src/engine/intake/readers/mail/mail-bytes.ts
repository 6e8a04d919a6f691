import { isAscii, isUtf8 } from 'node:buffer'
import type { Problem } from '../../../../contract/errors.ts'
import type { ReadHints } from '../../../items/draft.ts'
import { decodeText } from '../decode-text.ts'

export type MailBytes = {
  bytes: Uint8Array
  /** Where letters had to be guessed. */
  warning: Problem | null
  /** The message says that a part of it is UTF-7, which no decoder here knows. */
  utf7: boolean
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
/** The line that a mailbox puts before a message, and blanks that a program left there. */
const BEFORE_HEADERS = /^(?:\ufeff|ï»¿)?(?:[ \t]*\r?\n)*(?:>?From (?![ \t]*:)[^\n]*\n)?/
const CHARSET = /charset\s*=\s*["']?([\w.:-]{2,40})/gi

/**
 * A message as its parser wants it: beginning with its first header, and with letters that the message does not
 * explain (bytes above 127 in headers, or in a body without a charset) as UTF-8.
 */
export async function mailBytes(whole: Uint8Array, hints: ReadHints): Promise<MailBytes> {
  const bytes = whole.subarray(lengthBefore(whole))
  const split = headerEnd(bytes)
  const [head, body] = [bytes.subarray(0, split), bytes.subarray(split)]
  const charsets = declaredCharsets(bytes)
  const utf7 = charsets.some((name) => /^(?:unicode-1-1-|x-)?utf-?7$/.test(name))
  const charset = charsets.find((name) => name !== 'us-ascii') ?? null
  if (isAscii(bytes)) return { bytes, warning: null, utf7 }
  // What is UTF-8 by its bytes is UTF-8, whatever the program put on it, as for every other document.
  if (isUtf8(bytes)) return { bytes: labelledUtf8(bytes, charsets), warning: null, utf7 }
  if (charset === null) {
    const { text, warning } = await decodeText(bytes, hints)
    return { bytes: labelledUtf8(new TextEncoder().encode(text), charsets), warning, utf7 }
  }
  if (isUtf8(head)) return { bytes, warning: null, utf7 }
  // Old programs write names and subjects in the charset of the body, without saying so.
  const mediaType = `text/plain; charset=${charset}`
  const { text, warning } = await decodeText(head, { ...hints, mediaType })
  return { bytes: Buffer.concat([new TextEncoder().encode(text), body]), warning, utf7 }
}

function lengthBefore(bytes: Uint8Array): number {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  return BEFORE_HEADERS.exec(start)?.[0].length ?? 0
}

/** Where the empty line ends that parts the headers from the body. */
function headerEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    const next = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1
    if (bytes[next] === LINE_FEED) return next + 1
  }
  return bytes.length
}

function declaredCharsets(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return [...new Set([...text.matchAll(CHARSET)].map((found) => (found[1] ?? '').toLowerCase()))]
}

/**
 * The message with UTF-8 as its charset where its bytes are that already. Parts that were packed (quoted-printable,
 * base64) show no bytes: with any of them, only a label that no byte above 127 agrees with is changed.
 */
function labelledUtf8(bytes: Uint8Array, charsets: readonly string[]): Uint8Array {
  if (charsets.length === 0) return bytes
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const packed = /^content-transfer-encoding:\s*(?:quoted-printable|base64)/im.test(text)
  const wrong = (name: string): boolean =>
    name === 'us-ascii' || (!packed && !/^(?:utf-?[78]|iso-2022)/.test(name))
  if (!charsets.some(wrong)) return bytes
  const labelled = text.replace(CHARSET, (whole, name: string) =>
    wrong(name.toLowerCase()) ? whole.slice(0, whole.length - name.length) + 'utf-8' : whole,
  )
  return Buffer.from(labelled, 'latin1')
}
