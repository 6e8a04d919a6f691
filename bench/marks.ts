import { join } from 'node:path'
import { measureSets } from './intake/measure-sets.ts'

/**
 * `npm run bench -- marks --data DIR [--only NAME] [--show]`: measures marks on every labelled set at and beneath DIR,
 * read through the reader processes of the app. A set is known by what is in its files. Prints the set's figures,
 * precision and recall of every signal, proving spans that were hit, and milliseconds of processor time an item.
 */
export function run(args: string[]): Promise<Record<string, unknown>> {
  return measureSets(args, join(import.meta.dirname, 'marks'), (set, beneath) => `${set} (${beneath || '.'})`)
}
