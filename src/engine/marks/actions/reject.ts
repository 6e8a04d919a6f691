import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, type Action } from '../../store/action.ts'
import { decideMark } from './decide-mark.ts'

/** Overrules suggested marks; they stay in the history and are not suggested again: "Overruled 2 marks". */
export const reject: Action<'mark.reject'> = {
  words: (input) => `Overruled ${countOf(input.marks.length, 'mark')}`,
  plan: (read, input, context) => ({
    changes: input.marks.flatMap((mark) => {
      knownItem(read, mark.item)
      return decideMark(read, mark, 'rejected', undefined, context)
    }),
    items: [...new Set(input.marks.map((mark) => mark.item))],
  }),
}
