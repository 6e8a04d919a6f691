import type { Problem } from '../../../contract/errors.ts'
import type { ReadHints } from '../../items/draft.ts'
import { fileName, refusal } from './file-words.ts'

export type Decoded = {
  text: string
  /** WHATWG label. */
  encoding: string
  /** ENCODING_GUESSED where nothing in the file says so for certain. */
  warning: Problem | null
}

const SAMPLE = 64 * 1024
/** Below this jschardet's answer is no better than the most usual encoding of its like. */
const TRUSTED = 0.2
/** A text has hardly any of these; a program, a picture or an encrypted file has one in ten. */
const CONTROL_SHARE = 0.02
/** As many as this are slips, even in a short text. */
const SLIPS = 3
const CODE_PAGES: Record<string, string> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  cp866: 'ibm866',
  macroman: 'macintosh',
}
const MULTI_BYTE = new Set(['shift_jis', 'gbk', 'gb18030', 'euc-kr', 'euc-jp', 'big5'])
const DECLARED =
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{2,40})|@charset\s+"([\w.:-]{2,40})"/i

/**
 * Bytes to text: byte order mark, UTF-16 without one by its pattern, strict UTF-8, the declared charset, then a
 * guess by jschardet with a warning in words. A sequence cut off at the very end, as in a truncated download, is
 * dropped and does not cost the text its encoding.
 *
 * @throws Refusal NOT_TEXT where the bytes are no text in any encoding
 */
export async function decodeText(bytes: Uint8Array, hints: ReadHints): Promise<Decoded> {
  const decoded = await decode(bytes, hints)
  if (controlShare(decoded.text.slice(0, SAMPLE)) > CONTROL_SHARE) {
    throw refusal('NOT_TEXT', hints, 'is not text, although its name may say so.')
  }
  return decoded
}

async function decode(bytes: Uint8Array, hints: ReadHints): Promise<Decoded> {
  const marked = byteOrderMark(bytes)
  if (marked !== null)
    return { text: lenient(bytes, marked).replace(/^\ufeff+/, ''), encoding: marked, warning: null }
  const wide = wideEncoding(bytes)
  if (wide !== null) {
    return {
      text: lenient(bytes, wide),
      encoding: wide,
      warning: guessed(hints, `taken for ${wide.toUpperCase()}`),
    }
  }
  const declared = declaredEncoding(bytes, hints)
  const utf8 = strict(withoutCutTail(bytes), 'utf-8')
  // ISO-2022 sequences are plain ASCII to UTF-8, so the declaration goes first there.
  if (utf8 !== null && !(declared?.startsWith('iso-2022') ?? false)) {
    return { text: utf8, encoding: 'utf-8', warning: null }
  }
  if (declared !== null && declared !== 'utf-8') {
    const text = strict(bytes, declared)
    if (text !== null) return { text, encoding: declared, warning: null }
  }
  return mostlyUtf8(bytes, hints) ?? guess(bytes, hints)
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** The high bytes of Latin, Greek, Cyrillic, Hebrew and Arabic are below this, and hardly a byte of any text is. */
const HIGH_BYTES = 0x08
/** So many characters in a hundred have such a high byte in UTF-16. */
const HIGH_SHARE = 0.35

/** UTF-16 without a byte order mark: every second byte is a high byte. Which half holds them says which end is first. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, SAMPLE))
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at += 2) {
    if ((sample[at] ?? 0) < HIGH_BYTES) even += 1
    if ((sample[at + 1] ?? 0) < HIGH_BYTES) odd += 1
  }
  if (Math.max(even, odd) < (sample.length / 2) * HIGH_SHARE) return null
  if (Math.min(even, odd) > Math.max(even, odd) / 10) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = strict(sample, encoding)
  return text !== null && text !== '' && controlShare(text) <= CONTROL_SHARE ? encoding : null
}

function declaredEncoding(bytes: Uint8Array, hints: ReadHints): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048))
  const found = DECLARED.exec(head)
  const inMediaType = /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(hints.mediaType ?? '')?.[1]
  for (const label of [inMediaType, found?.[1] ?? found?.[2] ?? found?.[3]]) {
    const known = label === undefined ? null : knownEncoding(label)
    // The declaration was read as single bytes, so it cannot be in two.
    if (known !== null && !known.startsWith('utf-16')) return known
  }
  return null
}

/** The WHATWG name of an encoding, also where Microsoft's number for it is given; null for an unknown one. */
function knownEncoding(label: string): string | null {
  const name = label.trim().toLowerCase()
  try {
    return new TextDecoder(CODE_PAGES[name] ?? name.replace(/^cp(?=125\d$)/, 'windows-')).encoding
  } catch {
    return null
  }
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function lenient(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** The bytes without a UTF-8 sequence that begins in the last three and does not end. */
function withoutCutTail(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}

/** Text that is UTF-8 but for a few stray bytes, as when two sources were pasted together. */
function mostlyUtf8(bytes: Uint8Array, hints: ReadHints): Decoded | null {
  const text = lenient(bytes, 'utf-8')
  const bad = text.match(/\ufffd/g)?.length ?? 0
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  if (good < bad * 2) return null
  const words = bad === 1 ? 'one character' : `${bad} characters`
  return {
    text,
    encoding: 'utf-8',
    warning: guessed(hints, `read as UTF-8, but ${words} in it cannot be read`),
  }
}

async function guess(bytes: Uint8Array, hints: ReadHints): Promise<Decoded> {
  const { detect } = await import('jschardet')
  const detected = detect(bytes.subarray(0, SAMPLE))
  const known = detected.encoding === null ? null : knownEncoding(detected.encoding)
  const trusted =
    known !== null && known !== 'utf-8' && (detected.confidence >= TRUSTED || fits(bytes, known))
  const encoding = trusted ? known : 'windows-1252'
  return { text: lenient(bytes, encoding), encoding, warning: guessed(hints, `taken for ${encoding}`) }
}

/** Bytes that make sense in a multi-byte encoding are in it: other text breaks its rules at once. */
function fits(bytes: Uint8Array, encoding: string): boolean {
  return MULTI_BYTE.has(encoding) && strict(bytes, encoding) !== null
}

function guessed(hints: ReadHints, outcome: string): Problem {
  return {
    code: 'ENCODING_GUESSED',
    words: `${fileName(hints)} does not say how its letters are encoded: ${outcome}. Check names and accents against the original.`,
  }
}

/** Share of characters that are no text. Bell, backspace and escape are: a terminal's output is still text. */
function controlShare(sample: string): number {
  let controls = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    const control = code < 0x20 && !(code >= 0x07 && code <= 0x0d) && code !== 0x1b
    if (control || code === 0x7f || code >= 0xfffe) controls += 1
  }
  return sample.length === 0 ? 0 : Math.max(0, controls - SLIPS) / sample.length
}
