import table from '../../../../resources/vocabularies/agencies.json' with { type: 'json' }
import { registeredDomain } from './own-house.ts'

/** Who made the copy: an agency, a press release wire, a syndicator, or a house (outlet) known by a mark. */
export type House = {
  name: string
  kind: HouseKind
  marks: string[]
  sites: string[]
  /** Marks that are also words, names, places or degrees ("PA", "MAP", "Petra"): they count in a bracket alone. */
  doubtful: string[]
}
export type HouseKind = 'agency' | 'press' | 'syndicator' | 'house'

/** The table of agencies and houses, as it stands in `resources/vocabularies/agencies.json`. */
export const houses: readonly House[] = table.map((row) => ({ ...row, kind: row.kind as HouseKind }))

/** Short marks ("AP", "dpa") are told from words by their case alone; long ones need no such care. */
const CASE_BOUND = 7

type HouseTables = {
  byExactMark: Map<string, House>
  byFoldedMark: Map<string, House>
  bySite: Map<string, House>
}

function tablesOf(rows: readonly House[]): HouseTables {
  const tables: HouseTables = { byExactMark: new Map(), byFoldedMark: new Map(), bySite: new Map() }
  for (const house of rows) {
    for (const mark of [house.name, ...house.marks]) {
      if (!tables.byExactMark.has(mark)) tables.byExactMark.set(mark, house)
      const folded = mark.toLowerCase()
      if (mark.length >= CASE_BOUND && !tables.byFoldedMark.has(folded))
        tables.byFoldedMark.set(folded, house)
    }
    for (const site of house.sites) tables.bySite.set(site, house)
  }
  return tables
}

const shipped = tablesOf(houses)
/** What the desk has added, while `withHouses` works. */
let added: HouseTables | null = null

/**
 * Does some work in which the desk's own houses come before the table's. Only for work that ends before it returns;
 * outside of it the table stands alone.
 * In: the desk's houses, the work. Out: what the work gives.
 */
export function withHouses<Result>(own: readonly Omit<House, 'doubtful'>[], work: () => Result): Result {
  if (own.length === 0) return work()
  const before = added
  added = tablesOf(own.map((house) => ({ ...house, doubtful: [] })))
  try {
    return work()
  } finally {
    added = before
  }
}

function lookUp(by: keyof HouseTables, key: string): House | undefined {
  return added?.[by].get(key) ?? shipped[by].get(key)
}

/**
 * The house whose mark a text is, whole and exactly ("AP", "the Associated Press", "dpa-AFX").
 * In: a few words. Out: the house, or null.
 */
export function houseByMark(words: string): House | null {
  const mark = words.trim().replace(/^the\s+/i, '')
  return (
    lookUp('byExactMark', words.trim()) ??
    lookUp('byExactMark', mark) ??
    lookUp('byFoldedMark', mark.toLowerCase()) ??
    null
  )
}

/** As `houseByMark`, without the marks that mean other things outside the brackets of a dateline. */
export function houseByClearMark(words: string): House | null {
  const house = houseByMark(words)
  return house === null || house.doubtful.includes(words.trim()) ? null : house
}

/** The house that an address belongs to, by its registered domain. In: an address or a host. */
export function houseBySite(address: string): House | null {
  const domain = registeredDomain(address)
  return domain === null ? null : (lookUp('bySite', domain) ?? null)
}

/** Kinds that sell or hand out copy for others to print; an outlet's mark alone proves nothing. */
export function isSupplier(house: House): boolean {
  return house.kind !== 'house'
}

/** Desk codes that stand beside an agency's mark inside a bracket: "dpa/lno", "KNA/iz", "ats/nxp". */
const DESK_CODE = /^[\p{Ll}\p{Lu}]{1,6}$/u

/**
 * Every house named in a credit such as "CBS News/CBSDC/AP", "dpa/lno", "AFP, EFE y Reuters".
 * In: the words between the brackets or of a byline's end. Out: the houses in order, and whether every
 * other part could be a desk code; an ordinary word among them makes it prose.
 */
export function housesInCredit(words: string): { houses: House[]; clean: boolean } {
  const whole = houseByMark(words)
  if (whole !== null) return { houses: [whole], clean: true }
  const found: House[] = []
  let clean = true
  for (const part of words.split(
    /\s*[/,;&+|·]\s*|\s+(?:and|und|et|y|e|и|with|mit|avec|con|via)\s+|-(?=\p{Lu}{2})/u,
  )) {
    if (part === '') continue
    const house = houseByMark(part)
    if (house !== null) found.push(house)
    else if (!DESK_CODE.test(part) && !isStation(part)) clean = false
  }
  return { houses: found, clean }
}

/** "CBS Seattle", "ABC Action News": a network's station, known by its first word. */
function isStation(part: string): boolean {
  const [first = '', ...rest] = part.trim().split(/\s+/u)
  return (
    rest.length > 0 &&
    rest.length < 4 &&
    lookUp('byExactMark', first) !== undefined &&
    rest.every((word) => /^\p{Lu}/u.test(word))
  )
}

const WORDS_AROUND_A_MARK = /[\p{L}\p{N}](?:[\p{L}\p{N}.'’/-]*[\p{L}\p{N}])?/gu

/**
 * The first house named anywhere in a short text, with its place: up to four words that are a mark together.
 * In: a line. Out: house with start and end in the text, or null.
 */
export function firstHouseIn(text: string): { house: House; start: number; end: number } | null {
  const words = [...text.matchAll(WORDS_AROUND_A_MARK)]
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(4, words.length - at); length > 0; length -= 1) {
      const start = words[at]?.index ?? 0
      const last = words[at + length - 1]
      const end = (last?.index ?? 0) + (last?.[0].length ?? 0)
      const house =
        houseByMark(text.slice(start, end)) ?? houseByMark(text.slice(start, end).replace(/['’]s$/, ''))
      if (house !== null) return { house, start, end }
    }
  }
  return null
}
