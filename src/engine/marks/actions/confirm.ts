import { countOf, type Action } from '../../store/action.ts'
import { decideMark } from './decide-mark.ts'
import { knownItem } from '../../items/actions/change-desk.ts'

/** Confirms suggested marks, perhaps as another kind: "Confirmed 2 marks". */
export const confirm: Action<'mark.confirm'> = {
  words: (input) => `Confirmed ${countOf(input.marks.length, 'mark')}`,
  plan: (read, input, context) => ({
    changes: input.marks.flatMap((mark) => {
      knownItem(read, mark.item)
      return decideMark(read, mark, 'confirmed', input.kind, context)
    }),
    items: [...new Set(input.marks.map((mark) => mark.item))],
  }),
}
