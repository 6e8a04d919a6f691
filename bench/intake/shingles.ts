/**
 * Article bodies compared as the article-extraction benchmark compares them (github.com/scrapinghub/
 * article-extraction-benchmark, evaluate.py): runs of four words, counted, each page's hits and misses divided by
 * their sum.
 */
export type BodyScore = { hit: number; extra: number; missed: number; exact: boolean; empty: boolean }

const RUN = 4

export function compareBodies(gold: string, found: string): BodyScore {
  const [wanted, given] = [wordsOf(gold), wordsOf(found)]
  const [one, other] = [runsOf(wanted), runsOf(given)]
  let [hit, extra, missed] = [0, 0, 0]
  for (const run of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(run) ?? 0, other.get(run) ?? 0]
    hit += Math.min(a, b)
    extra += Math.max(0, b - a)
    missed += Math.max(0, a - b)
  }
  const sum = hit + extra + missed || 1
  return {
    hit: hit / sum,
    extra: extra / sum,
    missed: missed / sum,
    exact: wanted.join(' ') === given.join(' '),
    empty: given.length === 0,
  }
}

/** Means over pages; a page without a prediction counts for recall alone. */
export function meanScores(scores: readonly BodyScore[]): Record<string, number> {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length
  const precision = mean(
    scores.filter(({ empty }) => !empty).map(({ hit, extra }) => (hit === 0 ? 0 : hit / (hit + extra))),
  )
  const recall = mean(scores.map(({ hit, missed }) => (hit === 0 ? 0 : hit / (hit + missed))))
  return {
    f1: (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    exact: scores.filter(({ exact }) => exact).length / scores.length,
  }
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? []
}

function runsOf(words: readonly string[]): Map<string, number> {
  const runs = new Map<string, number>()
  if (words.length === 0) return runs
  for (let at = 0; at < Math.max(1, words.length - RUN + 1); at += 1) {
    const run = words.slice(at, at + RUN).join(' ')
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}
