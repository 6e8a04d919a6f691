import { rowChange, type Action } from '../../store/action.ts'
import { knownBrief, positionBefore, sectionsOf } from './brief-rows.ts'

/** Adds a section at the end of a brief. */
export const addSection: Action<'brief.addSection'> = {
  words: (input) => `Added the section “${input.title}”`,
  plan(read, input, { newId }) {
    const { id: brief } = knownBrief(read, input.brief)
    const id = newId()
    const position = positionBefore(sectionsOf(read, brief), null)
    const changes = rowChange(read, 'brief_section', { id }, { id, brief, title: input.title, position })
    return { changes, items: [], made: { section: id } }
  },
}
