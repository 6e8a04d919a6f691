import { isolated, languageOf, printableLanguage } from './print-text.ts'

/** Where and in which language times are printed: an IANA zone and a BCP 47 tag. */
export type PrintPlace = { language: string; timeZone: string }

type Part = 'weekday' | 'day' | 'month' | 'year' | 'time'

/** "Tuesday 24 November 2026". */
export function printLongDay(at: string, place: PrintPlace): string {
  return isolated(print(at, place, ['weekday', 'day', 'month', 'year'], 'long'))
}

/** "24 November 2026, 15:00", for the head of a page: the zone stands with each entry. */
export function printStamp(at: string, place: PrintPlace): string {
  return isolated(print(at, place, ['day', 'month', 'year', 'time'], 'long'))
}

/** "24 November 2026, 13:47 CET". */
export function printInstant(at: string, place: PrintPlace): string {
  return isolated(`${print(at, place, ['day', 'month', 'year', 'time'], 'long')} ${printZone(at, place)}`)
}

/**
 * "24 Nov, 13:47 CET"; with its year where that is not the year of the brief.
 *
 * @param beside the brief's own time
 */
export function printShort(
  at: string,
  beside: string,
  place: PrintPlace,
  style: 'long' | 'short' = 'short',
): string {
  const parts: Part[] = sameYear(at, beside, place)
    ? ['day', 'month', 'time']
    : ['day', 'month', 'year', 'time']
  return isolated(`${print(at, place, parts, style)} ${printZone(at, place)}`)
}

/** "24 November 2026" or "24 Nov" for a date that was stated without a time, so in no zone. */
export function printDay(at: string, style: 'long' | 'short', beside: string, place: PrintPlace): string {
  const stated = { ...place, timeZone: 'UTC' }
  const year = style === 'long' || !sameYear(at, beside, stated)
  return isolated(print(at, stated, year ? ['day', 'month', 'year'] : ['day', 'month'], style))
}

function sameYear(at: string, beside: string, place: PrintPlace): boolean {
  const year = format('en-GB', place.timeZone, { year: 'numeric' })
  return year.format(new Date(at)) === year.format(new Date(beside))
}

function print(at: string, place: PrintPlace, wanted: readonly Part[], style: 'long' | 'short'): string {
  const date = new Date(at)
  const locale = localeOf(place.language)
  const options: Intl.DateTimeFormatOptions = {
    ...(wanted.includes('weekday') ? { weekday: style } : {}),
    day: 'numeric',
    month: style,
    ...(wanted.includes('year') ? { year: 'numeric' } : {}),
    ...(wanted.includes('time') ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  }
  const formatter = format(locale, place.timeZone, options)
  if (languageOf(locale) !== 'en') return formatter.format(date)
  // British newspaper order, put together here because ICU's own commas change between its releases.
  const found = new Map(formatter.formatToParts(date).map((part) => [part.type, part.value]))
  const day = [found.get('weekday'), found.get('day'), found.get('month'), found.get('year')]
  const words = day.filter((part) => part !== undefined).join(' ')
  return wanted.includes('time') ? `${words}, ${found.get('hour')}:${found.get('minute')}` : words
}

/** English abbreviations of zones differ by country: the first that has more than an offset is the customary one. */
const ZONE_LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA']

function printZone(at: string, place: PrintPlace): string {
  const locale = localeOf(place.language)
  let first: string | undefined
  for (const each of languageOf(locale) === 'en' ? ZONE_LOCALES : [locale]) {
    const parts = format(each, place.timeZone, { timeZoneName: 'short' }).formatToParts(new Date(at))
    const name = parts.find((part) => part.type === 'timeZoneName')?.value
    if (name !== undefined && !/^(?:GMT|UTC)[+-\u2212]/.test(name)) return name
    first ??= name
  }
  return first ?? place.timeZone
}

/** English without a country is British here, as the desk's own words are. */
function localeOf(language: string): string {
  const tag = printableLanguage(language)
  if (tag === null || tag === 'en') return 'en-GB'
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : 'en-GB'
}

/** Making a formatter takes a hundred times as long as using it, and the preview prints with every key press. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options])
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = makeFormat(locale, timeZone, { calendar: 'gregory', ...options })
  formatters.set(key, made)
  return made
}

function makeFormat(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    // A zone that this runtime does not know must not keep a brief from leaving.
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  }
}
