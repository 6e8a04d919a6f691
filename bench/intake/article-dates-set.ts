import { isLabelled, readPages, rounded } from './labelled-pages.ts'
import type { MeasuredSet } from './measured-set.ts'
import { statedDay } from './stated-day.ts'

/** Days of publication: `ground-truth.json` names one for each page, and no text. */
export const set: MeasuredSet = {
  name: 'article-dates',
  fits: (folder) => isLabelled(folder, (gold) => gold.date !== undefined && gold.with === undefined),
  measure: async (folder, read, show) => {
    let [right, wrong, none] = [0, 0, 0]
    const evidence: Record<string, { right: number; wrong: number }> = {}
    for await (const { key, gold, draft } of readPages(folder, read)) {
      const day = draft?.published === null || draft === null ? null : statedDay(draft.published)
      const from = draft?.fields.find(({ name }) => name === 'page:published-from')?.value ?? 'none'
      const counted = (evidence[from] ??= { right: 0, wrong: 0 })
      if (day === null) none += 1
      else if (day === gold.date) [right, counted.right] = [right + 1, counted.right + 1]
      else [wrong, counted.wrong] = [wrong + 1, counted.wrong + 1]
      if (show && day !== gold.date) console.log(`${gold.date} ${day ?? 'none'} by ${from}: ${key}`)
    }
    if (show) console.log(evidence)
    const pages = right + wrong + none
    return {
      pages,
      right,
      wrong,
      none,
      ...rounded({ f: (2 * right) / (2 * right + wrong + none), accuracy: right / pages }),
    }
  },
}
