import type { BoostedTrees } from '../../src/engine/intake/readers/page/boosted-trees.ts'

/** Rows of equal length, the class of each (0 or 1) and how much it counts. */
export type Examples = {
  rows: readonly Float64Array[]
  classes: readonly number[]
  weights: readonly number[]
}

export type Growth = {
  trees: number
  depth: number
  rate: number
  /** Of the second derivatives in a leaf: larger makes smaller leaves timid. */
  ridge: number
  /** A leaf stands for at least so much weight. */
  leaf: number
  /** Share of the features that each tree may look at. */
  features: number
  /** Share of the rows that each tree may look at. */
  rows: number
}

const BINS = 48

/**
 * Grows boosted trees for a yes-or-no question by Newton steps on the logistic loss, with features in bins.
 * The same examples give the same trees: chance comes from a fixed seed.
 */
export function growTrees({ rows, classes, weights }: Examples, growth: Growth): BoostedTrees {
  const width = rows[0]?.length ?? 0
  const edges = Array.from({ length: width }, (_, feature) => edgesOf(rows, feature))
  const bins = edges.map((edge, feature) => Uint8Array.from(rows, (row) => binOf(edge, row[feature] ?? 0)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const positive = weights.reduce((sum, weight, at) => sum + weight * (classes[at] ?? 0), 0)
  const bias = Math.log((positive + 1) / (total - positive + 1))
  const scores = new Float64Array(rows.length).fill(bias)
  const random = seeded(20_261_124)
  const trees: [number[], number[], number[]][] = []
  for (let index = 0; index < growth.trees; index += 1) {
    const slopes = new Float64Array(rows.length)
    const bends = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at += 1) {
      const expected = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
      const weight = weights[at] ?? 0
      slopes[at] = weight * ((classes[at] ?? 0) - expected)
      bends[at] = weight * Math.max(expected * (1 - expected), 1e-6)
    }
    const chosen = Array.from({ length: width }, (_, feature) => feature).filter(
      () => random() < growth.features,
    )
    const sample = rows.map((_, at) => at).filter(() => random() < growth.rows)
    const nodes = new Int32Array(rows.length)
    const inner = 2 ** growth.depth - 1
    const features: number[] = []
    const thresholds: number[] = []
    for (let level = 0; level < growth.depth; level += 1) {
      const first = 2 ** level - 1
      const splits = bestSplits({
        bins,
        slopes,
        bends,
        weights,
        nodes,
        sample,
        chosen,
        first,
        count: 2 ** level,
        growth,
      })
      splits.forEach((split) => {
        features.push(split?.feature ?? 0)
        thresholds.push(split === null ? 1e9 : (edges[split.feature]?.[split.bin] ?? 0))
      })
      for (let at = 0; at < rows.length; at += 1) {
        const node = nodes[at] ?? 0
        const split = splits[node - first] ?? null
        const right = split !== null && (bins[split.feature]?.[at] ?? 0) > split.bin
        nodes[at] = node * 2 + (right ? 2 : 1)
      }
    }
    const gain = new Float64Array(inner + 1)
    const bend = new Float64Array(inner + 1)
    for (const at of sample) {
      const leaf = (nodes[at] ?? 0) - inner
      gain[leaf] = (gain[leaf] ?? 0) + (slopes[at] ?? 0)
      bend[leaf] = (bend[leaf] ?? 0) + (bends[at] ?? 0)
    }
    const leaves = Array.from(gain, (each, leaf) => (growth.rate * each) / ((bend[leaf] ?? 0) + growth.ridge))
    for (let at = 0; at < rows.length; at += 1)
      scores[at] = (scores[at] ?? 0) + (leaves[(nodes[at] ?? 0) - inner] ?? 0)
    trees.push([features, thresholds, leaves])
  }
  return rounded({ bias, trees })
}

type Search = {
  bins: readonly Uint8Array[]
  slopes: Float64Array
  bends: Float64Array
  weights: readonly number[]
  nodes: Int32Array
  sample: readonly number[]
  chosen: readonly number[]
  first: number
  count: number
  growth: Growth
}
type Split = { feature: number; bin: number }

function bestSplits(search: Search): (Split | null)[] {
  const { bins, slopes, bends, weights, nodes, sample, chosen, first, count, growth } = search
  const best: { split: Split | null; gain: number }[] = Array.from({ length: count }, () => ({
    split: null,
    gain: 1e-3,
  }))
  const slope = new Float64Array(count * BINS)
  const bend = new Float64Array(count * BINS)
  const weight = new Float64Array(count * BINS)
  for (const feature of chosen) {
    slope.fill(0)
    bend.fill(0)
    weight.fill(0)
    const column = bins[feature] ?? new Uint8Array(0)
    for (const at of sample) {
      const cell = ((nodes[at] ?? 0) - first) * BINS + (column[at] ?? 0)
      slope[cell] = (slope[cell] ?? 0) + (slopes[at] ?? 0)
      bend[cell] = (bend[cell] ?? 0) + (bends[at] ?? 0)
      weight[cell] = (weight[cell] ?? 0) + (weights[at] ?? 0)
    }
    for (let node = 0; node < count; node += 1) {
      const from = node * BINS
      const sum = (cells: Float64Array): number =>
        cells.subarray(from, from + BINS).reduce((a, b) => a + b, 0)
      const [allSlope, allBend, allWeight] = [sum(slope), sum(bend), sum(weight)]
      const value = (s: number, b: number): number => (s * s) / (b + growth.ridge)
      let [leftSlope, leftBend, leftWeight] = [0, 0, 0]
      for (let bin = 0; bin < BINS - 1; bin += 1) {
        leftSlope += slope[from + bin] ?? 0
        leftBend += bend[from + bin] ?? 0
        leftWeight += weight[from + bin] ?? 0
        if (leftWeight < growth.leaf) continue
        if (allWeight - leftWeight < growth.leaf) break
        const gain =
          value(leftSlope, leftBend) +
          value(allSlope - leftSlope, allBend - leftBend) -
          value(allSlope, allBend)
        const found = best[node]
        if (found !== undefined && gain > found.gain) [found.gain, found.split] = [gain, { feature, bin }]
      }
    }
  }
  return best.map(({ split }) => split)
}

/** Upper edges of bins that hold about as many rows each. */
function edgesOf(rows: readonly Float64Array[], feature: number): number[] {
  const values = rows.map((row) => row[feature] ?? 0).toSorted((one, other) => one - other)
  const edges = new Set<number>()
  for (let bin = 1; bin < BINS; bin += 1) edges.add(values[Math.floor((bin * values.length) / BINS)] ?? 0)
  return [...edges].map((edge) => Number(edge.toPrecision(4))).toSorted((one, other) => one - other)
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (edges[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

function rounded({ bias, trees }: BoostedTrees): BoostedTrees {
  const short = (value: number): number => Number(value.toFixed(3))
  return {
    bias: short(bias),
    trees: trees.map(([features, thresholds, leaves]) => [features, thresholds, leaves.map(short)] as const),
  }
}

/** Mulberry32: a small generator that every machine runs alike. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
