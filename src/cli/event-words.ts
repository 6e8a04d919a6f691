import type { HistoryEvent } from '../contract/history.ts'
import { printableLine } from '../contract/print-text.ts'
import { timeWords } from './item-words.ts'

/** An event of the log on one line. */
export function eventWords(event: HistoryEvent): string {
  const about = event.headline === null ? '' : ` — ${printableLine(event.headline)}`
  const undone = event.undoneBy === null ? '' : ` (undone by ${event.undoneBy})`
  return `${event.seq}  ${timeWords(event.at)}  ${printableLine(event.actor)}: ${printableLine(event.words)}${about}${undone}`
}
