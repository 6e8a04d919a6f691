import type { Block } from '../../../contract/blocks.ts'
import { firstHouseIn, houseByClearMark, housesInCredit, isSupplier, type House } from './houses.ts'
import { linesOf, quote, textBlocks, type Quoted } from './passages-of-text.ts'

/** An agency named by the end of the text: a last line "PTI", "(dpa/lno)", "Quelle: kathpress", "© 2025 AFP". */
export type ClosingCredit = Quoted & { house: House; kind: 'line' | 'copyright'; shared: boolean }

/** Notices, teasers and an author's biography may follow the credit. */
const LINES_LOOKED_AT = 6
/** A mark behind the last full stop takes no more characters than this. */
const LONGEST_ENDING = 40
const LEADING_WORDS =
  /^(?:source|quelle|fuente|fonte|источник|джерело|via|text|agentur|agency|agence|with inputs? from|inputs? from)\s*[:：]\s*/iu
const ENDING_BRACKET = /[(（[]([^()[\]]{2,40})[)）\]]\s*\.?$/u
/** "slk/shs (AP, dpa)": the desk's initials and the agencies that it worked from. */
const INITIALS = /^\s*\p{Ll}{2,4}(?:[/,]\s?\p{Ll}{2,4}){0,3}\s*$/u
const COPYRIGHT =
  /(?:©|\(c\)|copyright)[\s:]*(?:by\s+)?(?:\d{4}(?:\s*[-–]\s*\d{4})?[\s,]*)?(?:by\s+)?(?:the\s+)?/giu
const PICTURE_WORDS = /photo|image|picture|foto|bild|getty|illustration|graphic|caption|video/iu

/**
 * The agency credit among the last lines of a text.
 * In: the item's blocks. Out: the credit, or null.
 */
export function closingCredit(blocks: readonly Block[]): ClosingCredit | null {
  const lines = textBlocks(blocks).flatMap((at) => linesOf(at).map((each) => ({ at, ...each })))
  // The whole text of a single line is not its own credit.
  const last = lines.slice(1).slice(-LINES_LOOKED_AT).reverse()
  for (const { at, start, line } of last) {
    const whole = wholeLine(line)
    if (whole !== null) return { ...quote(at, start, start + line.length), kind: 'line', ...whole }
    const ending = endingBracket(line)
    if (ending !== null) {
      return { ...quote(at, start + ending.start, start + line.length), kind: 'line', ...ending.credit }
    }
    const mark = endingMark(line)
    if (mark !== null) {
      return {
        ...quote(at, start + mark.start, start + line.length),
        kind: 'line',
        house: mark.house,
        shared: false,
      }
    }
    const owner = copyrightOwner(line)
    if (owner !== null) {
      return {
        ...quote(at, start + owner.start, start + owner.end),
        kind: 'copyright',
        house: owner.house,
        shared: false,
      }
    }
  }
  return null
}

type Credited = { house: House; shared: boolean }

function credited(words: string): Credited | null {
  const { houses, clean } = housesInCredit(words)
  const supplier = houses.find(isSupplier)
  return clean && supplier !== undefined ? { house: supplier, shared: houses.length > 1 } : null
}

/** "Harbour Radio, 2 November 2021": where the copy ran, dated. */
const DATED =
  /,\s*(?:\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\.?\s*$/u

function wholeLine(line: string): Credited | null {
  if (line.length > 70) return null
  const dated = DATED.exec(line)
  const ran =
    dated === null ? null : houseByClearMark(line.slice(0, dated.index).trim().replace(LEADING_WORDS, ''))
  if (ran !== null) return { house: ran, shared: false }
  const bare = line
    .trim()
    .replace(LEADING_WORDS, '')
    .replace(/^[-–—([（©\s]+|[-–—)\]）.\s]+$/gu, '')
  if (bare === '' || PICTURE_WORDS.test(line)) return null
  const exact = houseByClearMark(bare)
  if (exact !== null) return isSupplier(exact) ? { house: exact, shared: false } : null
  // "FMW/Bloomberg": a house's own initials before a stroke stand for its share.
  return /^[\p{L}\p{N} .&-]+(?:[/,+]\s*[\p{L}\p{N} .&-]+)+$/u.test(bare) || /\s(?:and|und|et|y)\s/u.test(bare)
    ? credited(bare)
    : null
}

function endingBracket(line: string): { start: number; credit: Credited } | null {
  const bracket = ENDING_BRACKET.exec(line)
  if (bracket === null || PICTURE_WORDS.test(bracket[1] ?? '')) return null
  // A picture's line ends in a bracket too, but it is one short sentence.
  if (line.length < 150 && !INITIALS.test(line.slice(0, bracket.index))) return null
  const credit = credited(bracket[1] ?? '')
  return credit === null ? null : { start: bracket.index, credit }
}

/** "… to sneak into the country. PTI": the mark stands alone behind the last full stop. */
function endingMark(line: string): { start: number; house: House } | null {
  const text = line.trimEnd()
  const from = Math.max(0, text.length - LONGEST_ENDING)
  const found = /[.!?”"»]\s+[-–—]{0,2}\s*(\p{Lu}[\p{L}. -]{1,24}|dpa|afp)$/u.exec(text.slice(from))
  const house = found === null ? null : houseByClearMark(found[1] ?? '')
  if (found === null || house === null || !isSupplier(house)) return null
  return { start: from + found.index + 1, house }
}

function copyrightOwner(line: string): { house: House; start: number; end: number } | null {
  for (const sign of line.matchAll(COPYRIGHT)) {
    const from = sign.index + sign[0].length
    const owner = line.slice(from, from + 60)
    const named = firstHouseIn(owner)
    if (named === null || named.start > 2 || !isSupplier(named.house)) continue
    if (PICTURE_WORDS.test(owner.slice(0, named.end + 12))) continue
    return { house: named.house, start: sign.index, end: from + named.end }
  }
  return null
}
