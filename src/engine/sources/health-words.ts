import type { Source } from '../../contract/sources.ts'

/** How a source fares, in a line for the editor. */
export function healthWords(source: Omit<Source, 'words'>, now: Date): string {
  const parts: string[] = []
  if (source.health === 'paused') parts.push('Paused')
  if (source.health === 'waiting' && source.lastPollAt === null) parts.push('Not polled yet')
  if (source.failure !== null) {
    const again =
      source.failure.times > 1
        ? ` (${source.failure.times} times since ${timeWords(source.failure.since, now)})`
        : ''
    parts.push(`${source.failure.words}${again}`)
  }
  if (source.silence !== null) parts.push(source.silence.words)
  if (source.lastSuccessAt !== null) parts.push(`Last success ${timeWords(source.lastSuccessAt, now)}`)
  if (source.lastChangeAt !== null) parts.push(`last change ${timeWords(source.lastChangeAt, now)}`)
  if (source.unchangedShare !== null && source.polls > 1)
    parts.push(`304 in ${Math.round(source.unchangedShare * 100)} % of ${source.polls} polls`)
  if (source.itemsWeek !== null) parts.push(`${rateWords(source.itemsWeek)} a week`)
  if (source.nextPollAt !== null)
    parts.push(`next poll ${timeWords(source.nextPollAt, now)} (${source.nextPollWhy})`)
  if (source.note !== null) parts.push(source.note)
  return parts.join('; ')
}

/** A rate of items as a short number: "0.4 items", "12 items". */
export function rateWords(rate: number): string {
  const number = rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)
  return `${number} ${number === 1 ? 'item' : 'items'}`
}

/** A time as a clock shows it today, with its date on other days; in the zone of this computer. */
export function timeWords(instant: string, now: Date): string {
  const at = new Date(instant)
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const sameDay = at.toDateString() === now.toDateString()
  return sameDay
    ? time
    : `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })} ${time}`
}
