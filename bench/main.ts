import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a bench exports: it measures, prints what it likes, and gives the figures to keep. */
type Bench = { run: (args: string[]) => Promise<Record<string, unknown>> }

const results = join(import.meta.dirname, 'results.json')
/** What is measured when nothing is named: the benches that need no data but their own. */
const OWN = ['desk', 'window', 'round-trips']

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
  for (const each of name === undefined ? OWN : [name]) {
    const { run } = (await import(pathToFileURL(join(import.meta.dirname, `${each}.ts`)).href)) as Bench
    const figures = await run(args)
    console.log(JSON.stringify({ [each]: figures }, null, 2))
    keep(each, figures)
  }
  return 0
}

function keep(name: string, figures: Record<string, unknown>): void {
  const kept: Record<string, unknown> = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
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
    figures,
  }
  const sorted = Object.fromEntries(
    Object.entries(kept).toSorted(([one], [other]) => one.localeCompare(other)),
  )
  writeFileSync(results, `${JSON.stringify(sorted, null, 2)}\n`)
}

process.exit(await bench())
