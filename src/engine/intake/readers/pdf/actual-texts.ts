import { inflateSync } from 'node:zlib'

/** Marked content of one stream, in order: its tag, and the text that it stands for where it says so. */
export type MarkedStream = { tag: string; text: string | null }[]

const STREAM_BYTES = 8 * 1024 * 1024
const ALL_BYTES = 64 * 1024 * 1024
const STREAMS = 5_000

/**
 * The replacement texts (ISO 32000-1, 14.9.4) that content streams state beside glyphs without a meaning of their own,
 * which pdf.js does not hand on. Looks only into streams that are plain or deflated; an encrypted file has none.
 */
export function actualTexts(bytes: Uint8Array): MarkedStream[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: MarkedStream[] = []
  let left = ALL_BYTES
  let at = 0
  for (let count = 0; count < STREAMS && left > 0; count += 1) {
    const keyword = buffer.indexOf('stream', at, 'latin1')
    if (keyword < 0) break
    const start = keyword + 6 + (buffer[keyword + 6] === 0x0d ? 2 : 1)
    const end = buffer.indexOf('endstream', start, 'latin1')
    if (end < 0) break
    at = end + 9
    const dictionary = buffer.toString('latin1', Math.max(0, keyword - 400), keyword)
    if (
      /\/(?:Image|FontFile\d?|Length1|ObjStm|XRef)\b/.test(
        dictionary.slice(dictionary.lastIndexOf(' obj') + 1),
      )
    )
      continue
    const content = inflated(buffer.subarray(start, end), left)
    left -= content.length
    if (content.includes('BDC') && content.includes('/ActualText'))
      found.push(marksOf(content.toString('latin1')))
  }
  return found
}

function inflated(stream: Buffer, left: number): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: Math.min(STREAM_BYTES, left) })
  } catch {
    return stream.length <= STREAM_BYTES ? stream : stream.subarray(0, 0)
  }
}

const MARK =
  /\/([A-Za-z][\w.-]{0,60})\s*(?:<<((?:[^<>]|<[\dA-Fa-f\s]{0,20000}>){0,2000})>>|\/[\w.-]{1,60})?\s*(?:BDC|BMC)\b/g

function marksOf(content: string): MarkedStream {
  return [...content.matchAll(MARK)].map(([, tag = '', properties = '']) => {
    const hex = /\/ActualText\s*<([\dA-Fa-f\s]{0,20000})>/.exec(properties)?.[1]
    const literal = /\/ActualText\s*\(((?:[^()\\]|\\[^]){0,20000})\)/.exec(properties)?.[1]
    const bytes =
      hex === undefined
        ? literal === undefined
          ? null
          : Buffer.from(unescaped(literal), 'latin1')
        : Buffer.from(hex.replace(/\s+/g, ''), 'hex')
    return { tag, text: bytes === null ? null : pdfText(bytes) }
  })
}

function unescaped(literal: string): string {
  return literal.replace(/\\(?:([0-7]{1,3})|([nrtbf])|([^]))/g, (_, octal, letter, other) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(String(octal), 8) & 0xff)
    if (letter !== undefined) return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[String(letter)] ?? ''
    return String(other)
  })
}

/** A text string: UTF-16 with its mark, UTF-8 with its mark, else Latin (7.9.2.2). */
function pdfText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return new TextDecoder().decode(bytes)
  return bytes.toString('latin1')
}
