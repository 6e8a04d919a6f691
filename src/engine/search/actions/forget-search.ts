import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'

/** Takes a saved search out of the side bar. */
export const forgetSearch: Action<'search.forget'> = {
  words: () => 'Removed a saved search',
  plan(read, input) {
    if (!read.row('saved_search', { id: input.search }))
      throw new Refusal('NOT_FOUND', 'There is no such search.')
    return { changes: rowChange(read, 'saved_search', { id: input.search }, null), items: [] }
  },
}
