import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pairName, type LabelledSet } from './labelled-set.ts'
import { scoreStories, type Grouping, type Scores } from './score-stories.ts'

const exec = promisify(execFile)

/**
 * Runs the usual way (MinHash with LSH in numpy) on the same texts, its pairs joined to stories as they are.
 * @param file documents as JSON Lines
 * @returns null where Python or numpy is not installed
 */
export async function measurePeer(
  set: LabelledSet,
  file: string,
): Promise<{ scores: Scores; documentsPerCpuSecond: number; documentsInBatches: number } | null> {
  let lines: string[]
  let inBatches: string[]
  try {
    lines = await runPeer(file)
    inBatches = await runPeer(file, '--batch')
  } catch {
    console.log('The peer needs python3 with numpy (Debian: python3-numpy); left out.')
    return null
  }
  const documentsPerCpuSecond = speedOf(lines.pop())
  const documentsInBatches = speedOf(inBatches.pop())
  const pairs = lines.map((line) => JSON.parse(line) as [string, string])
  return { scores: scoreStories(set, joined(set, pairs)), documentsPerCpuSecond, documentsInBatches }
}

async function runPeer(file: string, ...options: string[]): Promise<string[]> {
  const script = join(import.meta.dirname, '../peers/minhash_lsh.py')
  const { stdout } = await exec('python3', [script, file, ...options], { maxBuffer: 2 ** 28 })
  return stdout.trim().split('\n')
}

function speedOf(line: string | undefined): number {
  const { documents, cpuSeconds } = JSON.parse(line ?? '{}') as { documents: number; cpuSeconds: number }
  return Math.round(documents / cpuSeconds)
}

function joined(set: LabelledSet, pairs: readonly [string, string][]): Grouping {
  const parent = new Map(set.documents.map(({ id }) => [id, id]))
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const [one, other] of pairs) parent.set(root(other), root(one))
  return {
    storyOf: new Map(set.documents.map(({ id }) => [id, root(id)])),
    linked: new Set(pairs.map(([one, other]) => pairName(one, other))),
  }
}
