import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { extractDocument } from '../src/engine/intake/extract-document.ts'
import { createReaderPool } from '../src/engine/intake/reader-pool.ts'
import type { ReadForBench } from './intake/measured-set.ts'
import type { MarkedSet } from './marks/marked-set.ts'

/** So deep beneath the folder that is named a set is looked for. */
const LEVELS = 3

/**
 * `npm run bench -- marks --data DIR [--only NAME] [--show]`: measures marks on every labelled set at and beneath DIR,
 * read through the reader processes of the app. A set is known by what is in its files. Prints the set's figures,
 * precision and recall of every signal, proving spans that were hit, and milliseconds of processor time an item.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = { data: { type: 'string' }, only: { type: 'string' }, show: { type: 'boolean' } } as const
  const { data, only, show } = parseArgs({ args, options }).values
  if (data === undefined) throw new Error('Say where the sets are: --data DIR')
  const sets = (await markedSets()).filter((set) => only === undefined || set.name === only)
  const pool = createReaderPool()
  const read: ReadForBench = (bytes, hints) =>
    extractDocument((source, given, request) => pool.read(source, { ...given, ...hints }, request), {
      path: hints.name,
      bytes,
    })
  const figures: Record<string, unknown> = {}
  try {
    for (const folder of foldersAt(data, LEVELS)) {
      for (const set of sets.filter((each) => each.fits(folder))) {
        const measured = await set.measure(folder, read, show === true)
        const name = `${set.name} (${relative(data, folder) || '.'})`
        console.log(name, measured)
        figures[name] = measured
      }
    }
  } finally {
    await pool.close()
  }
  return figures
}

async function markedSets(): Promise<MarkedSet[]> {
  const folder = join(import.meta.dirname, 'marks')
  const files = readdirSync(folder).filter((file) => file.endsWith('-set.ts') && file !== 'marked-set.ts')
  const modules = await Promise.all(
    files.toSorted().map(async (file) => import(pathToFileURL(join(folder, file)).href)),
  )
  return modules.map((each: { set: MarkedSet }) => each.set)
}

function foldersAt(folder: string, levels: number): string[] {
  if (levels === 0) return [folder]
  const beneath = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => join(folder, each.name))
    .toSorted()
  return [folder, ...beneath.flatMap((each) => foldersAt(each, levels - 1))]
}
