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

/**
 * Parts items into stories. Editors' decisions are obeyed first and whatever the order: items kept together share a
 * story unless two of its members were told apart; then copies with the same key join the earliest story of that key
 * which holds nobody they were told apart from.
 * @param nodes in order of arrival
 * @returns clusters in order of their first item, each in order of arrival
 */
export function clusterItems(nodes: readonly StoryNode[]): StoryNode[][] {
  const order = new Map(nodes.map((node, index) => [node.id, index]))
  const clusterOf = new Map(nodes.map((node) => [node.id, [node]]))
  const apart = new Map(nodes.map((node) => [node.id, new Set(node.apart)]))

  const conflict = (one: readonly StoryNode[], other: readonly StoryNode[]): boolean => {
    const [small, large] = one.length < other.length ? [one, other] : [other, one]
    const ids = new Set(large.map((node) => node.id))
    return small.some((node) => [...(apart.get(node.id) ?? [])].some((id) => ids.has(id)))
  }
  const unite = (one: string, other: string): void => {
    const [left, right] = [clusterOf.get(one), clusterOf.get(other)]
    if (!left || !right || left === right || conflict(left, right)) return
    const joined = [...left, ...right]
    for (const node of joined) clusterOf.set(node.id, joined)
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
    else unite(node.id, home)
  }
  const place = (node: StoryNode | undefined): number => (node ? (order.get(node.id) ?? 0) : 0)
  return [...new Set(clusterOf.values())]
    .map((cluster) => cluster.toSorted((one, other) => place(one) - place(other)))
    .sort((one, other) => place(one[0]) - place(other[0]))
}
