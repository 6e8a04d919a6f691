import type { ActionGiven, ActionName } from '../../contract/actions.ts'
import type { BriefShown } from '../../contract/briefs.ts'
import type { Acted } from '../../contract/contract.ts'
import { act } from '../act.ts'
import { patchBrief } from './queries.ts'

/** Takes an action on a brief and shows it changed in the same frame; a refusal puts it back. */
export async function actOnBrief<Name extends ActionName>(
  brief: string,
  name: Name,
  input: ActionGiven<Name>,
  change: (shown: BriefShown) => BriefShown,
  how: { readonly quiet?: boolean } = {},
): Promise<Acted | null> {
  const putBack = patchBrief(brief, change)
  const acted = await act(name, input, how)
  if (!acted) putBack()
  return acted
}
