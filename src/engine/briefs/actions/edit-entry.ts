import { rowChange, type Action } from '../../store/action.ts'
import { knownEntry } from './brief-rows.ts'

/** Writes the brief's own headline, summary or note of an entry; null goes back to the item's own. */
export const editEntry: Action<'brief.editEntry'> = {
  words: (input) =>
    `Edited the ${new Intl.ListFormat('en-GB').format((['headline', 'summary', 'note'] as const).filter((field) => input[field] !== undefined))} of an entry`,
  plan(read, input) {
    const { entry: id, ...given } = input
    const entry = knownEntry(read, id)
    const set = Object.fromEntries(
      Object.entries(given)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => [field, value?.trim() ? value : null]),
    )
    return { changes: rowChange(read, 'brief_entry', { id }, set), items: [entry.item] }
  },
}
