/** One condition of a query as it was typed. */
export type Filter = {
  name: FilterName
  value: string
  excluded: boolean
  /** In quotation marks: the whole name is meant. */
  quoted: boolean
}
/** A word or quoted phrase to find in the text. */
export type Term = { text: string; phrase: boolean; excluded: boolean }
export type ParsedQuery = {
  terms: Term[]
  filters: Filter[]
  /** The last term is still being typed: it also matches longer words. */
  open: boolean
  /** What was not understood, in words. */
  problems: string[]
}

export const filterNames = [
  'state',
  'source',
  'tag',
  'mark',
  'story',
  'before',
  'after',
  'since',
  'lang',
  'seen',
  'is',
  'import',
  'brief',
  'slug',
  'urgency',
  'feed',
  'group',
] as const
export type FilterName = (typeof filterNames)[number]

const PIECE = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/gu

/**
 * Parses what an editor types: words, `"quoted phrases"`, `name:value` filters, and `-` before any of these to
 * exclude it. Never throws: a filter of unknown name is a word, one of unknown value is reported.
 * @param query as typed
 */
export function parseQuery(query: string): ParsedQuery {
  const parsed: ParsedQuery = { terms: [], filters: [], open: /[^\s"]$/u.test(query), problems: [] }
  for (const [piece, minus, name, quoted, bare] of query.normalize('NFC').matchAll(PIECE)) {
    const value = (quoted ?? bare ?? '').trim()
    const excluded = minus === '-'
    // A filter that has no value yet is one that is being typed.
    if (bare?.endsWith(':') && isFilterName(bare.slice(0, -1))) {
      parsed.open = false
    } else if (name !== undefined && isFilterName(name)) {
      if (value !== '') parsed.filters.push({ name, value, excluded, quoted: quoted !== undefined })
      parsed.open = false
    } else if (quoted !== undefined) {
      if (value !== '') parsed.terms.push({ text: name ? `${name} ${value}` : value, phrase: true, excluded })
      parsed.open = false
    } else {
      const text = piece.slice(minus?.length ?? 0)
      if (/[\p{L}\p{N}]/u.test(text)) {
        parsed.terms.push({ text, phrase: false, excluded })
        parsed.open = /[^\s"]$/u.test(query)
      }
    }
  }
  return parsed
}

function isFilterName(name: string): name is FilterName {
  return (filterNames as readonly string[]).includes(name)
}
