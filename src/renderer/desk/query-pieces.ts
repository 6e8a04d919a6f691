/** The names that the engine takes for filters; anything else with a colon is a word. */
const FILTER_NAMES =
  'state|source|tag|mark|story|before|after|since|lang|seen|is|import|brief|slug|urgency|feed|group'
const FILTER = new RegExp(`(^|\\s)(-?(?:${FILTER_NAMES}):(?:"[^"]*"|[^\\s"]+))(?=\\s|$)`, 'giu')

/** A query as the search field shows it: filters as chips, the rest as text. */
export type QueryPieces = { readonly filters: readonly string[]; readonly text: string }

/** Parts a query into its filters and its words. */
export function piecesOf(query: string): QueryPieces {
  const filters: string[] = []
  const text = query.replace(FILTER, (_, before: string, filter: string) => {
    filters.push(filter)
    return before
  })
  return { filters, text: text.replace(/\s+/g, ' ').trimStart() }
}

/**
 * Takes the filters out of what is being typed, once a space follows them: until then their value may go on.
 * @returns the filters that are complete, and the text that stays in the field
 */
export function takeFilters(typed: string): QueryPieces {
  const end = /\s$/.test(typed) ? typed.length : Math.max(typed.lastIndexOf(' ') + 1, 0)
  const open = /-?\w+:"[^"]*$/u.exec(typed)
  const complete = typed.slice(0, open ? Math.min(open.index, end) : end)
  const { filters, text } = piecesOf(complete)
  return filters.length === 0
    ? { filters, text: typed }
    : { filters, text: text + typed.slice(complete.length) }
}

/** The query that chips and text make together. */
export function joinPieces({ filters, text }: QueryPieces): string {
  return [...new Set(filters), text].filter((each) => each.trim() !== '').join(' ')
}

/** A filter as it is written: `source:"Meridian Wire"`. */
export function filterFor(name: string, value: string): string {
  return /^[^\s"]+$/u.test(value) ? `${name}:${value}` : `${name}:"${value.replaceAll('"', '')}"`
}
