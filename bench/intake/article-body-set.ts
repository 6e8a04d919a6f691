import { isLabelled, readPages, rounded } from './labelled-pages.ts'
import type { MeasuredSet } from './measured-set.ts'
import { compareBodies, meanScores, type BodyScore } from './shingles.ts'

/** Bodies of articles: `ground-truth.json` names the whole text of each page. */
export const set: MeasuredSet = {
  name: 'article-body',
  fits: (folder) => isLabelled(folder, ({ articleBody }) => typeof articleBody === 'string'),
  measure: async (folder, read, show) => {
    const scores: BodyScore[] = []
    for await (const { key, gold, body } of readPages(folder, read)) {
      const score = compareBodies(gold.articleBody ?? '', body)
      scores.push(score)
      if (show && !score.exact)
        console.log(`${key} ${gold.url}: extra ${score.extra.toFixed(3)}, missed ${score.missed.toFixed(3)}`)
    }
    return { pages: scores.length, ...rounded(meanScores(scores)) }
  },
}
