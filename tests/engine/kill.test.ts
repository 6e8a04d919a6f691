import { expect, test } from 'vitest'
import { killEngines } from '../build/kill-engine.ts'

test('15 kills at random moments lose nothing that was acknowledged', { timeout: 600_000 }, async () => {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31)
  const figures = await killEngines({ kills: 15, seed, size: 4 })
  expect(figures.kills).toBe(15)
  expect(figures.acknowledgedActions).toBeGreaterThan(0)
  expect(figures.acknowledgedItems).toBeGreaterThan(0)
  expect(figures.importsCompared).toBeGreaterThan(0)
})
