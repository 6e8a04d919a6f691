import type { ListedItem } from '../contract/items.ts'
import { say } from './output.ts'
import type { Shell } from './shell.ts'

const PAGE = 500

/** Every item that answers a query, one after another and newest first; what is not understood in it is told. */
export async function* listedItems(
  shell: Shell,
  query: string,
  order: 'newest' | 'oldest' = 'newest',
): AsyncGenerator<ListedItem> {
  const { items } = shell.client
  const { list, problems } = await items.open({ query, order, fold: false })
  for (const problem of problems) say(problem)
  for (let from = 0; ; from += PAGE) {
    const { rows, total, more } = await items.page({ list, from, count: PAGE })
    yield* rows
    if (rows.length === 0 || (!more && from + PAGE >= total)) break
  }
  await items.close({ list })
}
