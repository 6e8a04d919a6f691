import { Refusal } from '../../../contract/errors.ts'
import { changeDesk } from '../../items/actions/change-desk.ts'
import { countOf, type Action } from '../../store/action.ts'
import { UNNAMED_EDITOR } from '../../store/performer.ts'

/** Puts the editor's name under the version that is current now: "Vetted 3 items". */
export const vet: Action<'item.vet'> = {
  words: (_input, plan) => `Vetted ${countOf(plan.items.length, 'item')}`,
  plan(read, input, { now, actor }) {
    if (actor === UNNAMED_EDITOR) {
      throw new Refusal('NO_EDITOR', 'Vetting needs a name. Say who you are in Settings, then vet again.')
    }
    return changeDesk(read, input.items, (item) =>
      // Vetting twice would only change the time: the first vote on a version stands.
      item.state === 'vetted'
        ? {}
        : { state: 'vetted', reason: null, vetted_version: item.version, vetted_by: actor, vetted_at: now },
    )
  },
}
