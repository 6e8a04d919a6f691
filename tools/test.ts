import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatIsStale } from './build.ts'
import { runChecks } from './check.ts'
import { testElectron } from './find-electron.ts'
import { root, run } from './run.ts'

type Sum = { passed: number; failed: number; skipped: number }

const results = join(root, 'test-results')
const unitResults = join(results, 'unit.json')
const windowResults = join(results, 'window.json')

/** Runs everything, prints `N passed, N failed` last, and gives the exit status. */
async function test(): Promise<number> {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const sums: Sum[] = []

  console.log('Checks')
  sums.push({ ...(await runChecks()), skipped: 0 })

  console.log('Build')
  const built = await buildWhatIsStale()
  sums.push({ passed: built ? 1 : 0, failed: built ? 0 : 1, skipped: 0 })

  console.log('Engine, server and shell')
  const unit = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitResults}`,
  ])
  sums.push(settle(unit.status, unitSum()))

  console.log('Window and browser')
  const electron = await testElectron()
  const window = await run(...playwright(), {
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: windowResults, ELECTRON_OVERRIDE_DIST_PATH: electron },
  })
  sums.push(settle(window.status, windowSum()))

  const total = (name: keyof Sum): number => sums.reduce((sum, each) => sum + each[name], 0)
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
  console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`)
  return total('failed') === 0 ? 0 : 1
}

/** A runner that fails without naming a failed test has failed all the same. */
function settle(status: number, sum: Sum | null): Sum {
  if (!sum) return { passed: 0, failed: 1, skipped: 0 }
  return status !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum
}

function unitSum(): Sum | null {
  if (!existsSync(unitResults)) return null
  const found = JSON.parse(readFileSync(unitResults, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const unread = found.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.length)
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + unread.length,
    skipped: found.numPendingTests + found.numTodoTests,
  }
}

function windowSum(): Sum | null {
  if (!existsSync(windowResults)) return null
  const { stats, errors } = JSON.parse(readFileSync(windowResults, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
    errors: unknown[]
  }
  // What passed at its second try in CI counts, and Playwright's list names it as flaky.
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/** Playwright, on a display of its own where there is none. */
function playwright(): [string, string[]] {
  const given = process.argv.slice(2)
  if (process.platform !== 'linux' || process.env['DISPLAY']) return ['playwright', ['test', ...given]]
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', 'playwright', 'test', ...given]]
}

process.exit(await test())
