import type { Evidence, MarkKind, MarkName, MarkRow, MarkStatus } from '../../contract/marks.ts'

export type SuggestionRow = {
  mark: MarkName
  first: number
  last: number
  kind: MarkKind
  originator: string | null
  partly: number
  score: number
  evidence: string
}
export type DecisionRow = {
  mark: MarkName
  first: number
  last: number
  status: 'confirmed' | 'rejected'
  kind: MarkKind
  originator: string | null
}

/**
 * The marks of an item: what editors decided stands over what signals suggest, place by place.
 * A decision without a suggestion is a mark by hand and has no evidence.
 */
export function effectiveMarks(
  suggestions: readonly SuggestionRow[],
  decisions: readonly DecisionRow[],
): MarkRow[] {
  const marks = new Map<string, MarkRow>()
  for (const row of suggestions) {
    marks.set(placeOf(row), {
      mark: row.mark,
      kind: row.kind,
      status: 'suggested',
      originator: row.originator,
      ...(row.partly === 1 && { partly: true }),
      score: row.score,
      blocks: row.first < 0 ? null : [row.first, row.last],
      evidence: JSON.parse(row.evidence) as Evidence[],
    })
  }
  for (const row of decisions) {
    const suggested = marks.get(placeOf(row))
    marks.set(placeOf(row), {
      mark: row.mark,
      kind: row.kind,
      status: row.status,
      originator: row.originator ?? suggested?.originator ?? null,
      ...(suggested?.partly === true && { partly: true }),
      score: suggested?.score ?? (row.status === 'confirmed' ? 1 : 0),
      blocks: row.first < 0 ? null : [row.first, row.last],
      evidence: suggested?.evidence ?? [],
    })
  }
  return [...marks.values()].sort(
    (one, other) =>
      one.mark.localeCompare(other.mark) * -1 || (one.blocks?.[0] ?? -1) - (other.blocks?.[0] ?? -1),
  )
}

/** What a list filters by: open to decide before decided, decided for before decided against. */
export function markFlag(marks: readonly MarkRow[], name: MarkName): MarkStatus | null {
  const statuses = marks.filter((each) => each.mark === name).map((each) => each.status)
  return (['suggested', 'confirmed', 'rejected'] as const).find((status) => statuses.includes(status)) ?? null
}

function placeOf(row: { mark: string; first: number; last: number }): string {
  return `${row.mark} ${row.first} ${row.last}`
}
