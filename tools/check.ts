import { readdirSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.ts'

export type Check = { name: string; program: string; words: string[] }

const folders = ['src', 'tests', 'tools', 'bench'].filter((folder) => existsSync(join(root, folder)))

/** Everything that has to hold before a change goes in: types, lint and folder rules, format, unused code. */
export const checks: readonly Check[] = [
  ...typeChecks(),
  { name: 'lint', program: 'oxlint', words: ['--type-aware', '--deny-warnings', ...folders] },
  { name: 'format', program: 'oxfmt', words: ['--check', ...folders] },
  { name: 'unused code', program: 'knip', words: [] },
]

function typeChecks(): Check[] {
  const own = readdirSync(join(root, 'src'))
    .filter((folder) => existsSync(join(root, 'src', folder, 'tsconfig.json')))
    .map((folder) => `src/${folder}`)
  return [...own, '.'].map((project) => ({
    name: `types of ${project === '.' ? 'tests and tools' : project}`,
    program: 'tsc',
    words: ['-p', project],
  }))
}

/** Runs every check and prints what fails; gives how many passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const check of checks) {
    const started = performance.now()
    const { status, said } = await run(check.program, check.words, { quiet: true })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${status === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`)
    if (status === 0) continue
    failed += 1
    console.log(said.trim())
  }
  return { passed: checks.length - failed, failed }
}

if (import.meta.main) {
  const { failed } = await runChecks()
  process.exit(failed === 0 ? 0 : 1)
}
