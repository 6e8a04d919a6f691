import { join } from 'node:path'
import { measureSets } from './intake/measure-sets.ts'

/**
 * `npm run bench -- intake --data DIR [--only NAME] [--show]`: measures the readers on every labelled set at and
 * beneath DIR, through the reader processes that the app itself uses. Figures come by set, with what was not read.
 */
export function run(args: string[]): Promise<Record<string, unknown>> {
  // A set may be there in several folders.
  return measureSets(args, join(import.meta.dirname, 'intake'), (set, beneath, taken) =>
    taken[set] === undefined ? set : `${set} (${beneath})`,
  )
}
