import { creditOf } from './list-sources.ts'
import { silenceOf } from './rhythm.ts'
import type { SourceRow, SourceState } from './source-state.ts'
import type { SourcesDesk } from './sources-desk.ts'
import { prepared } from '../store/prepared.ts'

/** A rhythm is heard from so many last items. */
const HEARD_ITEMS = 500

/** After a successful poll: notes whether a source has fallen silent against its own rhythm, and raises the alarm once. */
export function heardFrom(desk: SourcesDesk, row: SourceRow, state: SourceState, now: Date): void {
  const times = prepared<[string, number], { at: string }>(
    desk.store.db,
    'SELECT at FROM source_item WHERE source = ? ORDER BY at DESC LIMIT ?',
  )
    .all(row.id, HEARD_ITEMS)
    .map(({ at }) => Date.parse(at))
  const silence = silenceOf(times, now.getTime())
  if (silence === null) {
    state.silent_since = null
    state.silence_words = null
    return
  }
  const alarm = state.silent_since === null
  state.silent_since = new Date(now.getTime() - silence.ms).toISOString()
  state.silence_words = `Silent for ${spanWords(silence.ms)}, where it brings something within ${spanWords(silence.usual)} at the most`
  if (alarm)
    desk.tell({ kind: 'alarm', source: row.id, name: creditOf(row, state), words: state.silence_words })
}

/** "14 hours", "3 days". */
function spanWords(ms: number): string {
  const hours = Math.round(ms / 3_600_000)
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return `${Math.round(hours / 24)} days`
}
