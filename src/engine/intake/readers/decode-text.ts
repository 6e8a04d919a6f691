import type { Problem } from '../../../contract/errors.ts'
import type { ReadHints } from '../../items/draft.ts'
import { fileName, refusal } from './file-words.ts'
import { mixedText, type MixedText } from './mixed-text.ts'
import { decodeWide, wideEncoding } from './wide-text.ts'

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
 * Bytes to text: byte order mark, UTF-16 and UTF-32 without one by their pattern, strict UTF-8, the declared charset, then a
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
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return markedUtf8(bytes, hints)
  const wide = wideEncoding(bytes)
  const wideText = wide === null ? null : decodeWide(bytes.subarray(wide.mark), wide.encoding)
  if (wide !== null && wideText !== null && (wide.sure || isPlainText(wideText))) {
    return {
      text: wideText.replace(/^\ufeff+/, ''),
      encoding: wide.encoding,
      warning: wide.sure ? null : guessed(hints, `taken for ${wide.encoding.toUpperCase()}`),
    }
  }
  const declared = declaredEncoding(bytes, hints)
  const utf8 = strict(withoutCutTail(bytes), 'utf-8')
  // ISO-2022 sequences are plain ASCII to UTF-8, so the declaration goes first there.
  if (utf8 !== null && !(declared?.startsWith('iso-2022') ?? false)) {
    return withoutC1(utf8, hints)
  }
  if (declared !== null && declared !== 'utf-8') {
    const text = strict(bytes, declared)
    if (text !== null) return { text, encoding: declared, warning: null }
  }
  const mixed = mixedText(bytes)
  return mostlyUtf8(mixed, hints) ?? guess(bytes, mixed, hints)
}

/** The C1 controls that Windows-1252 has letters and signs for; U+0085 is a line break too. */
const C1 = /[\u0080\u0082-\u0084\u0086-\u008c\u008e\u0091-\u009c\u009e\u009f]/g

/** No text means a C1 control: one stands where Windows-1252 was turned into UTF-8 as if it were ISO 8859-1. */
function withoutC1(text: string, hints: ReadHints): Decoded {
  const repaired = text.replace(C1, (sign) => lenient(Uint8Array.of(sign.charCodeAt(0)), 'windows-1252'))
  const words = 'read as UTF-8 with signs of windows-1252 in it'
  return { text: repaired, encoding: 'utf-8', warning: repaired === text ? null : guessed(hints, words) }
}

/** A byte order mark says UTF-8; bytes that are none all the same are worth a word. */
function markedUtf8(bytes: Uint8Array, hints: ReadHints): Decoded {
  const utf8 = strict(withoutCutTail(bytes), 'utf-8')
  const decoded = utf8 === null ? decodedMixed(mixedText(bytes), hints) : withoutC1(utf8, hints)
  return { ...decoded, text: decoded.text.replace(/^\ufeff+/, '') }
}

/** Whether a text by its pattern is one: words, and not numbers that look like them. */
function isPlainText(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  return sample !== '' && !sample.slice(0, -1).includes('\ufffd') && controlShare(sample) <= CONTROL_SHARE
}

function declaredEncoding(bytes: Uint8Array, hints: ReadHints): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048))
  const found = DECLARED.exec(head)
  const inMediaType = /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(hints.mediaType ?? '')?.[1]
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

/** Text that is UTF-8 but for a few stray bytes. */
function mostlyUtf8(mixed: MixedText, hints: ReadHints): Decoded | null {
  return mixed.good < mixed.bad * 2 ? null : decodedMixed(mixed, hints)
}

function decodedMixed({ bad, text }: MixedText, hints: ReadHints): Decoded {
  const words = bad === 1 ? 'one character in it is' : `${bad} characters in it are`
  return {
    text: text(),
    encoding: 'utf-8',
    warning: guessed(hints, `read as UTF-8, but ${words} in another encoding or broken`),
  }
}

async function guess(bytes: Uint8Array, mixed: MixedText, hints: ReadHints): Promise<Decoded> {
  const { detect } = await import('jschardet')
  const detected = detect(bytes.subarray(0, SAMPLE))
  const known = detected.encoding === null ? null : knownEncoding(detected.encoding)
  const trusted =
    known !== null && known !== 'utf-8' && (detected.confidence >= TRUSTED || fits(bytes, known))
  const encoding = trusted ? known : 'windows-1252'
  // A whole sequence of UTF-8 hardly ever comes about in Latin text by chance.
  if (encoding === 'windows-1252' && mixed.good > 0 && mixed.good >= mixed.bad)
    return decodedMixed(mixed, hints)
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
