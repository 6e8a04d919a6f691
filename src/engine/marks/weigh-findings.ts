import type { MarkKind, MarkName, MarkRow, Passage } from '../../contract/marks.ts'
import { asEvidence, type Family, type Finding } from './finding.ts'

/** The most that the findings of one family can add: a site's three footers are still one site. */
const CAPS: Record<Family, number> = {
  field: 0.95,
  address: 0.8,
  credit: 0.9,
  reprint: 0.9,
  press: 0.8,
  label: 0.8,
  disclaimer: 0.55,
  kicker: 0.5,
  sentences: 0.6,
  story: 0.8,
}

/** A suggestion is made from here on; below it the score is kept and no mark is shown. */
export const SUGGESTION_THRESHOLD = 0.5

/** How many findings an editor is shown first; the rest follow in the same order. */
const SHOWN = 24

/** Findings that speak about the same mark on the same passage, weighed together. */
export type Weighed = {
  mark: MarkName
  kind: MarkKind
  originator: string | null
  /** All that was found proves a part of the copy only. */
  partly: boolean
  score: number
  blocks: Passage | null
  /** Strongest first. */
  findings: Finding[]
}

/**
 * Groups findings by mark and passage and weighs each group: the sum of its weights, each family up to its
 * cap, between 0 and 1.
 * In: findings in the order of the signals. Out: the groups, whole item before passages, in a fixed order.
 */
export function weighFindings(findings: readonly Finding[]): Weighed[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.mark} ${finding.blocks === null ? '' : finding.blocks.join('-')}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].map(weighGroup).sort(byMarkAndPlace)
}

/** The marks to suggest: every weighed group that reaches the threshold, strongest evidence first. */
export function marksOf(weighed: readonly Weighed[]): MarkRow[] {
  return weighed
    .filter((group) => group.score >= SUGGESTION_THRESHOLD)
    .map(({ mark, kind, originator, partly, score, blocks, findings }) => ({
      mark,
      kind,
      status: 'suggested',
      originator,
      ...(partly && { partly }),
      score,
      blocks,
      evidence: findings.slice(0, SHOWN).map(asEvidence),
    }))
}

function weighGroup(group: readonly Finding[]): Weighed {
  const findings = [...group].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const sums = new Map<Family, number>()
  for (const { family, weight } of findings) sums.set(family, (sums.get(family) ?? 0) + weight)
  let score = 0
  for (const [family, sum] of sums) {
    score += Math.min(sum, CAPS[family])
  }
  const strongest = findings.find((finding) => finding.weight > 0)
  return {
    mark: findings[0]?.mark ?? 'syndicated',
    kind: kindOf(findings),
    originator:
      findings.find(({ originator, weight }) => originator !== null && weight > 0)?.originator ?? null,
    partly: findings.every((finding) => finding.weight <= 0 || finding.partly === true),
    score: round(Math.max(0, Math.min(1, score))),
    blocks: strongest?.blocks ?? findings[0]?.blocks ?? null,
    findings,
  }
}

/** The kind with the most weight; on a tie a particular kind wins over the mark's own name. A tone has no kind. */
function kindOf(all: readonly Finding[]): MarkKind {
  const stated = all.filter(({ family, weight }) => family !== 'sentences' && weight > 0)
  const findings = stated.length > 0 ? stated : all
  const sums = new Map<MarkKind, number>()
  for (const { kind, weight } of findings) {
    if (weight > 0) sums.set(kind, (sums.get(kind) ?? 0) + weight + (isPlain(kind) ? 0 : 0.01))
  }
  const ranked = [...sums].sort((a, b) => b[1] - a[1])
  return ranked[0]?.[0] ?? findings[0]?.kind ?? 'syndicated'
}

function isPlain(kind: MarkKind): boolean {
  return kind === 'syndicated' || kind === 'opinion'
}

function byMarkAndPlace(a: Weighed, b: Weighed): number {
  if (a.mark !== b.mark) return a.mark === 'syndicated' ? -1 : 1
  return (a.blocks?.[0] ?? -1) - (b.blocks?.[0] ?? -1)
}

/** Two decimals: more would claim a precision that the weights do not have, and differ by machine. */
function round(score: number): number {
  return Math.round(score * 100) / 100
}
