import { expect, test } from 'vitest'
import { probability } from '../../../../../src/engine/intake/readers/page/boosted-trees.ts'
import { growTrees } from '../../../../../tools/article-model/boost.ts'

test('a row goes left up to the threshold, right above it', () => {
  const model = { bias: 0, trees: [[[0], [5], [-2, 2]]] as const }
  expect(probability(model, [5])).toBeCloseTo(1 / (1 + Math.exp(2)))
  expect(probability(model, [5.1])).toBeCloseTo(1 / (1 + Math.exp(-2)))
})

test('trees learn what no single feature tells, and grow alike each time', () => {
  const rows = Array.from({ length: 400 }, (_, at) =>
    Float64Array.from([at % 20, Math.floor(at / 20), (at * 7) % 11]),
  )
  const classes = rows.map(([x = 0, y = 0]) => (x > 9 !== y > 9 ? 1 : 0))
  const examples = { rows, classes, weights: rows.map(() => 1) }
  const growth = { trees: 60, depth: 3, rate: 0.3, ridge: 1, leaf: 2, features: 1, rows: 0.8 }
  const model = growTrees(examples, growth)
  const wrong = rows.filter((row, at) => probability(model, row) > 0.5 !== (classes[at] === 1)).length
  expect(wrong).toBeLessThan(12)
  expect(growTrees(examples, growth)).toEqual(model)
})
