import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'
import { entriesOf, knownSection, sectionsOf } from './brief-rows.ts'

/** Removes a section; its entries go to the one before it, or after where it is the first. The last one stays. */
export const removeSection: Action<'brief.removeSection'> = {
  words: () => 'Removed a section',
  plan(read, input) {
    const section = knownSection(read, input.section)
    const sections = sectionsOf(read, section.brief)
    const at = sections.findIndex((each) => each.id === section.id)
    const heir = sections[at - 1] ?? sections[at + 1]
    if (!heir) throw new Refusal('INVALID', 'A brief keeps at least one section.')
    const last = entriesOf(read, heir.id).at(-1)?.position ?? 0
    return {
      changes: [
        ...entriesOf(read, section.id).flatMap((entry, index) =>
          rowChange(read, 'brief_entry', { id: entry.id }, { section: heir.id, position: last + 1 + index }),
        ),
        ...rowChange(read, 'brief_section', { id: section.id }, null),
      ],
      items: [],
    }
  },
}
