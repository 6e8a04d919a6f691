import { countOf, rowChange, type Action } from '../../store/action.ts'

/** Takes a tag off items: "Untagged 3 items “grain”". */
export const untag: Action<'item.untag'> = {
  words: (input, plan) => `Untagged ${countOf(plan.items.length, 'item')} “${input.tag}”`,
  plan(read, input) {
    const items = [...new Set(input.items)].filter((item) => read.row('item_tag', { item, tag: input.tag }))
    return {
      changes: items.flatMap((item) => rowChange(read, 'item_tag', { item, tag: input.tag }, null)),
      items,
    }
  },
}
