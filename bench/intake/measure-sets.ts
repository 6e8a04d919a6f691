import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { extractDocument } from '../../src/engine/intake/extract-document.ts'
import { createReaderPool } from '../../src/engine/intake/reader-pool.ts'
import type { MeasuredSet, ReadForBench } from './measured-set.ts'

/** So deep beneath the folder that is named a set is looked for. */
const LEVELS = 3

/**
 * Measures every labelled set at and beneath `--data DIR` (`--only NAME`, `--show`), through the reader processes that
 * the app itself uses.
 * @param folder where the kinds of sets are, a file `*-set.ts` each
 * @param nameOf what the figures call a set; `beneath` is its folder's path beneath DIR, and `taken` what is there
 */
export async function measureSets(
  args: string[],
  folder: string,
  nameOf: (set: string, beneath: string, taken: Record<string, unknown>) => string,
): Promise<Record<string, unknown>> {
  const options = { data: { type: 'string' }, only: { type: 'string' }, show: { type: 'boolean' } } as const
  const { data, only, show } = parseArgs({ args, options }).values
  if (data === undefined) throw new Error('Say where the sets are: --data DIR')
  const sets = (await setsIn(folder)).filter((set) => only === undefined || set.name === only)
  const pool = createReaderPool()
  const read: ReadForBench = (bytes, hints) =>
    extractDocument((source, given, request) => pool.read(source, { ...given, ...hints }, request), {
      path: hints.name,
      bytes,
    })
  const figures: Record<string, unknown> = {}
  try {
    for (const at of foldersAt(data, LEVELS)) {
      for (const set of sets.filter((each) => each.fits(at))) {
        const measured = await set.measure(at, read, show === true)
        console.log(`${set.name} (${relative(data, at) || '.'})`, measured)
        figures[nameOf(set.name, relative(data, at), figures)] = measured
      }
    }
  } finally {
    await pool.close()
  }
  return figures
}

async function setsIn(folder: string): Promise<MeasuredSet[]> {
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
