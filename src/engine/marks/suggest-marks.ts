import type { MarkRow } from '../../contract/marks.ts'
import type { Finding } from './finding.ts'
import { withHouses } from '../intake/credits/houses.ts'
import { atNotice, lessened } from './lessons.ts'
import { signals } from './signals.ts'
import type { MarkSubject } from './subject.ts'
import { marksOf, weighFindings } from './weigh-findings.ts'

/**
 * Everything that the signals find in an item, in a fixed order.
 * In: one version of an item with roles done, with its story and what the desk's decisions taught where they are
 * known. Out: the findings; the same subject gives the same ones anywhere.
 */
export function findingsOf(subject: MarkSubject): Finding[] {
  return withHouses(subject.houses ?? [], () =>
    signals.flatMap((signal) => {
      const found = signal.find(subject).map((finding) => atNotice(finding, subject.notices ?? []))
      const lesson = subject.lessons?.[signal.name]
      return lesson === undefined ? found : found.map((finding) => lessened(finding, lesson))
    }),
  )
}

/**
 * Suggests marks for an item: `syndicated` and `opinion`, on the whole item or on a passage.
 * In: one version of an item with roles done; its findings where they are at hand. Out: marks with status
 * `suggested`, the originator named, a score from 0.5 to 1 and the strongest evidence first.
 */
export function suggestMarks(
  subject: MarkSubject,
  findings: readonly Finding[] = findingsOf(subject),
): MarkRow[] {
  return marksOf(weighFindings(findings))
}

/**
 * How far an item leans to each mark, also where that is too little for a suggestion.
 * In: as `suggestMarks`. Out: 0 to 1 for each mark, the highest of the whole item and its passages.
 */
export function scoresOf(
  subject: MarkSubject,
  findings: readonly Finding[] = findingsOf(subject),
): { syndicated: number; opinion: number } {
  const scores = { syndicated: 0, opinion: 0 }
  for (const { mark, score, blocks, findings: found } of weighFindings(findings)) {
    // What tone alone says of a passage, it says of that share of the item.
    const isToneAlone = blocks !== null && found.every(({ family }) => family === 'sentences')
    const share = isToneAlone ? (blocks[1] - blocks[0] + 1) / Math.max(1, subject.blocks.length) : 1
    scores[mark] = Math.max(scores[mark], Math.round(score * share * 100) / 100)
  }
  return scores
}
