import { rowChange, type Action } from '../../store/action.ts'
import { knownSection } from './brief-rows.ts'

/** Gives a section another title. */
export const editSection: Action<'brief.editSection'> = {
  words: (input) => `Titled a section “${input.title}”`,
  plan(read, input) {
    const { id } = knownSection(read, input.section)
    return { changes: rowChange(read, 'brief_section', { id }, { title: input.title }), items: [] }
  },
}
