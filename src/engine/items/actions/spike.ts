import { countOf, type Action } from '../../store/action.ts'
import { changeDesk } from './change-desk.ts'

/** Decides against using items; they stay and can be restored: "Spiked 3 items". */
export const spike: Action<'item.spike'> = {
  words: (input, plan) =>
    `Spiked ${countOf(plan.items.length, 'item')}${input.reason ? `: ${input.reason}` : ''}`,
  plan: (read, input) =>
    changeDesk(read, input.items, () => ({ state: 'spiked', reason: input.reason ?? null })),
}
