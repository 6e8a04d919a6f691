import type { Block } from '../../../../contract/blocks.ts'
import { isBylineLine } from '../line-kinds.ts'
import { isListLine, LIST_MARK, tableAt } from './page-tables.ts'
import type { Flow, Line } from './reading-order.ts'
import { joinedLines } from './joined-lines.ts'
import { bodySize, headingSizes, isSameSize, usualGap } from './line-measures.ts'
import { isUnspaced } from './scripts.ts'

/** The flows of one page, in reading order. */
export type PageFlows = { height: number; flows: Flow[] }

type Paragraph = {
  kind: 'text' | 'heading' | 'item' | 'note'
  text: string
  size: number
  lines: Line[]
  mark: string
  /** The flow that its last line stands in. */
  flow: Flow
}

/** No paragraph is longer: what is so long has no paragraphs, and joining it would take the square of its length. */
const PARAGRAPH_CHARACTERS = 20_000
const HEADING_CHARACTERS = 250
/** Text this much smaller at the foot of a page is a note. */
const NOTE = 0.92
const NOTE_AREA = 0.6
/** A gap between lines that is this much wider than usual parts paragraphs. */
const WIDE_GAP = 1.3
const INDENT = 0.8
const HANG = 0.5
const ENDS = /[.!?…:。！？：؟۔][\])"'”’»)]*(?:\[\d{1,3}\])*$/u

/**
 * Puts the lines of all pages together to headings, paragraphs, list items and tables. A paragraph goes on over
 * columns and pages where its last line is full, ends no sentence, and what comes next begins no paragraph. Words
 * that were parted by a hyphen at the end of a line are whole again.
 */
export function paragraphBlocks(pages: readonly PageFlows[]): Block[] {
  const all = pages.flatMap((page) => page.flows.flatMap((flow) => flow.lines))
  const body = bodySize(all)
  const gap = usualGap(pages, body)
  const headings = headingSizes(all, body)
  const words = new Set(
    all.flatMap((line) => line.cells.flatMap((cell) => cell.text.toLowerCase().split(/[^\p{L}\p{N}-]+/u))),
  )
  const pieces: (Paragraph | Block)[] = []
  const notes: Paragraph[] = []
  let current: Paragraph | null = null
  const finish = (): void => {
    if (current !== null) pieces.push(current)
    current = null
  }
  for (const page of pages) {
    for (const flow of page.flows) {
      const { text, foot } = partNotes(flow, page.height, body)
      addNotes(foot, flow, notes, words)
      for (let at = 0; at < text.length; at += 1) {
        const table = tableAt(text, at)
        if (table !== null) {
          finish()
          pieces.push(table.block)
          at += table.lines - 1
          continue
        }
        const line = text[at]
        if (line === undefined) continue
        if (current !== null && goesOn(current, line, flow, { body, gap, next: text[at + 1] }))
          append(current, line, flow, words)
        else {
          finish()
          current = begin(line, flow, { body, gap, next: text[at + 1] }, headings)
        }
      }
    }
  }
  finish()
  const levels = levelsOf(pieces)
  return [...pieces, ...notes].flatMap((piece) => ('lines' in piece ? blockOf(piece, levels) : [piece]))
}

/** Small print at the foot of a page is set apart, so that copy may go on on the next. */
function partNotes(flow: Flow, height: number, body: number): { text: Line[]; foot: Line[] } {
  const { lines } = flow
  let from = lines.length
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]
    if (line === undefined || line.size > body * NOTE) break
    if (line.baseline < height * NOTE_AREA) break
    if (isMarked(line)) from = at
  }
  return { text: lines.slice(0, from), foot: lines.slice(from) }
}

/** Begins with the number or the sign of a note. */
function isMarked(line: Line): boolean {
  return /^(?:\[\d{1,3}\]|\d{1,3}\s?(?=\p{L})|[*†‡§]{1,3}\s?(?=\S))/u.test(line.cells[0]?.text ?? '')
}

function addNotes(foot: readonly Line[], flow: Flow, notes: Paragraph[], words: ReadonlySet<string>): void {
  for (const line of foot) {
    const last = notes.at(-1)
    if (last === undefined || isMarked(line)) {
      notes.push({ kind: 'note', text: textOf(line), size: line.size, lines: [line], mark: '', flow })
    } else append(last, line, flow, words)
  }
}

/** Cells of a line that is no table are read on. */
function textOf(line: Line): string {
  return line.cells.map((cell) => cell.text).join(' ')
}

function begin(line: Line, flow: Flow, around: Around, headings: ReadonlySet<number>): Paragraph {
  const whole = textOf(line)
  const parted = /^(\S{1,6})\s+(\S[^]*)$/u.exec(whole)
  const isMark = parted?.[1] !== undefined && LIST_MARK.test(parted[1])
  const isItem = isMark && (isListLine(line) || /^[•▪◦●○■]/u.test(whole) || hangsOut(line, around))
  const mark = isItem ? (parted?.[1] ?? '') : ''
  const text = isItem ? (parted?.[2] ?? whole) : whole
  const kind = isItem ? 'item' : headings.has(Math.round(line.size * 2) / 2) ? 'heading' : 'text'
  return { kind, text, size: line.size, lines: [line], mark, flow }
}

/** The line beneath is indented more, as in a list whose marks stand out. */
function hangsOut(line: Line, { next, gap }: Around): boolean {
  if (next === undefined || !isSameSize(line, next)) return false
  const isNext = (next.baseline - line.baseline) / line.size <= gap * WIDE_GAP
  return isNext && next.left > line.left + HANG * line.size && next.left < line.left + 4 * line.size
}

type Around = { body: number; gap: number; next: Line | undefined }

function goesOn(paragraph: Paragraph, line: Line, flow: Flow, around: Around): boolean {
  const above = paragraph.lines.at(-1)
  if (above === undefined || !isSameSize(above, line) || isListStart(line)) return false
  if (paragraph.text.length > PARAGRAPH_CHARACTERS) return false
  if (paragraph.flow !== flow) return goesOnElsewhere(paragraph, line, flow, above)
  const distance = (line.baseline - above.baseline) / line.size
  if (distance > Math.max(around.gap, 1, ownGap(paragraph)) * WIDE_GAP) return false
  if (paragraph.kind === 'heading') return paragraph.text.length < HEADING_CHARACTERS
  const em = line.size
  if (paragraph.kind === 'item') {
    const hang = (paragraph.lines[0]?.cells[1] ?? paragraph.lines[0]?.cells[0])?.left ?? line.left
    return line.left > (paragraph.lines[0]?.left ?? 0) + HANG * em || Math.abs(line.left - hang) < INDENT * em
  }
  if (paragraph.lines.length === 1 && isBylineLine(paragraph.text.slice(0, 200))) return false
  const isCentred = isCentredIn(flow, above) && isCentredIn(flow, line)
  if (!isCentred && paragraph.lines.length === 1 && isFirstLine(line, flow, around)) return false
  if (!isCentred && line.left > above.left + INDENT * em) return false
  if (!isCentred && paragraph.lines.length > 1 && line.left < above.left - INDENT * em) return false
  return !endsShort(above, line, flow, paragraph.text)
}

/** Indented more than its column and than the next line of its paragraph. */
function isFirstLine(line: Line, flow: Flow, { next, gap }: Around): boolean {
  if (next === undefined || !isSameSize(line, next)) return false
  const isNext = (next.baseline - line.baseline) / line.size <= gap * WIDE_GAP
  const indent = INDENT * line.size
  return isNext && line.left > flow.left + indent && next.left < line.left - indent
}

/** The distance of a paragraph's last two lines, in ems; 0 where it has one. */
function ownGap({ lines, size }: Paragraph): number {
  const [above, last] = lines.slice(-2)
  return above === undefined || last === undefined ? 0 : (last.baseline - above.baseline) / size
}

/** Over the end of a column or page only what is plainly unfinished goes on. */
function goesOnElsewhere(paragraph: Paragraph, line: Line, flow: Flow, above: Line): boolean {
  if (paragraph.kind === 'heading') return false
  const first = textOf(line)
  if (/^\p{Ll}/u.test(first)) return true
  if (ENDS.test(paragraph.text.slice(-80))) return false
  const isFull = above.right > paragraph.flow.right - 2.5 * above.size
  const isIndented = line.left > flow.left + INDENT * line.size
  return isFull && !isIndented
}

function isListStart(line: Line): boolean {
  return isListLine(line) || /^[•▪◦●○■]\s/u.test(line.cells[0]?.text ?? '')
}

function isCentredIn(flow: Flow, line: Line): boolean {
  const before = line.left - flow.left
  const after = flow.right - line.right
  return before > line.size && Math.abs(before - after) < line.size
}

/** A line that ends a sentence although the next word had room in it ends its paragraph. */
function endsShort(line: Line, next: Line, flow: Flow, text: string): boolean {
  const room = flow.right - line.right
  const width = flow.right - flow.left
  if (room > width * 0.5 && width > 20 * line.size) return true
  const words = textOf(next)
  const first = isUnspaced(words[0]) ? words.slice(0, 2) : (words.split(' ', 1)[0] ?? '')
  const letter = (next.right - next.left) / Math.max(words.length, 1)
  return ENDS.test(text.slice(-80)) && room > (first.length + 1.5) * letter
}

function append(paragraph: Paragraph, line: Line, flow: Flow, words: ReadonlySet<string>): void {
  paragraph.text = joinedLines(paragraph.text, textOf(line), words)
  paragraph.lines.push(line)
  paragraph.flow = flow
}

/** A long line with a full stop is copy in large letters. */
function isSentence(text: string): boolean {
  return text.length > 80 && /[.。]$/u.test(text)
}

/** Sizes of headings from the largest; the order is the level. */
function levelsOf(pieces: readonly (Paragraph | Block)[]): number[] {
  const sizes = pieces.flatMap((piece) =>
    'lines' in piece && piece.kind === 'heading' ? [Math.round(piece.size)] : [],
  )
  return [...new Set(sizes)].sort((a, b) => b - a)
}

function blockOf(paragraph: Paragraph, levels: readonly number[]): Block[] {
  const text = paragraph.text.replace(/\u00ad/g, '').trim()
  if (text === '') return []
  const runs = [{ text: paragraph.kind === 'note' ? text.replace(/^\[?(\d{1,3})\]?\s*/, '[$1] ') : text }]
  if (paragraph.kind === 'heading' && text.length <= HEADING_CHARACTERS && !isSentence(text)) {
    const level = Math.min(Math.max(levels.indexOf(Math.round(paragraph.size)) + 1, 1), 6)
    return [{ kind: 'heading', role: 'body', level, runs }]
  }
  if (paragraph.kind !== 'item') return [{ kind: 'paragraph', role: 'body', runs }]
  const ordered = /[\p{L}\p{N}]/u.test(paragraph.mark)
  return [{ kind: 'listItem', role: 'body', level: 1, ...(ordered ? { ordered } : {}), runs }]
}
