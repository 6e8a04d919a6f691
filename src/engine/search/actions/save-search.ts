import { rowChange, type Action } from '../../store/action.ts'

/** Keeps a search in the side bar: "Saved the search “Grain and shipping”". */
export const saveSearch: Action<'search.save'> = {
  words: (input) => `Saved the search “${input.name}”`,
  plan(read, input, { newId }) {
    const id = newId()
    const position = 1 + Math.max(0, ...read.rows('saved_search', {}).map((each) => each.position))
    const row = { id, name: input.name, query: input.query, position }
    return { changes: rowChange(read, 'saved_search', { id }, row), items: [], made: { search: id } }
  },
}
