/** An encoding with two or four bytes a character. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'
export type WideFound = {
  encoding: WideEncoding
  /** Whether a byte order mark says so, or a declaration in the text itself; else its pattern. */
  sure: boolean
  /** Bytes of the mark. */
  mark: number
}

const SAMPLE = 64 * 1024
/** The high bytes of Latin, Greek, Cyrillic, Hebrew and Arabic are below this, and hardly a byte of any text is. */
const HIGH_BYTES = 0x08
/** So many characters in a hundred have such a high byte in UTF-16. */
const HIGH_SHARE = 0.35
/** The last plane of Unicode is 0x10. */
const LAST_PLANE = 0x10
const DECLARED = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']?(?:utf|ucs)[-_]?(?:16|32|2|4)/i

/**
 * Whether bytes are UTF-16 or UTF-32: by a byte order mark, or by where their zero and high bytes stand (XML 1.0,
 * appendix F, for a text of any kind). Null for anything else.
 */
export function wideEncoding(bytes: Uint8Array): WideFound | null {
  const marked = byMark(bytes)
  if (marked !== null) return marked
  const encoding = fourBytes(bytes) ?? twoBytes(bytes)
  if (encoding === null) return null
  return { encoding, sure: DECLARED.test(decodeWide(bytes.subarray(0, 1_024), encoding)), mark: 0 }
}

function byMark(bytes: Uint8Array): WideFound | null {
  const [a, b, c, d] = bytes
  const whole = bytes.length % 4 === 0
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && whole)
    return { encoding: 'utf-32le', sure: true, mark: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', sure: true, mark: 4 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', sure: true, mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', sure: true, mark: 2 }
  return null
}

/** UTF-32: the highest byte of every character is zero, the one below it hardly ever more. */
function fourBytes(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  const length = Math.min(bytes.length & ~3, SAMPLE)
  let little = length >= 8
  let big = length >= 8
  for (let at = 0; at < length && (little || big); at += 4) {
    little &&= bytes[at + 3] === 0 && (bytes[at + 2] ?? 0) <= LAST_PLANE
    big &&= bytes[at] === 0 && (bytes[at + 1] ?? 0) <= LAST_PLANE
  }
  // Nothing but zeros is both.
  return little === big ? null : little ? 'utf-32le' : 'utf-32be'
}

/** UTF-16: every second byte is a high byte. Which half holds them says which end is first. */
function twoBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, SAMPLE))
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at += 2) {
    if ((sample[at] ?? 0) < HIGH_BYTES) even += 1
    if ((sample[at + 1] ?? 0) < HIGH_BYTES) odd += 1
  }
  if (Math.max(even, odd) < (sample.length / 2) * HIGH_SHARE) return null
  if (Math.min(even, odd) > Math.max(even, odd) / 10) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** The text of such bytes; what is no character becomes U+FFFD. */
export function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le')
    const character = code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff)
    pieces.push(character ? String.fromCodePoint(code) : '\ufffd')
  }
  return pieces.join('')
}
