/**
 * Gradient-boosted decision trees (Friedman, "Greedy function approximation", 2001) as numbers: each tree is
 * complete, node n has the children 2n+1 and 2n+2, and a row goes left where its feature is at most the threshold.
 */
export type BoostedTrees = {
  bias: number
  /** For each tree: the features of its inner nodes, their thresholds, and the values of its leaves. */
  trees: readonly (readonly [
    features: readonly number[],
    thresholds: readonly number[],
    leaves: readonly number[],
  ])[]
}

/** The probability that a row of features is of the class that the trees were made for, 0 to 1. */
export function probability(model: BoostedTrees, row: ArrayLike<number>): number {
  let sum = model.bias
  for (const [features, thresholds, leaves] of model.trees) {
    let node = 0
    while (node < features.length) {
      const right = (row[features[node] ?? 0] ?? 0) > (thresholds[node] ?? 0)
      node = node * 2 + (right ? 2 : 1)
    }
    sum += leaves[node - features.length] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}
