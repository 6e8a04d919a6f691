import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'

/** Gives a saved search another name. */
export const renameSearch: Action<'search.rename'> = {
  words: (input) => `Renamed a search to “${input.name}”`,
  plan(read, input) {
    if (!read.row('saved_search', { id: input.search }))
      throw new Refusal('NOT_FOUND', 'There is no such search.')
    return { changes: rowChange(read, 'saved_search', { id: input.search }, { name: input.name }), items: [] }
  },
}
