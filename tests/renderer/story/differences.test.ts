import { expect, test } from 'vitest'
import type { Comparison } from '../../../src/contract/stories.ts'
import { differencesOf, differenceWords, sameWords } from '../../../src/renderer/story/differences.ts'

function comparisonOf(given: Partial<Comparison>): Comparison {
  const nothing = { headline: 0, edits: 0, cut: 0, added: 0, moved: 0, paragraphs: 0 }
  return { headline: [], pairs: [], same: 1, differences: nothing, ...given } as unknown as Comparison
}

test('counts are told by kind, as far as there are any', () => {
  const words = (differences: Comparison['differences']) => differenceWords(comparisonOf({ differences }))
  expect(words({ headline: 1, edits: 2, cut: 1, added: 0, moved: 0, paragraphs: 11 })).toBe(
    '4 differences in 11 paragraphs: 1 headline, 2 edits, 1 paragraph cut',
  )
  expect(words({ headline: 0, edits: 1, cut: 0, added: 2, moved: 0, paragraphs: 1 })).toBe(
    '3 differences in 1 paragraph: 1 edit, 2 added',
  )
  expect(words({ headline: 0, edits: 0, cut: 0, added: 0, moved: 0, paragraphs: 5 })).toBe(
    'No differences in 5 paragraphs',
  )
})

test('only texts without a difference are the same in full', () => {
  expect(sameWords(comparisonOf({ same: 1 }))).toBe('100% same')
  expect(sameWords(comparisonOf({ same: 0.999 }))).toBe('99% same')
  expect(sameWords(comparisonOf({ same: 0.936 }))).toBe('94% same')
})

test('differences are stepped through in reading order, the headline first', () => {
  const pair = (same: boolean) => ({ left: null, right: null, pieces: [], same, moved: null })
  const comparison = comparisonOf({
    headline: [{ kind: 'added', text: 'agree' }],
    pairs: [pair(true), pair(false), pair(true), pair(false)],
  })
  expect(differencesOf(comparison)).toEqual(['headline', 1, 3])
  expect(differencesOf(comparisonOf({ headline: [{ kind: 'same', text: 'agree' }] }))).toEqual([])
})
