import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import { blockText } from '../../src/contract/blocks.ts'
import { isOwnView, scoreSentences } from '../../src/engine/marks/sentence-score.ts'
import type { MeasuredSet } from '../intake/measured-set.ts'
import { areaUnder, rounded } from './figures.ts'
import { draftsOf, firstLines, linesOf } from './labelled-lines.ts'

const OWN_VIEW = new Set(['SUBJ', 'opinion'])
const REPORT = new Set(['OBJ', 'factual'])

/** Single sentences labelled subjective or objective (or opinion and factual; what lies between is left out). */
export const set: MeasuredSet = {
  name: 'opinion-sentences',
  fits: (folder) => {
    const labels = new Set(firstLines(folder).map(({ label }) => label ?? ''))
    return ['SUBJ', 'factual'].some((label) => labels.has(label))
  },
  async measure(folder, read, show) {
    const lines = linesOf(folder).filter(({ label = '' }) => OWN_VIEW.has(label) || REPORT.has(label))
    const byId = new Map(lines.map((line) => [line.id, line]))
    const language = (firstLines(folder)[0] as { lang?: string }).lang ?? 'en'
    const drafts = await draftsOf(
      lines.map(({ id, text }) => ({ id, text, language })),
      read,
    )
    const judged = drafts.flatMap((draft) => {
      const line = byId.get(draft.externalId ?? '')
      if (line === undefined) return []
      const score = scoreOf(draft, language)
      return [{ score, found: isOwnView(score), wanted: OWN_VIEW.has(line.label ?? ''), text: line.text }]
    })
    if (show) {
      for (const { score, found, wanted, text } of judged)
        if (found !== wanted) console.log(wanted ? 'MISSED' : 'FALSE ', rounded(score), text)
    }
    const count = (found: boolean, wanted: boolean) =>
      judged.filter((each) => each.found === found && each.wanted === wanted).length
    const f1 = (wanted: boolean) =>
      (2 * count(wanted, wanted)) /
      Math.max(1, 2 * count(wanted, wanted) + count(wanted, !wanted) + count(!wanted, wanted))
    return {
      items: judged.length,
      subjective: judged.filter(({ wanted }) => wanted).length,
      macroF1: rounded((f1(true) + f1(false)) / 2),
      f1Subjective: rounded(f1(true)),
      f1Objective: rounded(f1(false)),
      accuracy: rounded((count(true, true) + count(false, false)) / Math.max(1, judged.length)),
      auc: areaUnder(judged),
    }
  },
}

/** A labelled sentence that the reader parts again counts by its longest part. */
function scoreOf(draft: PreparedDraft, language: string): number {
  const sentences = draft.blocks.flatMap((block) =>
    block.kind === 'image' || block.kind === 'rule' ? [] : scoreSentences(blockText(block), language),
  )
  const length = sentences.reduce((sum, { words }) => sum + words.length, 0)
  return sentences.reduce((sum, { score, words }) => sum + score * words.length, 0) / Math.max(1, length)
}
