import table from '../../../resources/vocabularies/opinion-labels.json' with { type: 'json' }
import type { MarkKind } from '../../contract/marks.ts'

/** The kinds of an opinion mark. */
export type OpinionKind = Extract<
  MarkKind,
  'opinion' | 'editorial' | 'analysis' | 'review' | 'letter' | 'satire'
>

function byWord(groups: Record<string, string[]>): Map<string, OpinionKind> {
  const kinds = new Map<string, OpinionKind>()
  for (const [kind, words] of Object.entries(groups)) {
    for (const word of words) kinds.set(word, kind as OpinionKind)
  }
  return kinds
}

const labels = byWord(table.labels)
const doubtful = new Set(table.doubtfulLabels)
const segments = byWord(table.addressSegments)
const types = byWord(table.types)

/** The kind of opinion that a label states, compared whole and without case ("Comment", "Leitartikel"); else null. */
export function kindOfLabel(label: string): OpinionKind | null {
  return labels.get(folded(label)) ?? null
}

/** Whether a label is also the name of a section without opinion ("Perspectives", "Leaders", "Kritik"). */
export function isDoubtfulLabel(label: string): boolean {
  return doubtful.has(folded(label))
}

/** The kind that a segment of an address states ("commentisfree", "kommentar"); else null. */
export function kindOfSegment(segment: string): OpinionKind | null {
  return segments.get(segment.toLowerCase()) ?? null
}

/** The kind that a type or genre states ("OpinionNewsArticle", "http://cv.iptc.org/…:Analysis"); else null. */
export function kindOfType(type: string): OpinionKind | null {
  return types.get(folded(type.split(/[/#:]/u).at(-1) ?? type)) ?? null
}

function folded(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/gu, ' ')
}
