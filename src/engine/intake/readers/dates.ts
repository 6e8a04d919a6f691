import type { DateFound } from '../../../contract/dates.ts'

/** Minutes east of UTC of the zone names that news systems write. */
const ZONES: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  aest: 600,
  aedt: 660,
  acst: 570,
  acdt: 630,
  awst: 480,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
}

/** Zones that are one clock all year, and two offsets: the day decides. */
const CLOCKS: Record<string, string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  at: 'America/Halifax',
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s*([ap])\\.?m\\.?)?'
const ZONE =
  '\\s*([+-]\\d{1,2}:?\\d{2}|[+-]\\d{1,2}|[a-z]{1,4}(?:[+-]\\d{1,2}(?::?\\d{2})?)?)?(?:\\s*\\([^()]{1,40}\\))?'

const ISO = new RegExp(
  `^(\\d{4})(?:-(\\d{2})-(\\d{2})|(\\d{2})(\\d{2})|-(\\d{3}))(?:(?:t|\\s+)(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)?)?$`,
  'i',
)
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH_NAME}\\.?,?[\\s-]+(\\d{4}|\\d{2})(?:,?\\s+(?:at\\s+)?${CLOCK}${ZONE})?$`,
  'i',
)
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}${MONTH_NAME}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:,?\\s+(?:at\\s+)?${CLOCK}${ZONE})?$`,
  'i',
)
const ASCTIME = new RegExp(
  `^${WEEKDAY}${MONTH_NAME}\\s+(\\d{1,2})\\s+(\\d{2}):(\\d{2}):(\\d{2})(?:\\s+([a-z]{1,4}|[+-]\\d{4}))?\\s+(\\d{4})$`,
  'i',
)

type Stated = {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number | undefined
  zone?: string | undefined
}

/**
 * Reads a date in a regular form: RFC 822 and 2822 with the zone names in use, W3CDTF and ISO 8601 (calendar,
 * compact and ordinal), asctime, and English dates with the month as a word. Anything else gives null, because a
 * wrong date is worse than none; so does "3/4/25", which is two dates.
 *
 * @param text as the file states it; kept in the result
 */
export function readDate(text: string | null | undefined): DateFound | null {
  if (text === null || text === undefined) return null
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '' || line.length > 100) return null
  const stated = readIso(line) ?? readDayFirst(line) ?? readMonthFirst(line) ?? readAsctime(line)
  return stated === null ? null : dateFound(stated, line)
}

function readIso(line: string): Stated | null {
  const found = ISO.exec(line)
  if (found === null) return null
  const [, year, month, day, compactMonth, compactDay, ordinal, hour, minute, second, zone] = found
  const clock = { ...clockOf(hour, minute, second), zone: zone?.toUpperCase() }
  if (ordinal !== undefined) {
    const date = new Date(Date.UTC(Number(year), 0, Number(ordinal)))
    if (date.getUTCFullYear() !== Number(year)) return null
    return { year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...clock }
  }
  return {
    year: Number(year),
    month: Number(month ?? compactMonth),
    day: Number(day ?? compactDay),
    ...clock,
  }
}

function readDayFirst(line: string): Stated | null {
  const found = DAY_FIRST.exec(line)
  if (found === null) return null
  const [, day, month, year, hour, minute, second, half, zone] = found
  return named(year, month, day, clockOf(hour, minute, second, half), zone)
}

function readMonthFirst(line: string): Stated | null {
  const found = MONTH_FIRST.exec(line)
  if (found === null) return null
  const [, month, day, year, hour, minute, second, half, zone] = found
  return named(year, month, day, clockOf(hour, minute, second, half), zone)
}

function readAsctime(line: string): Stated | null {
  const found = ASCTIME.exec(line)
  if (found === null) return null
  const [, month, day, hour, minute, second, zone, year] = found
  return named(year, month, day, clockOf(hour, minute, second), zone)
}

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: Pick<Stated, 'hour' | 'minute' | 'second'>,
  zone: string | undefined,
): Stated {
  const stated = Number(year)
  // RFC 2822, 4.3: two digits up to 49 are of this century.
  const full = year?.length === 2 ? stated + (stated < 50 ? 2000 : 1900) : stated
  return {
    year: full,
    month: MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1,
    day: Number(day),
    ...clock,
    zone,
  }
}

function clockOf(
  hour?: string,
  minute?: string,
  second?: string,
  half?: string,
): Pick<Stated, 'hour' | 'minute' | 'second'> {
  if (hour === undefined) return {}
  let hours = Number(hour)
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return { hour: 99, minute: 0 }
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  return { hour: hours, minute: Number(minute), second: second === undefined ? undefined : Number(second) }
}

function dateFound(stated: Stated, text: string): DateFound | null {
  const { year, month, day, hour, minute } = stated
  if (year < 1600 || year > 2200) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const dayAlone: DateFound = { value: date.toISOString(), precision: 'day', text, zone: null }
  if (hour === undefined || minute === undefined) return dayAlone
  // A leap second has no place in UTC milliseconds.
  const second = Math.min(stated.second ?? 0, 59)
  if (hour > 23 || minute > 59 || (stated.second ?? 0) > 60) return null
  const zone = stated.zone ?? null
  const offset = zone === null ? 0 : minutesEast(zone, Date.UTC(year, month - 1, day, hour, minute))
  // The day was stated; the hour in a zone that nobody knows was not.
  if (offset === null) return { ...dayAlone, zone }
  const value = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)).toISOString()
  return { value, precision: stated.second === undefined ? 'minute' : 'second', text, zone }
}

/** Minutes east of UTC at a local time (as if it were UTC), or null for a zone that is unknown. */
function minutesEast(zone: string, at: number): number | null {
  const found = /^([a-z]*)([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  const clock = CLOCKS[zone.toLowerCase()]
  if (clock !== undefined) return minutesOfClock(clock, at)
  if (found === null) return ZONES[zone.toLowerCase()] ?? null
  const [, name, sign, hours, minutes] = found
  if (name !== '' && !['gmt', 'utc', 'ut'].includes((name ?? '').toLowerCase())) return null
  const size = Number(hours) * 60 + Number(minutes ?? 0)
  if (size > 15 * 60) return null
  return sign === '-' ? -size : size
}

/** The offset that a clock has at a time; within hours of a change it may be that of the other side. */
function minutesOfClock(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(at),
  )
  const shown = /([+-])(\d{2}):(\d{2})$/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '')
  const size = Number(shown?.[2] ?? 0) * 60 + Number(shown?.[3] ?? 0)
  return shown?.[1] === '-' ? -size : size
}
