import type { ListedItem } from '../contract/items.ts'
import { Refusal } from '../contract/errors.ts'
import type { Shell } from './shell.ts'

const PAGE = 500

/** Every item that answers a query, one after another and newest first; one that is not understood is refused. */
export async function* listedItems(
  shell: Shell,
  query: string,
  order: 'newest' | 'oldest' = 'newest',
): AsyncGenerator<ListedItem> {
  const { items } = shell.client
  const { list, problems } = await items.open({ query, order, fold: false })
  if (problems.length > 0) throw new Refusal('INVALID', problems.join(' '))
  for (let from = 0; ; from += PAGE) {
    const { rows, total, more } = await items.page({ list, from, count: PAGE })
    yield* rows
    if (rows.length === 0 || (!more && from + PAGE >= total)) break
  }
  await items.close({ list })
}
