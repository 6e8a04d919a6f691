import { rowChange, type Action } from '../../store/action.ts'
import { knownBrief } from './brief-rows.ts'

/** Takes a brief off the desk; what it exported stays on record. */
export const remove: Action<'brief.remove'> = {
  words: () => 'Removed a brief',
  plan(read, input) {
    knownBrief(read, input.brief)
    return { changes: rowChange(read, 'brief', { id: input.brief }, { removed: 1 }), items: [] }
  },
}
