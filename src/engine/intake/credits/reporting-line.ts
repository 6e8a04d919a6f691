import type { Block } from '../../../contract/blocks.ts'
import { firstHouseIn, isSupplier, type House } from './houses.ts'
import { quote, textBlocks, type Quoted } from './passages-of-text.ts'

/** "(Reporting by A. Writer in Oslo; Editing by B. Editor)", the sign-off of wire copy. */
export type ReportingLine = Quoted & {
  house: House | null
  /** Both halves stand there; one alone is also a newspaper's habit. */
  full: boolean
}

const SIGN_OFF =
  /[(（[](?:additional\s+|further\s+)?(?:reporting|writing|compiled|written|reported|Berichtet|Bericht|Reportage|Redigiert|Reporte|Reportaje|Información)\s+(?:by|von|par|de|di)\s[^()]{2,400}?[)）\]]/giu
/** The same without brackets, as a line of its own; then both halves must stand there. */
const BARE_SIGN_OFF =
  /(?:^|\n)\s*(?:additional\s+|further\s+)?(?:reporting|writing|reported|written)\s+by\s[^()\n]{2,300}?[;.,]\s*(?:(?:additional\s+)?(?:reporting|writing)\s+by\s[^()\n]{2,200}?[;.,]\s*)?(?:editing|edited)\s+by\s[^()\n]{2,160}/giu
const SECOND_HALF = /(?:editing|edited|redigiert|bearbeitet|édité|edición|editado|Redaktion)\b/iu
/** The sign-off stands at the end, before notices and teasers. */
const BLOCKS_LOOKED_AT = 10

/**
 * The reporting and editing line near the end of a text.
 * In: the item's blocks. Out: the last such line, or null.
 */
export function reportingLine(blocks: readonly Block[]): ReportingLine | null {
  for (const at of textBlocks(blocks).slice(-BLOCKS_LOOKED_AT).reverse()) {
    const found = [...at.text.matchAll(SIGN_OFF)].at(-1) ?? [...at.text.matchAll(BARE_SIGN_OFF)].at(-1)
    if (found === undefined) continue
    const words = found[0]
    const named = firstHouseIn(words)
    return {
      ...quote(at, found.index, found.index + words.length),
      house: named !== null && isSupplier(named.house) ? named.house : null,
      full: SECOND_HALF.test(words),
    }
  }
  return null
}
