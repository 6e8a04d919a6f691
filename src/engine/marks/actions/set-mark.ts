import { Refusal } from '../../../contract/errors.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, type Action } from '../../store/action.ts'
import { decideMark } from './decide-mark.ts'

/** Marks items by hand, confirmed at once: "Marked 3 items as syndicated". */
export const setMark: Action<'mark.set'> = {
  words: (input, plan) => `Marked ${countOf(plan.items.length, 'item')} as ${input.kind ?? input.mark}`,
  plan(read, input, context) {
    const { mark, blocks, kind } = input
    const changes = [...new Set(input.items)].flatMap((id) => {
      const { id: item } = knownItem(read, id)
      if (blocks !== null && blocks[1] >= read.blockCount(item)) {
        throw new Refusal('INVALID', 'The passage ends after the last paragraph of the item.', [item])
      }
      return decideMark(read, { item, mark, blocks }, 'confirmed', kind, context)
    })
    return { changes, items: [...new Set(changes.map((change) => String(change.key['item'])))] }
  },
}
