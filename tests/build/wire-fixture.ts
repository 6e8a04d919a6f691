import { readFileSync } from 'node:fs'
import type { Draft } from '../../src/engine/items/draft.ts'
import { readAll, type ReadAll } from './read-all.ts'

/** What the readers make of a file of `tests/fixtures/wire`. */
export async function readFixture(name: string): Promise<ReadAll> {
  return readAll(readFileSync(new URL(`../fixtures/wire/${name}`, import.meta.url)), name)
}

/** Its drafts; an error where one that is expected is not there. */
export async function draftsOf(name: string, count: number): Promise<Draft[]> {
  const all = await readFixture(name)
  if (all.drafts.length !== count)
    throw new Error(`Not ${count} drafts: ${JSON.stringify(all).slice(0, 400)}`)
  return all.drafts
}
