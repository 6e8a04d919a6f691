import { rowChange, type Action } from '../../store/action.ts'
import { knownSection, positionBefore, sectionsOf } from './brief-rows.ts'

/** Puts a section before another, or last. */
export const moveSection: Action<'brief.moveSection'> = {
  words: () => 'Moved a section of a brief',
  plan(read, input) {
    const { id, brief } = knownSection(read, input.section)
    const others = sectionsOf(read, brief).filter((each) => each.id !== id)
    return {
      changes: rowChange(read, 'brief_section', { id }, { position: positionBefore(others, input.before) }),
      items: [],
    }
  },
}
