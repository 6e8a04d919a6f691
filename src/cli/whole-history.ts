import type { HistoryEvent } from '../contract/history.ts'
import type { Shell } from './shell.ts'

const PAGE = 200

/** Every event of the log, newest first; of one item or one editor where told. */
export async function* wholeHistory(
  shell: Shell,
  of: { item?: string; actor?: string },
): AsyncGenerator<HistoryEvent> {
  let before: number | undefined
  for (;;) {
    const { events } = await shell.client.history.list({ ...of, before, count: PAGE })
    yield* events
    before = events.at(-1)?.seq
    if (events.length < PAGE || before === undefined) return
  }
}
