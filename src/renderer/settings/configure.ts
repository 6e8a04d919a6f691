import type { ActionGiven } from '../../contract/actions.ts'
import { act } from '../act.ts'
import { queries } from '../queries.ts'
import { queryClient } from '../query-client.ts'

/** Sets something of the desk. It shows at once; a refusal puts it back. */
export async function configure(change: ActionGiven<'desk.configure'>): Promise<void> {
  const { queryKey } = queries.status()
  const before = queryClient.getQueryData(queryKey)
  if (before) {
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, { ...before, settings: { ...before.settings, ...change } })
  }
  const acted = await act('desk.configure', change)
  if (!acted && before) queryClient.setQueryData(queryKey, before)
}
