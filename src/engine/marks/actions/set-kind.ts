import { Refusal } from '../../../contract/errors.ts'
import type { MarkKind, MarkName } from '../../../contract/marks.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, type Action } from '../../store/action.ts'
import { decideMark } from './decide-mark.ts'

const MARK_OF_KIND: Record<MarkKind, MarkName> = {
  syndicated: 'syndicated',
  agency: 'syndicated',
  'press release': 'syndicated',
  sponsored: 'syndicated',
  opinion: 'opinion',
  editorial: 'opinion',
  analysis: 'opinion',
  review: 'opinion',
  letter: 'opinion',
  satire: 'opinion',
}

/** Changes the kind of marks and so confirms them: "Changed 2 marks to analysis". */
export const setKind: Action<'mark.setKind'> = {
  words: (input, plan) => `Changed ${countOf(plan.changes.length, 'mark')} to ${input.kind}`,
  plan: (read, input, context) => ({
    changes: input.marks.flatMap((mark) => {
      knownItem(read, mark.item)
      if (MARK_OF_KIND[input.kind] !== mark.mark) {
        throw new Refusal('INVALID', `A mark as ${mark.mark} cannot be of the kind ${input.kind}.`, [
          mark.item,
        ])
      }
      return decideMark(read, mark, 'confirmed', input.kind, context)
    }),
    items: [...new Set(input.marks.map((mark) => mark.item))],
  }),
}
