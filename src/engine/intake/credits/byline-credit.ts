import type { Block } from '../../../contract/blocks.ts'
import { firstHouseIn, houseByClearMark, houseByMark, isSupplier, type House } from './houses.ts'
import { linesOf, quote, quoteLine, textBlocks, type Quoted } from './passages-of-text.ts'

/** A byline that names an agency, in the byline field (`place` null) or in a line at the head of the text. */
export type BylineCredit = { house: House; words: string; place: Quoted | null; shared: boolean }

const PICTURE_WORDS = /photo|image|picture|foto|bild|getty|illustration|graphic|video|camera/iu
const LEADING_WORDS = /^(?:by|von|par|por|de|di|von der|story by|text|quelle|source|автор)\s*:?\s+/iu
/** "Associated Press Writer", "AP Auto Writer", "Reuters Staff", "PTI Feeds". */
const STAFF_WORDS =
  /\s+(?:[\p{Lu}][\p{L}]+\s+)?(?:staff|staff writers?|writers?|correspondent|reporters?|editor|news agency|news|feeds?|agency|wires?|desk|bureau|newswire|report|reporter|agencies)$/iu
/** A line of facts above the text: "28.04.2021 | Quelle: dpa-AFX | …". */
const SOURCE_LABEL = /(^|[|•·–-]\s*)(?:quelle|source|fuente|fonte|источник)\s*:\s*/iu
const LINES_LOOKED_AT = 6
/** An agency alone in a line, above the text. */
const WHOLE_LINES = 2
const LONGEST_LINE = 110

/**
 * The agency that a byline names as its maker; a photographer's credit and a person who happens to be called
 * Bloomberg are none. In: the byline field and the blocks. Out: the credit, or null.
 */
export function bylineCredit(byline: string | null, blocks: readonly Block[]): BylineCredit | null {
  const inField = byline === null ? null : agencyOfByline(byline)
  if (inField !== null && byline !== null) return { ...inField, words: byline.trim(), place: null }
  let looked = 0
  for (const at of textBlocks(blocks)) {
    for (const { start, line } of linesOf(at)) {
      looked += 1
      if (looked > LINES_LOOKED_AT) return null
      const stated = looked <= WHOLE_LINES ? SOURCE_LABEL.exec(line) : null
      const source = stated === null ? null : firstHouseIn(line.slice(stated.index + stated[0].length))
      if (stated !== null && source !== null && source.start < 2 && isSupplier(source.house)) {
        const from = stated.index + (stated[1]?.length ?? 0)
        const place = quote(at, start + from, start + stated.index + stated[0].length + source.end)
        return { house: source.house, shared: false, words: place.words, place }
      }
      const whole = looked <= WHOLE_LINES ? houseByClearMark(line) : null
      if (whole !== null && isSupplier(whole)) {
        const place = quoteLine(at, start, line)
        return { house: whole, shared: false, words: place.words, place }
      }
      if (line.length > LONGEST_LINE || !/^(?:by|von|par|por)\s+\p{Lu}/iu.test(line.trim())) continue
      const inLine = agencyOfByline(line)
      if (inLine === null) continue
      const place = quoteLine(at, start, line)
      return { ...inLine, words: place.words, place }
    }
  }
  return null
}

function agencyOfByline(byline: string): { house: House; shared: boolean } | null {
  if (byline.length > 160 || PICTURE_WORDS.test(byline)) return null
  const bare = byline.trim().replace(LEADING_WORDS, '')
  const parts = bare
    .split(/\s*[,;/|•·()]\s*|\s+(?:and|und|et|y|e|with|mit|via|for|–|—|-)\s+/u)
    .filter((part) => part !== '')
  let shared = false
  let agency: House | null = null
  for (const part of parts) {
    const words = part.replace(LEADING_WORDS, '').trim()
    const byMark = parts.length === 1 ? houseByMark : houseByClearMark
    const house = byMark(words) ?? byMark(words.replace(STAFF_WORDS, ''))
    if (house === null) continue
    if (isSupplier(house)) agency ??= house
    else shared = true
  }
  return agency === null ? null : { house: agency, shared }
}
