import type { Block } from '../../../contract/blocks.ts'
import { firstHouseIn, isSupplier, type House } from './houses.ts'
import { linesOf, quote, textBlocks, type Quoted } from './passages-of-text.ts'

/** A line that admits agency material inside a house's own text: "AFP contributed to this report." */
export type ContributedLine = Quoted & { house: House | null }

const LINES_LOOKED_AT = 8
/** Names stand before "contributed to this report", at most so many characters. */
const NAME_BEFORE = 160

/** What stands where NAME is must be a supplier's mark, but for "wires" and "agencies", which name no one. */
const NAMED_FORMS: readonly RegExp[] = [
  /\bcontributed (?:to|reporting (?:to|for)) this (?:report|story|article|piece)\b\.?/giu,
  /\b(?:with|including) (?:files|reporting|information|material|additional reporting|inputs?|content|contributions?) (?:from|by)\s[^.!?()\n]{2,80}/giu,
  /^\s*(?:additional reporting (?:by|from)|contributing|contributors?|additional material (?:by|from)|other reporting by)\s*:?\s[^.!?()\n]{2,90}\.?$/giu,
  /(?:unter|mit) (?:Material|Informationen|Verwendung von Material) (?:von|der|des)\s[^.!?()\n]{2,80}/giu,
  /\bavec (?:l['’])?[^.!?\n]{2,40}$/giu,
  /\bcon (?:información|informaciones|datos|material) de\s[^.!?()\n]{2,80}/giu,
  /[(（](?:[\p{L}.]{1,12}\s)?(?:mit|avec|con|with)\s[^()\n]{2,40}[)）]\s*$/giu,
]
const UNNAMED_FORMS: readonly RegExp[] = [
  /(?:^|[(—–-]\s*)(?:with|from|compiled from) (?:[\p{L}]+ ){0,2}wires?(?: (?:services?|reports?))?\s*[).]?$/giu,
  /^[(—–-]?\s*(?:(?:with|from) (?:news )?agencies|agencies|con agencias|agencias|avec agences|mit Agenturen|Agenturen|agenzie)\s*[).]?$/giu,
]

/**
 * The line near the end of a text that says which agencies' material is in it.
 * In: the item's blocks. Out: the line with the agency (null for "wires"), or null.
 */
export function contributedLine(blocks: readonly Block[]): ContributedLine | null {
  const lines = textBlocks(blocks).flatMap((at) => linesOf(at).map((each) => ({ at, ...each })))
  for (const { at, start, line } of lines.slice(-LINES_LOOKED_AT).reverse()) {
    for (const form of NAMED_FORMS) {
      for (const found of line.matchAll(form)) {
        const from = found[0].startsWith('contributed') ? Math.max(0, found.index - NAME_BEFORE) : found.index
        const end = found.index + found[0].length
        const named = supplierIn(line.slice(from, end))
        if (named === null) continue
        return { ...quote(at, start + from + named.start, start + end), house: named.house }
      }
    }
    if (line.length > 80) continue
    for (const form of UNNAMED_FORMS) {
      const found = [...line.trim().matchAll(form)].at(0)
      if (found !== undefined) return { ...quote(at, start, start + line.length), house: null }
    }
  }
  return null
}

function supplierIn(words: string): { house: House; start: number } | null {
  let from = 0
  for (let named = firstHouseIn(words); named !== null; named = firstHouseIn(words.slice(from))) {
    if (isSupplier(named.house)) return { house: named.house, start: from === 0 ? 0 : from + named.start }
    from += named.end
  }
  return null
}
