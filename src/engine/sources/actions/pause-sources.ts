import { countOf, rowChange, type Action } from '../../store/action.ts'
import { knownSource } from './source-rows.ts'

/** Polls no more until resumed: "Paused 2 sources". */
export const pauseSources: Action<'source.pause'> = {
  words: (_input, plan) => `Paused ${countOf(plan.changes.length, 'source')}`,
  plan(read, input) {
    const rows = [...new Set(input.sources)].map((id) => knownSource(read, id))
    const changing = rows.filter((row) => row.paused !== 1)
    return {
      changes: changing.flatMap(({ id }) => rowChange(read, 'source', { id }, { paused: 1 })),
      items: [],
    }
  },
}
