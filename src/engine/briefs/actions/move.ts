import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'
import { entriesOf, knownEntry, knownSection, positionBefore } from './brief-rows.ts'

/** Puts an entry before another, or at the end of a section. */
export const move: Action<'brief.move'> = {
  words: () => 'Moved an entry of a brief',
  plan(read, input) {
    const entry = knownEntry(read, input.entry)
    const section = knownSection(read, input.section)
    if (section.brief !== entry.brief) throw new Refusal('INVALID', 'That section belongs to another brief.')
    const others = entriesOf(read, section.id).filter((each) => each.id !== entry.id)
    const position = positionBefore(others, input.before)
    return {
      changes: rowChange(read, 'brief_entry', { id: entry.id }, { section: section.id, position }),
      items: [],
    }
  },
}
