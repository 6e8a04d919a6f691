import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/contract/blocks.ts'
import { blockText } from '../../../src/contract/blocks.ts'
import { compareTexts, type WeighedText } from '../../../src/engine/stories/compare-texts.ts'
import { copyWords, NAME, NUMBER, placedWords } from '../../../src/engine/stories/copy-words.ts'
import { fingerprints, SHINGLE, shingleHashes, WINDOW } from '../../../src/engine/stories/fingerprints.ts'
import { isDigest } from '../../../src/engine/stories/find-digests.ts'
import { withVocabulary } from '../../../src/engine/stories/story-text.ts'
import { sharedPassages } from '../../../src/engine/stories/shared-passages.ts'

const body = (...lines: string[]): Block[] =>
  lines.map((text) => ({ kind: 'paragraph', role: 'body', runs: [{ text }] }))

const anyWords = (min: number, max: number): fc.Arbitrary<Uint32Array> =>
  fc.array(fc.nat(400), { minLength: min, maxLength: max }).map((words) => Uint32Array.from(words))

describe('fingerprints', () => {
  it('find every passage of twenty words that two texts share', () => {
    const passage = anyWords(WINDOW + SHINGLE - 1, 40)
    const around = anyWords(0, 60)
    fc.assert(
      fc.property(passage, around, around, around, around, (shared, a, b, c, d) => {
        const one = new Set(fingerprints(shingleHashes(Uint32Array.from([...a, ...shared, ...b]))))
        const other = fingerprints(shingleHashes(Uint32Array.from([...c, ...shared, ...d])))
        expect(other.some((print) => one.has(print))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('are few: about two for seventeen words of a long text', () => {
    const words = Uint32Array.from({ length: 3_000 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 0)
    const count = fingerprints(shingleHashes(words)).length
    expect(count).toBeGreaterThan(280)
    expect(count).toBeLessThan(430)
  })
})

describe('words', () => {
  it.each([
    ['case, width and apostrophes', 'Don’t Ｓtop', 'dont stop'],
    ['a soft hyphen and a word over a line', 're\u00adport was re-\nleased', 'report was released'],
    ['a composed accent', 'cafe\u0301', 'café'],
    ['Arabic vowel marks and stretching', 'كِتَابٌ كـتاب', 'كتاب كتاب'],
  ])('are the same with %s', (_, one, other) => {
    expect([...copyWords(body(one)).words]).toEqual([...copyWords(body(other)).words])
  })

  it('are told as numbers and names', () => {
    const { kinds } = copyWords(body('Prices rose 6-1/8 points to 1,500, three more, said Ada Marsh.'))
    expect([...kinds]).toEqual([0, 0, NUMBER, 0, 0, NUMBER, NUMBER, 0, 0, NAME, NAME])
  })

  it('are pairs of characters where a script has no spaces', () => {
    expect(copyWords(body('粮食丰收')).words).toHaveLength(3)
    expect(copyWords(body('雨。雪')).words).toHaveLength(2)
  })

  it('stand where their places say, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 }), (lines) => {
        const blocks = body(...lines)
        const { words, places } = placedWords(blocks)
        let before = -1
        words.forEach((_, at) => {
          const text = blockText(blocks[places.block[at] ?? 0] ?? { kind: 'rule', role: 'body', runs: [] })
          const [start = 0, end = 0] = [places.start[at], places.end[at]]
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
          const place = (places.block[at] ?? 0) * 1e6 + start
          expect(place).toBeGreaterThanOrEqual(before)
          before = place
        })
      }),
    )
  })
})

describe('shared passages', () => {
  it('are the same words in both texts, and none over another on the left', () => {
    fc.assert(
      fc.property(anyWords(0, 60), anyWords(0, 60), (left, right) => {
        let end = 0
        for (const passage of sharedPassages(left, right)) {
          expect(passage.left).toBeGreaterThanOrEqual(end)
          expect(left.subarray(passage.left, passage.left + passage.length)).toEqual(
            right.subarray(passage.right, passage.right + passage.length),
          )
          end = passage.left + passage.length
        }
      }),
    )
  })

  it('are found in texts that repeat a word ten thousand times, in good time', () => {
    const same = new Uint32Array(10_000).fill(7)
    const began = performance.now()
    expect(sharedPassages(same, same)).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('a likeness', () => {
  it('does not hang on which text is given first', () => {
    const text = (words: Uint32Array, source: string): WeighedText => ({
      ...withVocabulary({ words, kinds: new Uint8Array(words.length) }),
      frame: null,
      title: new Uint32Array(0),
      source,
      time: null,
      url: null,
    })
    fc.assert(
      fc.property(anyWords(0, 50), anyWords(0, 50), (left, right) => {
        const there = compareTexts(text(left, 'A'), text(right, 'B'))
        const back = compareTexts(text(right, 'B'), text(left, 'A'))
        expect({ ...back, turned: there.turned }).toEqual(there)
      }),
    )
  })
})

describe('a digest', () => {
  const apart = (): boolean => false
  it.each<[string, { with: number; parts: number; whole: boolean }[], boolean]>([
    [
      'three stories one after another',
      [
        { with: 1, parts: 0xffe00000, whole: false },
        { with: 2, parts: 0x001ffc00, whole: false },
        { with: 3, parts: 0x000003ff, whole: false },
      ],
      true,
    ],
    [
      'a report that quotes another in its midst',
      [
        { with: 1, parts: 0xfff003ff, whole: false },
        { with: 2, parts: 0x000ffc00, whole: false },
      ],
      false,
    ],
    [
      'a report that two excerpts were cut from',
      [
        { with: 1, parts: 0xffff0000, whole: true },
        { with: 2, parts: 0x0000ffff, whole: true },
      ],
      false,
    ],
    [
      'a report that makes up most of it',
      [
        { with: 1, parts: 0xfffffc00, whole: false },
        { with: 2, parts: 0x000003ff, whole: false },
      ],
      false,
    ],
  ])('is told from what it is not: %s', (_, shared, digest) => {
    expect(isDigest(shared, apart)).toBe(digest)
  })

  it('counts copies of one story once', () => {
    const shared = [
      { with: 1, parts: 0xffff0000, whole: false },
      { with: 2, parts: 0x0000ffff, whole: false },
    ]
    expect(isDigest(shared, () => true)).toBe(false)
    expect(isDigest(shared, apart)).toBe(true)
  })
})
