import { countOf, rowChange, type Action } from '../../store/action.ts'
import { decideMark, placeKey } from './decide-mark.ts'

/** Takes a mark off: one by hand goes, a suggested one is overruled: "Unmarked 3 items as syndicated". */
export const clearMark: Action<'mark.clear'> = {
  words: (input, plan) => `Unmarked ${countOf(plan.items.length, 'item')} as ${input.mark}`,
  plan(read, input, context) {
    const { mark, blocks } = input
    const changes = [...new Set(input.items)].flatMap((item) => {
      const key = placeKey({ item, mark, blocks })
      return read.suggestion(key.item, key.mark, key.first, key.last)
        ? decideMark(read, { item, mark, blocks }, 'rejected', undefined, context)
        : rowChange(read, 'mark_decision', key, null)
    })
    return { changes, items: [...new Set(changes.map((change) => String(change.key['item'])))] }
  },
}
