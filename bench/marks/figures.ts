import type { MarkName, MarkRow } from '../../src/contract/marks.ts'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { MarkSubject } from '../../src/engine/marks/subject.ts'
import { findingsOf, scoresOf, suggestMarks } from '../../src/engine/marks/suggest-marks.ts'
import type { Finding } from '../../src/engine/marks/finding.ts'

/** What the signals say of one item, beside what its label wants. */
export type Judged = {
  id: string
  label: string
  wanted: boolean
  draft: PreparedDraft
  marks: MarkRow[]
  findings: Finding[]
  score: number
}

/** Judges one item for one mark, as landing does. */
export function judge(
  subject: MarkSubject,
  mark: MarkName,
): { marks: MarkRow[]; findings: Finding[]; score: number } {
  const findings = findingsOf(subject)
  return {
    findings: findings.filter((each) => each.mark === mark),
    marks: suggestMarks(subject, findings).filter((each) => each.mark === mark),
    score: scoresOf(subject, findings)[mark],
  }
}

/** An item of which nothing is known but its words. */
export function wordsAlone(draft: PreparedDraft): MarkSubject {
  const nothing = { headline: null, byline: null, dateline: null, url: null, canonicalUrl: null }
  return {
    ...nothing,
    source: null,
    sourceUrl: null,
    section: null,
    rights: null,
    wire: null,
    fields: [],
    language: draft.language,
    blocks: draft.blocks,
  }
}

/** Precision, recall and F1 of counts. */
export function ratesOf(right: number, marked: number, wanted: number) {
  const precision = right / Math.max(1, marked)
  const recall = right / Math.max(1, wanted)
  return {
    right,
    marked,
    wanted,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded((2 * precision * recall) / Math.max(1e-9, precision + recall)),
  }
}

/** The chance that an item that wants the mark scores above one that does not. */
export function areaUnder(judged: readonly { wanted: boolean; score: number }[]): number {
  const wanted = judged.filter((each) => each.wanted)
  const others = judged.filter((each) => !each.wanted)
  let above = 0
  for (const one of wanted)
    for (const other of others) above += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
  return rounded(above / Math.max(1, wanted.length * others.length))
}

/** What a signal found in an item must weigh so much to be counted: less is a hint that ranks, and no claim. */
const FAIR = 0.3

/** How often each signal speaks where the label wants the mark, and where it does not; printed as a table. */
export function signalFigures(judged: readonly Judged[]) {
  const figures: Record<string, { right: number; wrong: number; precision: number; recall: number }> = {}
  const wantedInAll = judged.filter((each) => each.wanted).length
  for (const { wanted, findings } of judged) {
    const weights = new Map<string, number>()
    for (const { weight, signal } of findings) weights.set(signal, (weights.get(signal) ?? 0) + weight)
    const names = [...weights].flatMap(([name, weight]) => (weight >= FAIR ? [name] : []))
    for (const name of names) {
      const figure = (figures[name] ??= { right: 0, wrong: 0, precision: 0, recall: 0 })
      if (wanted) figure.right += 1
      else figure.wrong += 1
    }
  }
  for (const figure of Object.values(figures)) {
    figure.precision = rounded(figure.right / (figure.right + figure.wrong))
    figure.recall = rounded(figure.right / Math.max(1, wantedInAll))
  }
  console.table(figures)
  return figures
}

/** Processor time of one item in milliseconds, after a first pass that compiles the patterns. */
export function millisecondsEach(work: () => void, items: number): number {
  work()
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return rounded((user + system) / 1000 / Math.max(1, items))
}

/** Prints what is marked and should not be, and what should be and is not. */
export function showMistakes(
  judged: readonly Judged[],
  spans: (id: string) => readonly string[] = () => [],
): void {
  for (const { id, label, wanted, marks, score, draft } of judged) {
    if (wanted === marks.length > 0) continue
    const proof = marks.flatMap(({ evidence }) =>
      evidence.map((each) => `${each.signal} ${each.weight}: ${each.words}`),
    )
    console.log(
      marks.length > 0 ? 'FALSE ' : 'MISSED',
      id,
      label,
      score,
      draft.headline,
      draft.url,
      draft.byline,
      marks.length > 0 ? proof : spans(id),
    )
  }
}

/** To three decimals. */
export function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
