import type { Finding } from './finding.ts'

/** What the decisions on one signal's evidence in one source were. */
export type Decided = { confirmed: number; overruled: number }

/** What the desk has taught of one signal in one source: it weighs so much of its weight, and why. */
export type Lesson = { weighs: number; words: string }

/** Fewer decisions against a signal are no habit. */
const FEWEST_OVERRULED = 3
/** However often it is overruled, a signal still shows what it found. */
const LEAST = 0.2

/** What is left of a signal's weight in a source after these decisions: 1 unless it is overruled more than confirmed. */
export function weighsOf({ confirmed, overruled }: Decided): number {
  if (overruled < FEWEST_OVERRULED || overruled <= confirmed) return 1
  return Math.max(LEAST, Math.round(((confirmed + 1) / (overruled + 1)) * 100) / 100)
}

/** The lesson of decisions in a source, or null where there is none. */
export function lessonOf(decided: Decided, source: string): Lesson | null {
  const weighs = weighsOf(decided)
  if (weighs === 1) return null
  const { confirmed, overruled } = decided
  return {
    weighs,
    words: `The desk overruled this ${overruled} of ${confirmed + overruled} times for ${source}, so it weighs less here.`,
  }
}

/** What a source prints beneath everything says nothing of one item: disclaimers and an agency's copyright. */
const SAID_OF_ALL: ReadonlySet<string> = new Set([
  'opinion-disclaimer',
  'agency-last-line',
  'agency-contributed',
])
const WEIGHT_OF_NOTICE = 0.2

/** A finding as it counts in a paragraph that stands beneath many items of the source. */
export function atNotice(finding: Finding, notices: readonly number[]): Finding {
  if (finding.span === null || !notices.includes(finding.span.block) || !SAID_OF_ALL.has(finding.signal))
    return finding
  return {
    ...finding,
    weight: Math.round(finding.weight * WEIGHT_OF_NOTICE * 1000) / 1000,
    note: 'The source prints this paragraph beneath many items, so it says little of this one.',
  }
}

/** A finding as it counts after a lesson; what speaks against a mark is left as it is. */
export function lessened(finding: Finding, { weighs, words }: Lesson): Finding {
  if (finding.weight <= 0) return finding
  return { ...finding, weight: Math.round(finding.weight * weighs * 1000) / 1000, note: words }
}
