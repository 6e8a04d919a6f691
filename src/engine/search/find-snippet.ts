import { blockText, type Block } from '../../contract/blocks.ts'
import { foldAccents } from './fold-accents.ts'
import type { ParsedQuery } from './parse-query.ts'

/** How many characters a snippet has, and how many of them may stand before the first hit. */
const SNIPPET_LENGTH = 160
const BEFORE_HIT = 40

export type Snippet = { text: string; hits: [number, number][] }

/**
 * A pattern that finds the words of a query in text whose accents are folded, whatever their case; null where the
 * query asks for no words.
 */
export function hitPattern(query: ParsedQuery): RegExp | null {
  const wanted = query.terms.filter((term) => !term.excluded)
  const patterns = wanted.map((term, index) => {
    const words = foldAccents(term.text).text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    const body = words.map(escaped).join('[^\\p{L}\\p{N}]+')
    const prefix = query.open && index === wanted.length - 1 && !term.phrase
    return body === ''
      ? null
      : `(?<![\\p{L}\\p{N}])${body}${prefix ? '' : '(?![\\p{L}\\p{N}])'}|${unspaced(words)}`
  })
  const found = patterns.filter((pattern) => pattern !== null)
  return found.length === 0 ? null : new RegExp(found.join('|'), 'giu')
}

/**
 * The words around the first hit in an item's body, with every hit in them.
 * @param blocks the item's blocks, in order
 * @param pattern from `hitPattern`
 * @returns null where no block has a hit (it may stand in the headline)
 */
export function findSnippet(blocks: readonly Block[], pattern: RegExp): Snippet | null {
  for (const block of blocks) {
    const text = blockText(block)
    const [first] = hitsIn(text, pattern)
    if (!first) continue
    const start = wordStart(text, Math.max(0, first[0] - BEFORE_HIT), first[0])
    const end = wholeEnd(text, start + SNIPPET_LENGTH)
    const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end).trimEnd()}${end < text.length ? ' …' : ''}`
    return { text: shown, hits: hitsIn(shown, pattern) }
  }
  return null
}

/** Every hit as offsets into the text as it stands. */
function hitsIn(text: string, pattern: RegExp): [number, number][] {
  const folded = foldAccents(text)
  return Array.from(folded.text.matchAll(pattern), (hit) => {
    const end = hit.index + hit[0].length
    return [folded.placeOf(hit.index), folded.placeOf(end)]
  })
}

function wordStart(text: string, from: number, before: number): number {
  if (from === 0) return 0
  const space = text.slice(from, before).search(/\s/u)
  return space < 0 ? wholeEnd(text, from) : from + space + 1
}

/** The place itself, or the one before where it would part a surrogate pair. */
function wholeEnd(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}

/** In scripts without spaces a word may stand anywhere; elsewhere this alternative never matches. */
function unspaced(words: readonly string[]): string {
  const script =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+$/u
  return words.every((word) => script.test(word)) ? words.map(escaped).join('\\s*') : '(?!)'
}
