import { countOf, type Action } from '../../store/action.ts'
import { changeDesk } from './change-desk.ts'

/**
 * Sets the time before which items must not leave, or lifts it: "Embargoed 3 items". What the sender states now is
 * noted as decided; what it states later holds again.
 */
export const embargo: Action<'item.embargo'> = {
  words: (input, plan) =>
    input.until === null
      ? `Lifted the embargo on ${countOf(plan.items.length, 'item')}`
      : `Embargoed ${countOf(plan.items.length, 'item')} until ${moment(input.until)}`,
  plan: (read, input) =>
    changeDesk(read, input.items, (item) => ({
      embargo_until: input.until,
      embargo_over: item.statedEmbargo,
    })),
}

/** The log is read on many desks, so it says the time in UTC. */
function moment(instant: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${words.format(new Date(instant)).replace(' at ', ', ')} UTC`
}
