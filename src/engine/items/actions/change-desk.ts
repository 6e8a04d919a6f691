import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Plan } from '../../store/action.ts'
import type { ItemFact, Read } from '../../store/read-rows.ts'
import { untouchedDesk, type EditorialRows } from '../../store/tables.ts'

/** The desk's row of an item, as it is or as it would begin. */
export function deskRow(read: Read, item: string): EditorialRows['item_desk'] {
  return read.row('item_desk', { item }) ?? { item, ...untouchedDesk }
}

/**
 * The plan that sets columns of the desk's rows of some items; items that look so already are left alone.
 * @param after the columns for one item
 * @throws Refusal `NOT_FOUND` for an item that is not here or was withdrawn with its import
 */
export function changeDesk(
  read: Read,
  items: readonly string[],
  after: (item: ItemFact) => Partial<EditorialRows['item_desk']>,
): Plan {
  const unique = [...new Set(items)]
  const changes = unique.flatMap((id) => {
    const item = knownItem(read, id)
    const columns = after(item)
    const row = read.row('item_desk', { item: id })
    return rowChange(read, 'item_desk', { item: id }, row ? columns : { ...untouchedDesk, ...columns })
  })
  const changed = new Set(changes.map((each) => String(each.key['item'])))
  return { changes, items: unique.filter((id) => changed.has(id)) }
}

/**
 * The columns that let a vote lapse: what is changed after it was vetted has not been seen by whoever vetted it.
 * @returns nothing to change for an item that is not vetted
 */
export function lapseVote(item: ItemFact): Partial<EditorialRows['item_desk']> {
  return item.state === 'vetted' ? { vetted_version: null } : {}
}

/** The item's facts. @throws Refusal `NOT_FOUND` */
export function knownItem(read: Read, id: string): ItemFact {
  const item = read.item(id)
  if (!item || item.withdrawn) throw new Refusal('NOT_FOUND', 'There is no such item here.', [id])
  return item
}
