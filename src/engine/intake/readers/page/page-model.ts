import model from '../../../../../resources/vocabularies/page-model.json' with { type: 'json' }
import { probability, type BoostedTrees } from './boosted-trees.ts'

/** The questions that the model answers, each with trees of its own. */
export type PageModel = Record<'copy' | 'copyAmongCopy' | 'published' | 'byline' | 'headline', BoostedTrees>

/**
 * Weights that `tools/train-page-model.ts` grew from labelled pages. They tell copy from the rest of a page, and
 * the headline, byline and day of publication among what a page states.
 */
export const pageModel = model as unknown as PageModel

/** The candidate that the trees believe most, with the probability; null where there is none. */
export function mostProbable<Candidate extends { row: number[] }>(
  candidates: readonly Candidate[],
  trees: BoostedTrees,
): { candidate: Candidate; probability: number } | null {
  let best: { candidate: Candidate; probability: number } | null = null
  for (const candidate of candidates) {
    const believed = probability(trees, candidate.row)
    if (best === null || believed > best.probability) best = { candidate, probability: believed }
  }
  return best
}
