import { countOf, rowChange, type Action } from '../../store/action.ts'
import { knownSource } from './source-rows.ts'

/** Polls again: "Resumed 2 sources". */
export const resumeSources: Action<'source.resume'> = {
  words: (_input, plan) => `Resumed ${countOf(plan.changes.length, 'source')}`,
  plan(read, input) {
    const rows = [...new Set(input.sources)].map((id) => knownSource(read, id))
    const changing = rows.filter((row) => row.paused !== 0)
    return {
      changes: changing.flatMap(({ id }) => rowChange(read, 'source', { id }, { paused: 0 })),
      items: [],
    }
  },
}
