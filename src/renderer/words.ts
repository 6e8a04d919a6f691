import type { Count } from '../contract/items.ts'

/** Figures, times and lists as the editor reads them, in the language of the system, in British English otherwise. */

const numbers = new Intl.NumberFormat('en-GB')

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** A capped count: `10,000+`. */
export function formatCount({ count, more }: Count): string {
  return `${numbers.format(count)}${more ? '+' : ''}`
}

/** `1 item`, `3 items`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const longDayOfYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const parts = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
const exact = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** `14:28` */
export function clockTime(at: string): string {
  return clock.format(new Date(at))
}

/** `14:32:08` */
export function clockTimeSeconds(at: string): string {
  return clockSeconds.format(new Date(at))
}

/** `Tue 24 Nov 2026, 14:28 CET` */
export function fullTime(at: string): string {
  const date = new Date(at)
  return `${fullDay(at)}, ${clock.format(date)} ${zoneName(date)}`
}

/** `24 Nov, 14:28` */
export function shortTime(at: string): string {
  const date = new Date(at)
  return `${day.format(date)}, ${clock.format(date)}`
}

/** `Tue 24 Nov 2026` */
export function fullDay(at: string): string {
  return parts.format(new Date(at)).replaceAll(',', '')
}

/** `Tue, 24 Nov 2026, 14:28:05 CET`, for tooltips. */
export function exactTime(at: string): string {
  return exact.format(new Date(at))
}

/** Instants that stand in the engine's words, as this computer's clock and zone tell them. */
export function withLocalTimes(words: string): string {
  return words.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (at) => fullTime(at))
}

function zoneName(date: Date): string {
  return zone.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** How long ago, while it is under a day, then the date: `4 min`, `3 h`, `21 Nov`, `21 Nov 2024`. */
export function age(at: string, now: Date): string {
  const date = new Date(at)
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`
  return date.getFullYear() === now.getFullYear() ? day.format(date) : dayOfYear.format(date)
}

/** The same for screen readers: `4 minutes ago`. */
export function spokenAge(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return plural(minutes, 'minute')
  if (minutes < 24 * 60) return plural(Math.floor(minutes / 60), 'hour')
  return longDay.format(new Date(at))
}

/** The heading that a time stands under in the list: `Last half hour`, `13:30 – 14:00`, `Yesterday`, `Sunday 21 November`. */
export function timeGroup(at: string, now: Date): string {
  const date = new Date(at)
  if (now.getTime() - date.getTime() < 30 * 60_000) return 'Last half hour'
  const days = daysBetween(date, now)
  if (days === 0) {
    const from = new Date(date)
    from.setMinutes(date.getMinutes() < 30 ? 0 : 30, 0, 0)
    return `${clock.format(from)} – ${clock.format(from.getTime() + 30 * 60_000)}`
  }
  if (days === 1) return 'Yesterday'
  return date.getFullYear() === now.getFullYear()
    ? longDay.format(date)
    : longDayOfYear.format(date).replace(',', '')
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' })

/** `English` for `en`; the code itself where it names no language. */
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

/** `grain, shipping and rates` */
export const listOf = new Intl.ListFormat('en-GB')

const units = ['bytes', 'kB', 'MB', 'GB'] as const

/** `48 kB` */
export function fileSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${numbers.format(value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[unit]}`
}
