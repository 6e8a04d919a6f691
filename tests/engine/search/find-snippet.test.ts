import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/contract/blocks.ts'
import { findSnippet, hitPattern } from '../../../src/engine/search/find-snippet.ts'
import { parseQuery } from '../../../src/engine/search/parse-query.ts'

const blocksOf = (...texts: string[]): Block[] =>
  texts.map((text) => ({ kind: 'paragraph', role: 'body', runs: [{ text }] }))

/** The words of a snippet that are hits. */
function check(query: string, texts: string[], hits: string[] | null): void {
  const pattern = hitPattern(parseQuery(query))
  const snippet = pattern && findSnippet(blocksOf(...texts), pattern)
  expect(snippet ? snippet.hits.map(([start, end]) => snippet.text.slice(start, end)) : null).toEqual(hits)
}

describe('a snippet', () => {
  it('shows every hit of the first paragraph that has one', () => {
    check('ferry ', ['No word of it.', 'The ferry waits; the Ferry of old did not.'], ['ferry', 'Ferry'])
  })
  it('shows what a word that is being typed begins', () => check('fer', ['The ferry waits.'], ['fer']))
  it('does not show a part of another word', () => check('art ', ['The start of part.'], null))
  it('shows phrases across punctuation', () =>
    check('"interim deal"', ['An interim, deal-like pact.'], ['interim, deal']))
  it('knows no accents', () => {
    check('resume ', ['His résumé and re\u0301sume\u0301.'], ['résumé', 're\u0301sume\u0301'])
    check('Škoda ', ['A Skoda stood there.'], ['Skoda'])
  })
  it('finds words in scripts without spaces', () => {
    check('粮食', ['今年粮食丰收。'], ['粮食'])
    check('สภา', ['ที่ประชุมสภาลงมติ'], ['สภา'])
  })
  it('takes nothing for a pattern', () => check('a.*b ', ['axxb'], null))
  it('is null where only the headline has it', () => check('ferry ', ['Nothing here.'], null))

  it('has its hits inside its text and parts no character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'ferry',
            'Fähre',
            'ﬁnish',
            '𝔉erry',
            '😀',
            '粮食',
            're\u0301sume\u0301',
            'und',
            ' ',
            '. ',
          ),
          { maxLength: 90 },
        ),
        fc.constantFrom('ferry', 'fahre ', 'finish', '粮', 'resume', 'und'),
        (words, query) => {
          const pattern = hitPattern(parseQuery(query))
          const snippet = pattern && findSnippet(blocksOf(words.join('')), pattern)
          if (!snippet) return
          expect(snippet.text.isWellFormed()).toBe(true)
          expect(snippet.hits.length).toBeGreaterThan(0)
          let last = 0
          for (const [start, end] of snippet.hits) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(snippet.text.length)
            last = end
          }
        },
      ),
    )
  })
})
