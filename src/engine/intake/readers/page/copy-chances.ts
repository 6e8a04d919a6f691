import { blockFeatures, sightFeatures } from './block-features.ts'
import { probability } from './boosted-trees.ts'
import type { PageModel } from './page-model.ts'
import type { PageView } from './page-view.ts'

/**
 * How probably each block of a page is copy of its article, 0 to 1. Two looks: each block by itself, then again
 * among the others, and the mean of both as log odds.
 */
export function copyChances({ placed, outline }: PageView, model: PageModel): number[] {
  const rows = blockFeatures(outline)
  const first = rows.map((row) => probability(model.copy, row))
  const again = sightFeatures(placed, rows, first)
  return again.map((row, at) => meanChance(first[at] ?? 0, probability(model.copyAmongCopy, row)))
}

/** The mean of two probabilities as log odds. */
function meanChance(one: number, other: number): number {
  const odds = (chance: number): number => Math.log((chance + 1e-6) / (1 - chance + 1e-6))
  return 1 / (1 + Math.exp(-(odds(one) + odds(other)) / 2))
}
