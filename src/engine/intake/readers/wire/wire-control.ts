import { decodeText } from '../decode-text.ts'
import type { Problem } from '../../../../contract/errors.ts'
import type { ReadHints } from '../../../items/draft.ts'

/**
 * The text of a wire message with its control characters, which part it: as text they would count against its being
 * any. The letters are decoded as everywhere.
 *
 * @throws Refusal NOT_TEXT
 */
export async function decodeMessage(
  bytes: Uint8Array,
  hints: ReadHints,
): Promise<{ text: string; warning: Problem | null }> {
  const plain = bytes.map((byte) => (isControl(byte) ? 0x20 : byte))
  const { encoding, warning } = await decodeText(plain, hints)
  return { text: new TextDecoder(encoding).decode(bytes), warning }
}

function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f
}

/** Start of heading, start of text, end of text, end of transmission (ANPA 1312, IPTC 7901: the same four). */
export const SOH = '\u0001'
export const STX = '\u0002'
export const ETX = '\u0003'
export const EOT = '\u0004'

export type WireMessage = { header: string; body: string; trailer: string }

/** The messages of a file, each in its parts. One that breaks off has what there is. */
export function messagesOf(text: string): WireMessage[] {
  return text
    .split(SOH)
    .slice(1)
    .map((message) => {
      const whole = message.split(EOT)[0] ?? ''
      const start = whole.indexOf(STX)
      const end = whole.indexOf(ETX, start + 1)
      const body = start === -1 ? '' : whole.slice(start + 1, end === -1 ? undefined : end)
      return {
        header: start === -1 ? whole : whole.slice(0, start),
        body,
        trailer: end === -1 ? '' : whole.slice(end + 1),
      }
    })
    .filter(({ header, body }) => header.trim() !== '' || body.trim() !== '')
}
