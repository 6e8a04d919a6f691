import { countOf, rowChange, type Action } from '../../store/action.ts'
import { knownItem } from './change-desk.ts'

/** Tags items: "Tagged 3 items “grain”". */
export const tag: Action<'item.tag'> = {
  words: (input, plan) => `Tagged ${countOf(plan.items.length, 'item')} “${input.tag}”`,
  plan(read, input) {
    const items = [...new Set(input.items)].filter(
      (id) => !read.row('item_tag', { item: knownItem(read, id).id, tag: input.tag }),
    )
    return {
      changes: items.flatMap((item) => rowChange(read, 'item_tag', { item, tag: input.tag }, {})),
      items,
    }
  },
}
