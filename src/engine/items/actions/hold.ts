import { countOf, type Action } from '../../store/action.ts'
import { changeDesk } from './change-desk.ts'

/** Sets items aside for later: "Held 3 items". */
export const hold: Action<'item.hold'> = {
  words: (input, plan) =>
    `Held ${countOf(plan.items.length, 'item')}${input.reason ? `: ${input.reason}` : ''}`,
  plan: (read, input) =>
    changeDesk(read, input.items, () => ({ state: 'held', reason: input.reason ?? null })),
}
