import { rowChange, type Action } from '../../store/action.ts'
import type { EditorialRows } from '../../store/tables.ts'
import { knownSource, sourceWords } from './source-rows.ts'

/** Follows feeds no more; their items stay: "Removed the source “Harbour Times”". */
export const removeSources: Action<'source.remove'> = {
  words: (_input, plan) =>
    `Removed ${sourceWords(plan.changes.map(({ before }) => before as EditorialRows['source']))}`,
  plan(read, input) {
    const ids = [...new Set(input.sources)]
    return {
      changes: ids.flatMap((id) => rowChange(read, 'source', { id: knownSource(read, id).id }, null)),
      items: [],
    }
  },
}
