import { killEngines } from '../tests/build/kill-engine.ts'

/**
 * 200 kills of the engine at random moments of starting, importing and acting. Nothing that was acknowledged may be
 * lost: one loss fails the bench and names the seed.
 *
 *     npm run bench -- kill [KILLS] [SEED]
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const [kills = '200', seed = String(Date.now() % 2 ** 31)] = args
  console.log(`Seed ${seed}`)
  return {
    seed: Number(seed),
    ...(await killEngines({ kills: Number(kills), seed: Number(seed), size: 12 })),
  }
}
