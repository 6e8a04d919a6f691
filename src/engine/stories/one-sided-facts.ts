import { blockText, type Block } from '../../contract/blocks.ts'
import type { Comparison } from '../../contract/stories.ts'
import { NAME, NUMBER, placedWords } from './copy-words.ts'

/** So many of each are told; beyond that the texts are simply different. */
const MOST = 40

/** Numbers and names that stand in only one of two texts, as they are written there, in reading order. */
export function oneSidedFacts(
  left: readonly Block[],
  right: readonly Block[],
): Pick<Comparison, 'numbers' | 'names'> {
  const [one, other] = [placedWords(left), placedWords(right)]
  return {
    numbers: { left: missing(left, one, other, NUMBER), right: missing(right, other, one, NUMBER) },
    names: { left: missing(left, one, other, NAME), right: missing(right, other, one, NAME) },
  }
}

type Placed = ReturnType<typeof placedWords>

function missing(blocks: readonly Block[], own: Placed, other: Placed, kind: number): string[] {
  const there = new Set(other.words)
  const told = new Set<number>()
  const found: string[] = []
  own.words.forEach((word, at) => {
    if (own.kinds[at] !== kind || there.has(word) || told.has(word) || found.length === MOST) return
    told.add(word)
    const block = blocks[own.places.block[at] ?? 0]
    if (block) found.push(blockText(block).slice(own.places.start[at], own.places.end[at]))
  })
  return found
}
