import type { Block, Run, Span } from '../../contract/blocks.ts'
import type { Evidence, MarkName, MarkRow } from '../../contract/marks.ts'

/** One finding with the number that ties its line in the card to its place in the text. */
export type NumberedEvidence = {
  readonly number: number
  readonly mark: MarkName
  readonly evidence: Evidence
}
/** A mark that is shown with a card, and its findings. */
export type ShownMark = { readonly mark: MarkRow; readonly findings: readonly NumberedEvidence[] }

/** Marks with their findings numbered through, suggestions first; overruled ones are left to the history. */
export function numberEvidence(marks: readonly MarkRow[]): ShownMark[] {
  const order = { suggested: 0, confirmed: 1, rejected: 2 }
  let number = 0
  return marks
    .filter((mark) => mark.status !== 'rejected')
    .toSorted((left, right) => order[left.status] - order[right.status])
    .map((mark) => ({
      mark,
      findings: mark.evidence.map((evidence) => ({ number: ++number, mark: mark.mark, evidence })),
    }))
}

/** A stretch of text that must look one way: a run's, cut where evidence or a find begins or ends. */
export type Piece = {
  readonly text: string
  readonly run: Run
  /** Findings that cover it, and those that end with it and so put their number here. */
  readonly evidence: readonly NumberedEvidence[]
  readonly ends: readonly NumberedEvidence[]
  readonly hit: number | null
}

export type Hit = { readonly number: number; readonly span: Span }

/**
 * Cuts the runs of a block at every boundary. Offsets are UTF-16 code units into the block's text; what reaches
 * beyond it is cut off.
 */
export function piecesOfRuns(
  runs: readonly Run[],
  evidence: readonly NumberedEvidence[],
  hits: readonly Hit[],
): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const run of runs) {
    const end = at + run.text.length
    const cuts = new Set([at, end])
    for (const { evidence: each } of evidence) {
      if (each.span) cuts.add(clamp(each.span.start, at, end)).add(clamp(each.span.end, at, end))
    }
    for (const { span } of hits) cuts.add(clamp(span.start, at, end)).add(clamp(span.end, at, end))
    const sorted = [...cuts].sort((left, right) => left - right)
    for (let index = 0; index + 1 < sorted.length; index++) {
      const from = sorted[index] ?? at
      const to = sorted[index + 1] ?? end
      const covering = evidence.filter(
        ({ evidence: { span } }) => span && span.start <= from && span.end >= to,
      )
      pieces.push({
        text: run.text.slice(from - at, to - at),
        run,
        evidence: covering,
        ends: covering.filter(({ evidence: { span } }) => span?.end === to),
        hit: hits.find(({ span }) => span.start <= from && span.end >= to)?.number ?? null,
      })
    }
    at = end
  }
  return pieces
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** Where a text stands in the blocks, without regard to case; at most 500 places. */
export function findInBlocks(
  blocks: readonly Block[],
  textOf: (block: Block) => string,
  wanted: string,
): Hit[] {
  const hits: Hit[] = []
  const needle = wanted.toLocaleLowerCase()
  if (needle === '') return hits
  blocks.forEach((block, index) => {
    const text = textOf(block)
    const folded = text.toLocaleLowerCase()
    // Folding may change the length (İ); offsets would then lie, so such a block is searched as it is.
    const hay = folded.length === text.length ? folded : text
    for (
      let at = hay.indexOf(needle);
      at >= 0 && hits.length < 500;
      at = hay.indexOf(needle, at + needle.length)
    ) {
      hits.push({ number: hits.length, span: { block: index, start: at, end: at + needle.length } })
    }
  })
  return hits
}

/** Strength in a word, as the contract bounds it. */
export function strengthOf(weight: number): 'against' | 'weak' | 'fair' | 'strong' {
  if (weight < 0) return 'against'
  if (weight < 0.3) return 'weak'
  return weight < 0.6 ? 'fair' : 'strong'
}
