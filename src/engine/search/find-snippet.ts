import { blockText, type Block } from '../../contract/blocks.ts'
import type { ParsedQuery } from './parse-query.ts'

/** How many characters a snippet has, and how many of them may stand before the first hit. */
const SNIPPET_LENGTH = 160
const BEFORE_HIT = 40

export type Snippet = { text: string; hits: [number, number][] }

/**
 * A pattern that finds the words of a query in running text as a reader sees them, without regard to case or
 * accents in the pattern's Latin letters; null where the query asks for no words.
 */
export function hitPattern(query: ParsedQuery): RegExp | null {
  const wanted = query.terms.filter((term) => !term.excluded)
  const patterns = wanted.map((term, index) => {
    const words = term.text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
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
    pattern.lastIndex = 0
    const first = pattern.exec(text)
    if (!first) continue
    const start = wordStart(text, Math.max(0, first.index - BEFORE_HIT), first.index)
    const cut = text.slice(start, start + SNIPPET_LENGTH)
    const lead = start > 0 ? '… ' : ''
    const shown = `${lead}${cut.trimEnd()}${start + SNIPPET_LENGTH < text.length ? ' …' : ''}`
    pattern.lastIndex = 0
    const hits: [number, number][] = []
    for (const hit of shown.matchAll(pattern)) hits.push([hit.index, hit.index + hit[0].length])
    return { text: shown, hits }
  }
  return null
}

function wordStart(text: string, from: number, before: number): number {
  if (from === 0) return 0
  const space = text.slice(from, before).search(/\s/u)
  return space < 0 ? from : from + space + 1
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
