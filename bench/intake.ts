import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createReaderPool } from '../src/engine/intake/reader-pool.ts'
import { extractDocument } from '../src/engine/intake/extract-document.ts'
import type { MeasuredSet, ReadForBench } from './intake/measured-set.ts'

/** So deep beneath the folder that is named a set is looked for. */
const LEVELS = 3

/**
 * `npm run bench -- intake --data DIR [--only NAME] [--show]`: measures the readers on every labelled set at and
 * beneath DIR, through the reader processes that the app itself uses. Figures come by set, with what was not read.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = { data: { type: 'string' }, only: { type: 'string' }, show: { type: 'boolean' } } as const
  const { data, only, show } = parseArgs({ args, options }).values
  if (data === undefined) throw new Error('Say where the sets are: --data DIR')
  const sets = (await measuredSets()).filter((set) => only === undefined || set.name === only)
  const pool = createReaderPool()
  const read: ReadForBench = (bytes, hints) =>
    extractDocument((source, _hints, request) => pool.read(source, { ...blank, ...hints }, request), {
      path: hints.name,
      bytes,
    })
  const figures: Record<string, unknown> = {}
  try {
    for (const folder of foldersAt(data, LEVELS)) {
      for (const set of sets.filter((each) => each.fits(folder))) {
        const measured = await set.measure(folder, read, show === true)
        console.log(`${set.name} (${relative(data, folder) || '.'})`, measured)
        // A set may be there in several folders.
        const name = figures[set.name] === undefined ? set.name : `${set.name} (${relative(data, folder)})`
        figures[name] = measured
      }
    }
  } finally {
    await pool.close()
  }
  return figures
}

const blank = { mediaType: null, url: null, modified: null }

async function measuredSets(): Promise<MeasuredSet[]> {
  const folder = join(import.meta.dirname, 'intake')
  const files = readdirSync(folder).filter((file) => file.endsWith('-set.ts') && file !== 'measured-set.ts')
  const modules = await Promise.all(
    files.toSorted().map(async (file) => import(pathToFileURL(join(folder, file)).href)),
  )
  return modules.map((each: { set: MeasuredSet }) => each.set)
}

function foldersAt(folder: string, levels: number): string[] {
  if (levels === 0) return [folder]
  const beneath = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => join(folder, each.name))
    .toSorted()
  return [folder, ...beneath.flatMap((each) => foldersAt(each, levels - 1))]
}
