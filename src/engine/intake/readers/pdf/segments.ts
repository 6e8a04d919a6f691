import { isUnspaced } from './scripts.ts'
import type { Piece } from './page-pieces.ts'

/** Text on one line without a wide gap in it: a line of a column, or a cell of a table. */
export type Segment = {
  text: string
  left: number
  right: number
  baseline: number
  size: number
}

/** A gap of this many ems may be the gutter between two columns. */
const GUTTER = 1
/** A gap of this many ems is a blank. */
const BLANK = 0.15
/** A piece that is smaller and stands higher by so much is a raised mark. */
const RAISED_SIZE = 0.8
const RAISED_BY = 0.2

/**
 * The segments of a page, from top to bottom. Pieces belong to one line where they overlap by more than half of the
 * smaller; pieces of text from right to left come in the order in which they are read.
 *
 * @param rtl whether most of the document is written from right to left
 */
export function segmentsOf(pieces: readonly Piece[], rtl: boolean): Segment[] {
  return linesOf(pieces).flatMap((line) => partsOf(line).map((part) => joined(part, rtl)))
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left)
  const lines: { pieces: Piece[]; baseline: number; size: number }[] = []
  for (const piece of sorted) {
    // Raised marks come before their line, so a line may still grow upwards.
    const line = lines.slice(-8).findLast((each) => sharesLine(each, piece))
    if (line === undefined) lines.push({ pieces: [piece], baseline: piece.baseline, size: piece.size })
    else {
      line.pieces.push(piece)
      if (piece.size > line.size) {
        line.baseline = piece.baseline
        line.size = piece.size
      }
    }
  }
  return lines
    .sort((a, b) => a.baseline - b.baseline)
    .map((line) => line.pieces.sort((a, b) => a.left - b.left))
}

function sharesLine(line: { baseline: number; size: number }, piece: Piece): boolean {
  const top = Math.max(line.baseline - line.size * 0.75, piece.baseline - piece.size * 0.75)
  const bottom = Math.min(line.baseline, piece.baseline)
  return bottom - top > Math.min(line.size, piece.size) * 0.4
}

/** Parts of a line between wide gaps. */
function partsOf(line: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = []
  let end = -Infinity
  for (const piece of line) {
    const size = Math.max(piece.size, parts.at(-1)?.[0]?.size ?? 0)
    if (parts.length === 0 || piece.left - end > GUTTER * size) parts.push([piece])
    else parts.at(-1)?.push(piece)
    end = Math.max(end, piece.right)
  }
  return parts
}

function joined(part: Piece[], rtl: boolean): Segment {
  const size = mainSize(part)
  const base = part.filter((piece) => piece.size > size * 0.9).map((piece) => piece.baseline)
  const baseline = base.toSorted((a, b) => a - b)[base.length >> 1] ?? part[0]?.baseline ?? 0
  let text = ''
  let before: Piece | null = null
  for (const piece of readingOrder(part, rtl)) {
    const written = isRaised(piece, size, baseline) ? raisedMark(piece.text, text) : piece.text
    if (before !== null && needsBlank(before, piece, text, written)) text += ' '
    text += written
    before = piece
  }
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    left: Math.min(...part.map((piece) => piece.left)),
    right: Math.max(...part.map((piece) => piece.right)),
    baseline,
    size,
  }
}

function isRaised(piece: Piece, size: number, baseline: number): boolean {
  return piece.size < size * RAISED_SIZE && baseline - piece.baseline > size * RAISED_BY
}

/** A raised number after a word or a stop is the mark of a note, as in the notes of other formats. */
function raisedMark(text: string, before: string): string {
  const mark = text.trim()
  if (!/^\d{1,3}$/.test(mark)) return text
  return before === '' || /(?:\p{L}{4}|[.,;:!?”’"»)])$/u.test(before) ? `[${mark}]` : text
}

/** The size that most letters have. */
function mainSize(part: readonly Piece[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of part) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** From left to right, with stretches of the other direction turned round in themselves. */
function readingOrder(part: readonly Piece[], rtl: boolean): Piece[] {
  if (!part.some((piece) => piece.rtl) && !rtl) return [...part]
  const inOrder = rtl ? [...part].reverse() : [...part]
  const ordered: Piece[] = []
  let stretch: Piece[] = []
  const turn = (): void => {
    ordered.push(...stretch.reverse())
    stretch = []
  }
  for (const piece of inOrder) {
    if (piece.rtl === rtl && stretch.length > 0 && !isNeutral(piece)) turn()
    if (piece.rtl === rtl || isNeutral(piece)) {
      if (isNeutral(piece) && stretch.length > 0) stretch.push(piece)
      else ordered.push(piece)
    } else stretch.push(piece)
  }
  // Signs at the end of a stretch belong to the text around it.
  const after: Piece[] = []
  for (let last = stretch.at(-1); last !== undefined && isNeutral(last); last = stretch.at(-1)) {
    after.unshift(last)
    stretch.pop()
  }
  turn()
  return [...ordered, ...after]
}

function isNeutral(piece: Piece): boolean {
  return !/[\p{L}\p{N}]/u.test(piece.text)
}

function needsBlank(before: Piece, piece: Piece, text: string, next: string): boolean {
  if (/\s$/.test(text) || /^\s/.test(next)) return false
  const gap = Math.max(piece.left - before.right, before.left - piece.right)
  const size = Math.min(before.size, piece.size)
  if (isUnspaced(text.at(-1)) && isUnspaced(next[0])) return gap > size
  return gap > size * BLANK
}
