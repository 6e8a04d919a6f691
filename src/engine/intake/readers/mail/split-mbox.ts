import { MAIL_BYTES } from '../limits.ts'

/** One message of a mailbox. */
export type MboxMessage = {
  /** From 1. */
  number: number
  bytes: Uint8Array
  /** It is larger than a message may be; `bytes` is then its beginning. */
  tooLarge: boolean
  /** The mailbox ends in the middle of it: its last line has no end. */
  cut: boolean
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const GREATER = 0x3e
const FROM = Buffer.from('From ')
/** A line this long is no line that parts messages; its rest is copied as it comes. */
const LONGEST_MARK = 1_000
/** The time stands in every line that parts messages, so that “From here on” in a body does not. */
const MARK = /^From .{0,400}?\d{1,2}:\d{2}/
/** Some programs leave out the empty line above; then the whole form is asked for, which no prose has. */
const WHOLE_MARK =
  /^From \S{1,300} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{1,2}:\d{2}(?::\d{2})? [^\r\n]{0,40}\d{4}/

/**
 * The messages of a mailbox (RFC 4155), one at a time: a line that begins “From ”, with a time in it, at the start
 * or under an empty line, begins the next. `>From ` loses one mark (mboxrd; mboxo is the same for one mark). Memory
 * is that of one message.
 *
 * mbox-reader parts at any line that begins with “From ”, holds a message as strings without a limit and turns CRLF
 * into LF; hence a splitter of our own.
 * @param chunks the bytes of the mailbox, parted anywhere
 */
export async function* splitMbox(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<MboxMessage> {
  let number = 0
  let parts: Uint8Array[] = []
  let size = 0
  let tooLarge = false
  let afterEmpty = true
  let rest: Uint8Array = new Uint8Array(0)
  /** The line that goes on is so long that its beginning was copied already. */
  let withinLine = false

  const end = (): MboxMessage | null => {
    if (number === 0) return null
    const message = { number, bytes: withoutLastBreak(Buffer.concat(parts)), tooLarge, cut: false }
    parts = []
    size = 0
    tooLarge = false
    return message
  }
  const add = (line: Uint8Array): void => {
    if (number === 0) return
    if (size + line.length > MAIL_BYTES) tooLarge = true
    else {
      parts.push(line)
      size += line.length
    }
  }
  const startsMessage = (line: Uint8Array): boolean =>
    line.length <= LONGEST_MARK &&
    hasFrom(line, 0) &&
    // Before the first message there is nothing to be mistaken for.
    (number === 0 || (afterEmpty ? MARK : WHOLE_MARK).test(Buffer.from(line).toString('latin1')))

  for await (const chunk of chunks) {
    const bytes: Uint8Array = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    /** Where the run of lines began that are copied together. */
    let run = 0
    for (let feed = bytes.indexOf(LINE_FEED, at); feed !== -1; feed = bytes.indexOf(LINE_FEED, at)) {
      const line = bytes.subarray(at, feed + 1)
      const first = withinLine ? undefined : line[0]
      if (first === FROM[0] && startsMessage(line)) {
        if (at > run) add(bytes.slice(run, at))
        const message = end()
        if (message !== null) yield message
        number += 1
        run = feed + 1
      } else if (first === GREATER && isQuotedFrom(line)) {
        if (at > run) add(bytes.slice(run, at))
        run = at + 1
      }
      afterEmpty = !withinLine && (line.length === 1 || (line.length === 2 && first === CARRIAGE_RETURN))
      withinLine = false
      at = feed + 1
    }
    if (at > run) add(bytes.slice(run, at))
    rest = bytes.slice(at)
    if (rest.length > LONGEST_MARK) {
      add(!withinLine && isQuotedFrom(rest) ? rest.slice(1) : rest)
      rest = new Uint8Array(0)
      withinLine = true
    }
  }
  const cut = rest.length > 0 || withinLine
  if (rest.length > 0) {
    if (!withinLine && startsMessage(rest)) {
      const message = end()
      if (message !== null) yield message
      number += 1
    } else add(!withinLine && isQuotedFrom(rest) ? rest.slice(1) : rest)
  }
  const last = end()
  if (last !== null) yield { ...last, cut }
}

function hasFrom(line: Uint8Array, at: number): boolean {
  return FROM.every((byte, index) => line[at + index] === byte)
}

function isQuotedFrom(line: Uint8Array): boolean {
  let marks = 0
  while (line[marks] === GREATER) marks += 1
  return hasFrom(line, marks)
}

/** The empty line before the next mark belongs to the mailbox. */
function withoutLastBreak(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  if (bytes[end - 1] !== LINE_FEED) return bytes
  end -= bytes[end - 2] === CARRIAGE_RETURN ? 2 : 1
  return bytes[end - 1] === LINE_FEED ? bytes.subarray(0, end) : bytes
}
