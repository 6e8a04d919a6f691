/** One piece of an RTF file: a group's beginning or end, a control word with its number, or bytes of text in a code page. */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'control'; word: string; number: number | null }
  | { kind: 'text'; bytes: Uint8Array }

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

/** The tokens of RTF (specification 1.9.1, "Contents of an RTF file"). Linear; what is malformed reads as text. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    at += 1
    if (byte === OPEN) yield { kind: 'open' }
    else if (byte === CLOSE) yield { kind: 'close' }
    else if (isNothing(byte)) continue
    else if (byte !== BACKSLASH) {
      const start = at - 1
      while (at < bytes.length && isPlain(bytes[at] ?? 0)) at += 1
      yield { kind: 'text', bytes: bytes.subarray(start, at) }
    } else {
      const next = bytes[at] ?? 0
      if (isLetter(next)) {
        const start = at
        while (at < bytes.length && at - start < 32 && isLetter(bytes[at] ?? 0)) at += 1
        const word = latin(bytes, start, at)
        const numbered = at
        if (bytes[at] === 0x2d) at += 1
        while (at - numbered < 12 && isDigit(bytes[at] ?? 0)) at += 1
        const digits = latin(bytes, numbered, at)
        const number = /\d/.test(digits) ? Number.parseInt(digits, 10) : null
        if (number === null) at = numbered
        if (bytes[at] === 0x20) at += 1
        // What follows is so many bytes of a picture.
        if (word === 'bin' && number !== null && number > 0) at += number
        else yield { kind: 'control', word, number }
      } else if (next === 0x27) {
        const code = Number.parseInt(latin(bytes, at + 1, at + 3), 16)
        at += 3
        if (!Number.isNaN(code)) yield { kind: 'text', bytes: Uint8Array.of(code) }
      } else {
        at += 1
        // A line break after a backslash ends a paragraph.
        if (next === 0x0d || next === 0x0a) yield { kind: 'control', word: 'par', number: null }
        else if (next === BACKSLASH || next === OPEN || next === CLOSE)
          yield { kind: 'text', bytes: Uint8Array.of(next) }
        else yield { kind: 'control', word: String.fromCharCode(next), number: null }
      }
    }
  }
}

/** Line breaks of the file itself mean nothing. */
function isNothing(byte: number): boolean {
  return byte === 0x0d || byte === 0x0a || byte === 0
}

function isPlain(byte: number): boolean {
  return byte !== BACKSLASH && byte !== OPEN && byte !== CLOSE && !isNothing(byte)
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}
