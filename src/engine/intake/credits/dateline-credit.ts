import type { Block } from '../../../contract/blocks.ts'
import { housesInCredit, houseByMark, isSupplier, type House } from './houses.ts'
import { linesOf, quote, textBlocks, type Quoted } from './passages-of-text.ts'

/** A dateline that names who filed the copy: "TORONTO (Reuters) -", "Bogotá (dpa) –", "KVELLER via JTA —". */
export type DatelineCredit = Quoted & {
  houses: House[]
  /** Several houses in one bracket: the copy is compiled, and only partly theirs. */
  shared: boolean
}

/** A dateline may stand below a standfirst, picture lines and a byline; a page's menu of short lines is no text. */
const LINES_LOOKED_AT = 6
const SHORT_LINE = 50
const MOST_LINES = 60
/** Place and date before the bracket take at most this many characters ("WASHINGTON, D.C., Sept. 19, 2025"). */
const LONGEST_PLACE = 60

const BRACKET = /[(（[]([^()（）[\]]{2,60})[)）\]]/u
const AFTER_BRACKET = /^\s*(?:[.,]?\s*[-–—]{1,3}|[:.,]\s|[-–—])/u
const VIA = /^(.{2,60}?)\s+via\s+([\p{Lu}][\p{L}\s.-]{1,30}?)\s*[-–—]{1,2}\s/u

/**
 * The dateline credit at the head of a text. A bracket counts where only a place and a date can stand before
 * it, and a dash, stop or colon follows; a bracket later in a sentence is prose, and "(AP Photo/…)" is a
 * picture's. In: the item's blocks. Out: the credit, or null.
 */
export function datelineCredit(blocks: readonly Block[]): DatelineCredit | null {
  let looked = 0
  let passed = 0
  for (const at of textBlocks(blocks)) {
    for (const { start, line } of linesOf(at)) {
      if (looked >= LINES_LOOKED_AT || passed >= MOST_LINES) return null
      passed += 1
      if (line.length >= SHORT_LINE) looked += 1
      const credit = creditInLine(line)
      if (credit === null) continue
      return {
        ...quote(at, start + credit.start, start + credit.end),
        houses: credit.houses,
        shared: credit.shared,
      }
    }
  }
  return null
}

type LineCredit = { start: number; end: number; houses: House[]; shared: boolean }

/** "(Updates with victim's name) By Jane Roe" stands before the dateline of wire copy that nobody cleaned. */
const SLUG_LINE =
  /^\s*(?:\((?:updates?|adds|corrects|recasts|refiles|repeats|releads|writes through|changes|new throughout)\b[^()]{0,160}\)\s*)?(?:\*?\s*by\s+\p{Lu}[\p{L}.'’-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}.'’-]+){1,5}\s+(?=\p{Lu}))?/iu

function creditInLine(whole: string): LineCredit | null {
  const skipped = SLUG_LINE.exec(whole)?.[0].length ?? 0
  if (skipped > 0) {
    const found = creditBehind(whole.slice(skipped))
    if (found !== null) return { ...found, start: found.start + skipped, end: found.end + skipped }
  }
  return creditBehind(whole)
}

function creditBehind(line: string): LineCredit | null {
  const bracket = BRACKET.exec(line)
  if (bracket !== null && bracket.index <= LONGEST_PLACE) {
    const before = line.slice(0, bracket.index).trim()
    const after = line.slice(bracket.index + bracket[0].length)
    const { houses, clean } = housesInCredit(bracket[1] ?? '')
    if (houses.length > 0 && clean && isPlace(before, after)) {
      const end = bracket.index + bracket[0].length
      return { start: 0, end, houses, shared: houses.length > 1 }
    }
  }
  const via = VIA.exec(line)
  const house = via === null ? null : houseByMark(via[2] ?? '')
  if (via === null || house === null || !isSupplier(house)) return null
  return { start: 0, end: via[0].trimEnd().length, houses: [house], shared: false }
}

/** "SAN FRANCISCO", "BERLIN, 5. Mai" and nothing at all are places; "The report, sent to the agency" is not. */
function isPlace(before: string, after: string): boolean {
  const followed = AFTER_BRACKET.test(after)
  if (before === '') return followed || after.trim() !== ''
  if (!/^\p{L}/u.test(before) || /[!?;"“”«»]/.test(before)) return false
  const words = before.split(/\s+/)
  const first = words[0] ?? ''
  if (!/^\p{Lu}/u.test(first) && !/^\p{Lo}/u.test(first)) return false
  // A sentence end inside makes it prose; "D.C." and "Sept." do not.
  if (/\p{Ll}{5,}\.\s/u.test(before)) return false
  const lowercase = words.filter((word) => /^\p{Ll}{2,}/u.test(word)).length
  if (lowercase > 3) return false
  return followed
    ? words.length <= 9
    : words.length <= 3 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
