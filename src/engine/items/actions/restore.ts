import { countOf, type Action } from '../../store/action.ts'
import { changeDesk } from './change-desk.ts'

/** Makes items new again: "Restored 3 items". */
export const restore: Action<'item.restore'> = {
  words: (_input, plan) => `Restored ${countOf(plan.items.length, 'item')}`,
  plan: (read, input) => changeDesk(read, input.items, () => ({ state: 'new', reason: null })),
}
