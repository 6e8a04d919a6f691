import { knownItem } from '../../items/actions/change-desk.ts'
import { rowChange, type Action } from '../../store/action.ts'

/** Begins a brief with one section without a title: "Began the brief “Evening brief”". */
export const create: Action<'brief.create'> = {
  words: (input) => `Began the brief “${input.title}”`,
  plan(read, input, { newId, now }) {
    const [brief, section] = [newId(), newId()]
    const items = [...new Set(input.items ?? [])].map((id) => knownItem(read, id).id)
    const row = { id: brief, title: input.title, note: '', language: 'en-GB', created_at: now, removed: 0 }
    return {
      changes: [
        ...rowChange(read, 'brief', { id: brief }, row),
        ...rowChange(read, 'brief_section', { id: section }, { id: section, brief, title: '', position: 1 }),
        ...items.flatMap((item, index) => {
          const id = newId()
          const entry = {
            id,
            brief,
            section,
            item,
            position: index + 1,
            headline: null,
            summary: null,
            note: null,
          }
          return rowChange(read, 'brief_entry', { id }, entry)
        }),
      ],
      items,
      made: { brief, section },
    }
  },
}
