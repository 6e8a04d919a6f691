import { Refusal } from '../../../contract/errors.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, rowChange, type Action } from '../../store/action.ts'
import { entriesOf, knownBrief, knownSection, sectionsOf } from './brief-rows.ts'

/** Puts items at the end of a section (the last one unless told); what the brief holds already is not added twice. */
export const add: Action<'brief.add'> = {
  words: (_input, plan) => `Added ${countOf(plan.items.length, 'item')} to a brief`,
  plan(read, input, { newId }) {
    const { id: brief } = knownBrief(read, input.brief)
    const section =
      input.section === undefined ? sectionsOf(read, brief).at(-1) : knownSection(read, input.section)
    if (!section || section.brief !== brief)
      throw new Refusal('NOT_FOUND', 'There is no such section in this brief.')
    const held = new Set(read.rows('brief_entry', { brief }).map((entry) => entry.item))
    const items = [...new Set(input.items)].map((id) => knownItem(read, id).id).filter((id) => !held.has(id))
    if (items.length === 0) throw new Refusal('INVALID', 'The brief holds this already.', input.items)
    const last = entriesOf(read, section.id).at(-1)?.position ?? 0
    const made: Record<string, string> = {}
    const changes = items.flatMap((item, index) => {
      const id = newId()
      made['entry'] ??= id
      const row = {
        id,
        brief,
        section: section.id,
        item,
        position: last + 1 + index,
        headline: null,
        summary: null,
        note: null,
      }
      return rowChange(read, 'brief_entry', { id }, row)
    })
    return { changes, items, made }
  },
}
