import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../tools/run.ts'

/** What a bench exports: it measures, prints what it likes, and gives the figures to keep. */
type Bench = { run: (args: string[]) => Promise<Record<string, unknown>> }

const results = join(import.meta.dirname, 'results.json')
/** What is measured when nothing is named: the benches that need no data but their own. */
const OWN = ['desk', 'window', 'round-trips']
/** These open the real window, and bring a display of their own where there is none. */
const WINDOWS = new Set(['window', 'round-trips'])

/** Runs the named bench, or those that need no other data, and keeps their figures by name, with date and machine. */
async function bench(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  const there = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted()
  if (name !== undefined && !there.includes(name)) {
    console.error(`npm run bench -- NAME [words]; there are: ${there.join(', ')}`)
    return 2
  }
  const chosen = name === undefined ? OWN : [name]
  if (process.platform === 'linux' && !process.env['DISPLAY'] && chosen.some((each) => WINDOWS.has(each))) {
    const again = ['-a', '-s', '-screen 0 1440x900x24', process.execPath, ...process.argv.slice(1)]
    return (await run('xvfb-run', again)).status
  }
  for (const each of chosen) {
    const measured = (await import(pathToFileURL(join(import.meta.dirname, `${each}.ts`)).href)) as Bench
    const figures = await measured.run(args)
    console.log(JSON.stringify({ [each]: figures }, null, 2))
    keep(each, figures)
  }
  return 0
}

type Kept = Record<string, { at: string; machine: object; figures: Record<string, unknown> }>

function keep(name: string, figures: Record<string, unknown>): void {
  const kept: Kept = existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as Kept) : {}
  const processors = cpus()
  kept[name] = {
    at: new Date().toISOString(),
    machine: {
      processors: processors.length,
      model: processors[0]?.model ?? 'unknown',
      memoryGB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    // A bench may be asked for a part; what was measured of the rest before stays.
    figures: { ...kept[name]?.figures, ...figures },
  }
  const sorted = Object.fromEntries(
    Object.entries(kept).toSorted(([one], [other]) => one.localeCompare(other)),
  )
  writeFileSync(results, `${JSON.stringify(sorted, null, 2)}\n`)
}

process.exit(await bench())
