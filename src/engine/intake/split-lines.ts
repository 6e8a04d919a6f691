const LINE_FEED = 0x0a
/** A run ends with the line that makes it this long. */
const RUN_BYTES = 1024 * 1024

/** Lines that are read together. */
export type LineRun = {
  /** Numbers of its first and last line, from 1. */
  first: number
  last: number
  bytes: Uint8Array
  /** It is one line, longer than a line may be; `bytes` is then its beginning. */
  tooLarge: boolean
}

/**
 * Runs of whole lines of about a megabyte, in order. A longer line is a run of its own.
 * @param chunks bytes, parted anywhere
 * @param longest a line may be, in bytes
 */
export async function* splitLines(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<LineRun> {
  let first = 1
  let whole = gathered()
  /** The line that goes on in the next chunk. */
  let open = gathered()

  const run = (lines: Gathered, count: number, tooLarge: boolean): LineRun => {
    const made = { first, last: first + count - 1, bytes: Buffer.concat(lines.parts), tooLarge }
    first += count
    return made
  }
  for await (const chunk of chunks) {
    let at = chunk.indexOf(LINE_FEED) + 1
    if (at > 0 && open.size + at > longest) {
      // The line that ends here is too long: what stands before it is read, it is not.
      if (whole.lines > 0) yield run(whole, whole.lines, false)
      whole = gathered()
      yield run(open, 1, true)
      open = gathered()
    } else if (at > 0) {
      for (const part of open.parts) gather(whole, part, 0)
      gather(whole, chunk.subarray(0, at), 1)
      open = gathered()
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > at) gather(whole, chunk.subarray(at, end), countLines(chunk, at))
    at = Math.max(at, end)
    if (at < chunk.length && open.size <= longest) gather(open, chunk.subarray(at), 0)
    if (whole.size >= RUN_BYTES) {
      yield run(whole, whole.lines, false)
      whole = gathered()
    }
  }
  if (open.size > longest) {
    if (whole.lines > 0) yield run(whole, whole.lines, false)
    yield run(open, 1, true)
    return
  }
  for (const part of open.parts) gather(whole, part, 0)
  const lines = whole.lines + (open.size > 0 ? 1 : 0)
  if (lines > 0) yield run(whole, lines, false)
}

type Gathered = { parts: Uint8Array[]; size: number; lines: number }

function gathered(): Gathered {
  return { parts: [], size: 0, lines: 0 }
}

function gather(into: Gathered, part: Uint8Array, lines: number): void {
  into.parts.push(part)
  into.size += part.length
  into.lines += lines
}

function countLines(bytes: Uint8Array, from: number): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED, from); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1
  return lines
}
