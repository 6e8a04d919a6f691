import type { HistoryEvent } from '../../contract/history.ts'

/** A line of the list: the heading of a day, or an event under it. */
export type HistoryLine =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'event'; readonly event: HistoryEvent; readonly number: number }

const year = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const sameYear = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

/** Events under the days of this computer's zone, in the order given. Events are numbered from 1. */
export function historyLines(events: readonly HistoryEvent[], now: Date): HistoryLine[] {
  const lines: HistoryLine[] = []
  let before = ''
  events.forEach((event, index) => {
    const day = dayWords(new Date(event.at), now)
    if (day !== before) lines.push({ kind: 'day', day })
    before = day
    lines.push({ kind: 'event', event, number: index + 1 })
  })
  return lines
}

function dayWords(date: Date, now: Date): string {
  if (date.toDateString() === now.toDateString()) return 'Today'
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday'
  // ICU's own commas change between its releases.
  return (date.getFullYear() === now.getFullYear() ? sameYear : year).format(date).replaceAll(',', '')
}
