import type { ParsedQuery, Term } from './parse-query.ts'
import { searchWords } from './search-words.ts'

/** The most words that one query may ask for. */
const MOST_WORDS = 32
/** A word that is still being typed matches longer ones from this length on; a script without spaces from 1. */
const SHORTEST_PREFIX = 3

/**
 * The FTS5 expression of a query's words, made of quoted tokens alone so that nothing typed is ever syntax.
 * @returns null where the query asks for no words
 */
export function matchExpression(query: ParsedQuery): string | null {
  let left = MOST_WORDS
  const wanted: string[] = []
  const unwanted: string[] = []
  query.terms.forEach((term, index) => {
    const words = searchWords(term.text).slice(0, left)
    if (words.length === 0) return
    left -= words.length
    const last = words.at(-1) ?? ''
    const prefix = isOpen(query, term, index) && (last.length >= SHORTEST_PREFIX || words.length > 1)
    const phrase = `"${words.join(' ')}"${prefix ? '*' : ''}`
    ;(term.excluded ? unwanted : wanted).push(phrase)
  })
  if (wanted.length === 0 && unwanted.length === 0) return null
  if (wanted.length === 0) return null
  const positive = wanted.join(' AND ')
  return unwanted.length === 0 ? positive : `(${positive}) NOT (${unwanted.join(' OR ')})`
}

/** The expression of what a query excludes, for queries that ask for nothing else; null where it excludes no words. */
export function exclusionExpression(query: ParsedQuery): string | null {
  const unwanted = query.terms
    .filter((term) => term.excluded)
    .map((term) => searchWords(term.text).slice(0, MOST_WORDS))
    .filter((words) => words.length > 0)
    .map((words) => `"${words.join(' ')}"`)
  return unwanted.length === 0 ? null : unwanted.join(' OR ')
}

function isOpen(query: ParsedQuery, term: Term, index: number): boolean {
  return query.open && !term.phrase && !term.excluded && index === query.terms.length - 1
}
