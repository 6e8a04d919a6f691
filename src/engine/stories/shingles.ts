import { blockText, type Block } from '../../contract/blocks.ts'
import { normalForm } from './story-key.ts'

/** The length of a shingle in words: long enough that common phrases seldom agree by chance. */
const WORDS = 5

/** Every run of five words of the body, as text. Bodies shorter than that give one shingle of all their words. */
export function shinglesOf(blocks: readonly Block[]): Set<string> {
  const body = blocks.filter((block) => block.role === 'body')
  const words = body.flatMap((block) => normalForm(blockText(block)).split(' ')).filter((word) => word !== '')
  if (words.length === 0) return new Set()
  const shingles = new Set<string>()
  for (let at = 0; at <= Math.max(0, words.length - WORDS); at++)
    shingles.add(words.slice(at, at + WORDS).join(' '))
  return shingles
}

/**
 * How much of one text stands in another, 0 to 1 (A. Z. Broder, "On the resemblance and containment of documents",
 * 1997: containment, because a partial reprint is short).
 */
export function containment(of: ReadonlySet<string>, within: ReadonlySet<string>): number {
  if (of.size === 0) return 0
  let shared = 0
  for (const shingle of of) if (within.has(shingle)) shared++
  return shared / of.size
}
