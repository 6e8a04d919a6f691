import { agencyMentions, type AgencyMention } from './agency-mentions.ts'
import type { Block } from '../../../contract/blocks.ts'
import { blockText } from '../../../contract/blocks.ts'

/** Place and date before an agency's mark, on its own line: "LONDRES, 12. — ", "Berlin. 11. Juli. ". */
const LONGEST_PLACE = 48
const MOST_WORDS = 8
const LONGEST_CAPTION = 200
const SHORT_MARK = 5
/** What closes the credit of a dispatch: a bracket and a dash, or the end of the paragraph. */
const CLOSED =
  /^\s{0,2}[.,;:'"]{0,2}\s{0,2}(?:[)\]}]\s{0,2}[.,;:]{0,2}\s{0,2}(?:[-–—~]|$|\n)|[.,]{0,2}\s?[-–—])/u
const ENDED = /^\s{0,2}[.,;:'"]{0,2}\s{0,2}[)\]}]?\s{0,2}\.?\s*$/u
const OPENED = /[([{]\s{0,2}$/u

/**
 * The credits of the dispatches that a page or a digest gathers: an agency's mark behind a place at the head of a
 * paragraph, or alone at a paragraph's end. A mark in the middle of a sentence is none.
 * In: the item's blocks. Out: the credits in reading order.
 */
export function dispatchCredits(blocks: readonly Block[]): AgencyMention[] {
  return agencyMentions(blocks, 'credits').filter(({ name, span, place }) => {
    const block = blocks[span.block]
    if (block === undefined || place === 'prose' || name === '') return false
    const text = blockText(block)
    const after = text.slice(span.end, span.end + 12)
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
    const before = text.slice(lineStart, span.start)
    if (ENDED.test(text.slice(span.end))) {
      // A caption ends in its agency's name too, but captions are short, and spell the name.
      const short = text.slice(span.start, span.end).replace(/[^\p{L}]/gu, '').length <= SHORT_MARK
      return OPENED.test(before) && short && text.trim().length > LONGEST_CAPTION
    }
    return isPlace(before) && CLOSED.test(after)
  })
}

function isPlace(before: string): boolean {
  const words = before.trim().split(/\s+/u)
  if (before.length > LONGEST_PLACE || words.length > MOST_WORDS) return false
  const long = words.filter((word) => /^\p{L}{3,}/u.test(word))
  // French and Italian write their months small.
  return long.filter((word) => /^\p{Ll}/u.test(word)).length <= 1
}
