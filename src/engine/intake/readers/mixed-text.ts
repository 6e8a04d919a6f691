/** Letters and signs that Windows-1252 has too: Latin, and the punctuation of its upper rows. */
const LATIN = /^[\u00a0-\u024f\u02c0-\u02df\u2000-\u206f\u20a0-\u20cf\u2122\ufb00-\ufb06]$/u

/** Text that is UTF-8 but for single bytes. */
export type MixedText = {
  /** Characters of more than one byte. */
  good: number
  /** Bytes that belong to none. */
  bad: number
  /** Made when it is asked for. */
  text: () => string
}

/**
 * Reads UTF-8 with stray bytes in it, as when two sources were pasted together. Beside Latin text a stray byte is
 * taken for Windows-1252, in which the rest of such pastes mostly is; beside any other it is U+FFFD.
 */
export function mixedText(bytes: Uint8Array): MixedText {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  let good = 0
  let bad = 0
  let latin = true
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) bad += 1
    else if (length > 1) {
      good += 1
      latin &&= LATIN.test(utf8.decode(bytes.subarray(at, at + length)))
    }
    at += Math.max(1, length)
  }
  return { good, bad, text: () => joinMixed(bytes, utf8, latin) }
}

function joinMixed(bytes: Uint8Array, utf8: TextDecoder, latin: boolean): string {
  const windows = new TextDecoder('windows-1252')
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      if (at > from) text += utf8.decode(bytes.subarray(from, at))
      text += latin ? windows.decode(bytes.subarray(at, at + 1)) : '\ufffd'
      from = at + 1
    }
    at += Math.max(1, length)
  }
  return text + utf8.decode(bytes.subarray(from))
}

/** Bytes of the well-formed sequence that begins here (Unicode, table 3-7); 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  const third = bytes[at + 2] ?? 0
  const fourth = bytes[at + 3] ?? 0
  const follows = (byte: number, low = 0x80, high = 0xbf): boolean => byte >= low && byte <= high
  if (lead >= 0xc2 && lead <= 0xdf) return follows(second) ? 2 : 0
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80
    const high = lead === 0xed ? 0x9f : 0xbf
    return follows(second, low, high) && follows(third) ? 3 : 0
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xf4 ? 0x8f : 0xbf
    return follows(second, low, high) && follows(third) && follows(fourth) ? 4 : 0
  }
  return 0
}
