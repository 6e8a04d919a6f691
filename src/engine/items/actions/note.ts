import { countOf, type Action } from '../../store/action.ts'
import { changeDesk } from './change-desk.ts'

/** Writes the desk's note on items, or takes it off: "Noted 1 item". */
export const note: Action<'item.note'> = {
  words: (input, plan) =>
    input.note === null
      ? `Removed the note on ${countOf(plan.items.length, 'item')}`
      : `Wrote a note on ${countOf(plan.items.length, 'item')}`,
  plan: (read, input) =>
    changeDesk(read, input.items, () => ({ note: input.note?.trim() ? input.note : null })),
}
