import type { StoryEdge } from './cluster-items.ts'

/** A text of which one story makes up so much belongs to that story, whatever else it quotes. */
const MAIN_PART = 0.5
/** Two stories' parts of a text are different parts of it when they share no more than this of the smaller. */
const OVERLAP = 0.25

/**
 * Leaves out the matches of digests: texts whose parts come from two or more stories, none of which makes up most of
 * them. Such a text is related to each of them and welds none.
 * @param edges matches among items; which parts of a text are shared tells what comes from where
 */
export function withoutDigests(edges: readonly StoryEdge[]): StoryEdge[] {
  const partners = new Map<string, { id: string; parts: number }[]>()
  for (const { one, other, oneParts, otherParts } of edges) {
    partners.set(one, [...(partners.get(one) ?? []), { id: other, parts: oneParts }])
    partners.set(other, [...(partners.get(other) ?? []), { id: one, parts: otherParts }])
  }
  const suspects = [...partners.keys()].filter((id) => hasForeignParts(partners.get(id) ?? []))
  if (suspects.length === 0) return [...edges]
  const digests = new Set(suspects.filter((id) => isDigest(id, partners)))
  return edges.filter(({ one, other }) => !digests.has(one) && !digests.has(other))
}

function hasForeignParts(partners: readonly { parts: number }[]): boolean {
  return partners.some((one, at) => partners.slice(at + 1).some((other) => areForeign(one.parts, other.parts)))
}

function areForeign(one: number, other: number): boolean {
  const smaller = Math.min(bits(one), bits(other))
  return smaller > 0 && bits(one & other) <= OVERLAP * smaller
}

/** Partners that match each other, apart from the suspect, are one story; its parts are then taken together. */
function isDigest(
  suspect: string,
  partners: ReadonlyMap<string, readonly { id: string; parts: number }[]>,
): boolean {
  const mine = new Map((partners.get(suspect) ?? []).map(({ id, parts }) => [id, parts]))
  const stories: number[] = []
  const seen = new Set<string>()
  for (const id of mine.keys()) {
    if (seen.has(id)) continue
    let parts = 0
    const queue = [id]
    while (queue.length > 0) {
      const each = queue.pop() ?? ''
      if (seen.has(each) || each === suspect) continue
      seen.add(each)
      parts |= mine.get(each) ?? 0
      for (const next of partners.get(each) ?? []) if (!seen.has(next.id)) queue.push(next.id)
    }
    stories.push(parts >>> 0)
  }
  if (stories.some((parts) => bits(parts) >= MAIN_PART * 32)) return false
  return stories.some((one, at) => stories.slice(at + 1).some((other) => areForeign(one, other)))
}

function bits(of: number): number {
  let left = of >>> 0
  let count = 0
  while (left !== 0) {
    left &= left - 1
    count++
  }
  return count
}
