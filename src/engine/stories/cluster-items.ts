/** An item as grouping sees it. `key` is null for items that carry no copy to compare, or that were withdrawn. */
export type StoryNode = {
  id: string
  key: string | null
  /** The story it stands in now. */
  story: string | null
  /** Items that an editor said belong with it, and items that never do. */
  together: readonly string[]
  apart: readonly string[]
}

/** Two items whose texts are one copy by the machine's finding. */
export type StoryEdge = {
  one: string
  other: string
  /** 0 to 1. */
  score: number
}

/**
 * Parts items into stories. Editors' decisions are obeyed first and whatever the order: items kept together share a
 * story unless two of its members were told apart; then copies with the same key join the earliest story of that key
 * which holds nobody they were told apart from; then near copies, surest first.
 * @param nodes in order of arrival
 * @param edges near copies among them
 * @returns clusters in order of their first item, each in order of arrival
 */
export function clusterItems(nodes: readonly StoryNode[], edges: readonly StoryEdge[] = []): StoryNode[][] {
  const order = new Map(nodes.map((node, index) => [node.id, index]))
  const clusterOf = new Map(nodes.map((node) => [node.id, [node]]))
  const apart = new Map(nodes.map((node) => [node.id, new Set(node.apart)]))

  const conflict = (one: readonly StoryNode[], other: readonly StoryNode[]): boolean => {
    const [small, large] = one.length < other.length ? [one, other] : [other, one]
    const ids = new Set(large.map((node) => node.id))
    return small.some((node) => [...(apart.get(node.id) ?? [])].some((id) => ids.has(id)))
  }
  const unite = (one: string, other: string): boolean => {
    const [left, right] = [clusterOf.get(one), clusterOf.get(other)]
    if (!left || !right || (left !== right && conflict(left, right))) return false
    if (left !== right) join(clusterOf, left, right)
    return true
  }
  // What the texts alone put together: whom an editor put beside a copy does not make it less like its own.
  const likeOf = new Map(nodes.map((node) => [node.id, [node]]))
  const uniteLike = (one: string, other: string): boolean => {
    if (!unite(one, other)) return false
    const [left, right] = [likeOf.get(one), likeOf.get(other)]
    if (left && right && left !== right) join(likeOf, left, right)
    return true
  }

  for (const node of nodes) {
    for (const other of node.together) if (order.has(other)) unite(node.id, other)
  }
  const byKey = new Map<string, string[]>()
  for (const node of nodes) {
    if (node.key === null) continue
    const first = byKey.get(node.key)
    if (first === undefined) {
      byKey.set(node.key, [node.id])
      continue
    }
    const home = first.find((id) => {
      const [mine, theirs] = [clusterOf.get(node.id), clusterOf.get(id)]
      return mine !== undefined && theirs !== undefined && (mine === theirs || !conflict(mine, theirs))
    })
    if (home === undefined) first.push(node.id)
    else uniteLike(node.id, home)
  }
  if (edges.length > 0) uniteNear(nodes, order, likeOf, edges, uniteLike)
  const place = (node: StoryNode | undefined): number => (node ? (order.get(node.id) ?? 0) : 0)
  return [...new Set(clusterOf.values())]
    .map((cluster) => cluster.toSorted((one, other) => place(one) - place(other)))
    .sort((one, other) => place(one[0]) - place(other[0]))
}

function join(
  clusterOf: Map<string, StoryNode[]>,
  left: readonly StoryNode[],
  right: readonly StoryNode[],
): void {
  const joined = [...left, ...right]
  for (const node of joined) clusterOf.set(node.id, joined)
}

/** How surely texts match others, by text and text. */
type Ties = ReadonlyMap<string, ReadonlyMap<string, number>>

/** What other copies that match both add to a match, each; two reprints that others link are surer than one excerpt. */
const SUPPORT = 0.25

/**
 * Near copies, surest first. Two clusters become one where at least half of the pairs of texts across them match, or
 * where a single text matches the one that the others match best; so a chain of part copies welds nothing.
 */
function uniteNear(
  nodes: readonly StoryNode[],
  order: ReadonlyMap<string, number>,
  clusterOf: ReadonlyMap<string, StoryNode[]>,
  edges: readonly StoryEdge[],
  unite: (one: string, other: string) => boolean,
): void {
  const textOf = new Map(nodes.map((node) => [node.id, node.key ?? node.id]))
  const text = (id: string): string => textOf.get(id) ?? id
  const here = edges.filter((edge) => order.has(edge.one) && order.has(edge.other))
  const ties = tiesOf(here, text)
  const texts = remembered((cluster: readonly StoryNode[]): string[] => [
    ...new Set(cluster.map((node) => text(node.id))),
  ])
  const core = remembered((cluster: readonly string[]): string => coreOf(cluster, ties))
  const refused = new WeakMap<readonly StoryNode[], WeakSet<readonly StoryNode[]>>()
  const place = (id: string): number => order.get(id) ?? 0
  const surest = here
    .map((edge) => ({ ...edge, rank: edge.score + supportOf(ties, text(edge.one), text(edge.other)) }))
    .toSorted(
      (one, other) =>
        other.rank - one.rank ||
        Math.min(place(one.one), place(one.other)) - Math.min(place(other.one), place(other.other)) ||
        Math.max(place(one.one), place(one.other)) - Math.max(place(other.one), place(other.other)),
    )
  // What was refused may be accepted once a cluster has grown by surer matches.
  for (let turn = 0; turn < TURNS; turn++) {
    let changed = false
    for (const { one, other } of surest) {
      const [left, right] = [clusterOf.get(one), clusterOf.get(other)]
      if (!left || !right || left === right || refused.get(left)?.has(right)) continue
      if (belong(texts(left), texts(right), ties, core)) {
        changed = unite(one, other) || changed
        continue
      }
      // Clusters are never changed, only replaced: the same two are asked about once.
      refused.set(left, (refused.get(left) ?? new WeakSet()).add(right))
    }
    if (!changed) break
  }
}

const TURNS = 3

function tiesOf(edges: readonly StoryEdge[], text: (id: string) => string): Ties {
  const ties = new Map<string, Map<string, number>>()
  const tie = (from: string, to: string, score: number): void => {
    const known = ties.get(from) ?? new Map<string, number>()
    known.set(to, Math.max(score, known.get(to) ?? 0))
    ties.set(from, known)
  }
  for (const { one, other, score } of edges) {
    tie(text(one), text(other), score)
    tie(text(other), text(one), score)
  }
  return ties
}

function supportOf(ties: Ties, one: string, other: string): number {
  let common = 0
  for (const text of ties.get(one)?.keys() ?? []) if (ties.get(other)?.has(text)) common++
  return Math.min(1, common * SUPPORT)
}

function belong(
  left: readonly string[],
  right: readonly string[],
  ties: Ties,
  core: (cluster: readonly string[]) => string,
): boolean {
  let pairs = 0
  for (const one of left) {
    const tied = ties.get(one)
    if (tied) for (const other of right) if (tied.has(other)) pairs++
  }
  if (pairs * 2 >= left.length * right.length) return true
  const [small, large] = left.length < right.length ? [left, right] : [right, left]
  const [single] = small
  return small.length === 1 && ties.get(single ?? '')?.has(core(large)) === true
}

/** A function of a cluster that works each out once. */
function remembered<Cluster extends object, Found>(
  of: (cluster: Cluster) => Found,
): (cluster: Cluster) => Found {
  const known = new WeakMap<Cluster, Found>()
  return (cluster) => {
    const found = known.get(cluster) ?? of(cluster)
    known.set(cluster, found)
    return found
  }
}

/** The text of a cluster that most of the others match, and match best. */
function coreOf(cluster: readonly string[], ties: Ties): string {
  let [core, most] = [cluster[0] ?? '', -1]
  for (const text of cluster) {
    let sum = 0
    for (const other of cluster) sum += ties.get(text)?.get(other) ?? 0
    if (sum > most) [core, most] = [text, sum]
  }
  return core
}
