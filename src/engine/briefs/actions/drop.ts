import { countOf, rowChange, type Action } from '../../store/action.ts'
import { knownEntry } from './brief-rows.ts'

/** Takes entries out of a brief. */
export const drop: Action<'brief.drop'> = {
  words: (input) => `Took ${countOf(input.entries.length, 'entry', 'entries')} out of a brief`,
  plan(read, input) {
    const entries = [...new Set(input.entries)].map((id) => knownEntry(read, id))
    return {
      changes: entries.flatMap((entry) => rowChange(read, 'brief_entry', { id: entry.id }, null)),
      items: entries.map((entry) => entry.item),
    }
  },
}
