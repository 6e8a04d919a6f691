import table from '../../../../resources/vocabularies/early-agencies.json' with { type: 'json' }
import { houseByClearMark, houseByMark, isSupplier, type House } from './houses.ts'
import { isWithin } from './edit-distance.ts'

/** An agency as old print names it; `house` where it is in today's table. */
export type NamedAgency = { name: string; house: House | null }

/** Words of fewer letters are compared whole: between "AFP" and "AFR" a letter is everything. */
const SHORTEST_MISREAD = 6
const LONG = 9
/** So common in old print that a short word one letter off is it rather than another. */
const MOST_OFTEN = 'Havas'
/** Brackets leave less doubt than a sentence does. */
const MISREAD_IN_BRACKETS = 2

type Mark = { folded: string; agency: NamedAgency; often: boolean }

function marksOf(kind: 'marks' | 'prose'): Mark[] {
  return table.flatMap((row) =>
    row[kind].map((mark) => ({
      folded: foldedMark(mark),
      often: row.name === MOST_OFTEN,
      agency: { name: row.name, house: row.name === '' ? null : houseByMark(row.name) },
    })),
  )
}

const inBrackets = marksOf('marks')
const inProse = marksOf('prose')
/** Most words of a text are told from all names by their beginning. */
const firstLetters = new Set(inProse.map(({ folded }) => folded.slice(0, 3)))

/**
 * The agency that words inside brackets or a credit are, as print of any age spells and a machine misreads them:
 * "Ha vas", "A. F. P.", "Reutei", "United Preß".
 * In: the words. Out: the agency, or null.
 */
export function agencyInCredit(words: string): NamedAgency | null {
  const bare = words.trim()
  const letters = foldedMark(bare)
  if (letters.length < 2) return null
  const early = readMark(letters, inBrackets, MISREAD_IN_BRACKETS)
  if (early !== null) return early
  const house = houseByClearMark(bare) ?? houseByClearMark(letters.toUpperCase())
  return house !== null && isSupplier(house) ? { name: house.name, house } : null
}

/** The agency that words of running text are; only names that are nobody else's. In: the words. Out: it, or null. */
export function agencyInProse(words: string): NamedAgency | null {
  const letters = foldedMark(words)
  return letters.length < SHORTEST_MISREAD || !firstLetters.has(letters.slice(0, 3))
    ? null
    : readMark(letters, inProse, 1)
}

function readMark(letters: string, marks: readonly Mark[], most: number): NamedAgency | null {
  const exact = marks.find(({ folded }) => folded === letters)
  if (exact !== undefined) return exact.agency
  const near = marks.find(
    ({ folded, often }) =>
      (folded.length >= SHORTEST_MISREAD || (often && folded.length > 4)) &&
      isWithin(folded, letters, folded.length >= LONG ? most : 1),
  )
  return near?.agency ?? null
}

/** Letters alone, in lower case, without accents: what is left of a name when dots and spaces are a printer's. */
function foldedMark(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[^\p{L}]+/gu, '')
}
