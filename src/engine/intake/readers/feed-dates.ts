import type { DateFound } from '../../../contract/dates.ts'
import { readDate } from './dates.ts'
import { monthNamed } from './month-names.ts'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const REST = '(?:(?:t|,?\\s+)(.{3,40}))?'
/** W3CDTF, 1: a year, or a year and a month. */
const REDUCED = /^(\d{4})(?:-(\d{2}))?$/
/** ISO 8601:1988, 5.2.1.3: the century left out; behind a hyphen the day too. */
const SHORT_MONTH = /^-(\d{2})-?(\d{2})$/
const SHORT_DAY = new RegExp(`^(?:(\\d{2})(\\d{2})(\\d{2})|(\\d{2})-(\\d{2})-(\\d{2}))${REST}$`, 'i')
const SHORT_ORDINAL = new RegExp(`^(\\d{2})-(\\d{3})${REST}$`, 'i')
const LONG_ORDINAL = new RegExp(`^(\\d{4})(\\d{3})${REST}$`, 'i')
/** A month with a nought too many, as some programs write it. */
const PADDED_MONTH = new RegExp(`^(\\d{4})-0(\\d{2})-(\\d{2})${REST}$`, 'i')
const DAY_FIRST = new RegExp(
  `^(?:\\p{L}{2,14}\\.?,?\\s+)?(\\d{1,2})\\.?[\\s-]+(?:de\\s+)?(\\p{L}{3,14})\\.?,?[\\s-]+(?:de\\s+)?(\\d{4})${REST}$`,
  'iu',
)
const YEAR_FIRST = new RegExp(`^(\\d{4})[\\s.-]+(\\p{L}{3,14})\\.?[\\s-]+(\\d{1,2})\\.?${REST}$`, 'iu')
const EAST_ASIAN =
  /^(\d{4})(?:\s*[年년]\s*|-)(\d{1,2})(?:\s*[月월]\s*|-)(\d{1,2})\s*([日일])?\s*(?:([^\d\s]{2})\s*)?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u
const FORENOON = new Set(['오전', '上午', '午前'])
const AFTERNOON = new Set(['오후', '下午', '午後'])
const CLOCK = /^(\d):/

/**
 * Reads a date of a feed: all that `readDate` reads, and the forms that a field which can hold nothing but a date may
 * have: a year or a month alone (W3CDTF), the century left out (ISO 8601:1988), and months as words in other languages
 * by the names that CLDR has. Anything else gives null.
 *
 * @param text as the feed states it; kept in the result
 */
export function readFeedDate(text: string | null | undefined): DateFound | null {
  const plain = readDate(text)
  if (plain !== null || text === null || text === undefined) return plain
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '' || line.length > 100) return null
  const found = reduced(line) ?? shortened(line) ?? inWords(line) ?? eastAsian(line)
  return found === null ? null : { ...found, text: line }
}

function reduced(line: string): DateFound | null {
  const [, year, month] = REDUCED.exec(line) ?? shortMonth(line) ?? []
  if (year === undefined) return null
  const found = readDate(`${year}-${month ?? '01'}-01`)
  return found === null ? null : { ...found, precision: month === undefined ? 'year' : 'month' }
}

function shortMonth(line: string): string[] | null {
  const [, year, month] = SHORT_MONTH.exec(line) ?? []
  return year === undefined || month === undefined ? null : [line, fullYear(year), month]
}

function shortened(line: string): DateFound | null {
  const day = SHORT_DAY.exec(line)
  if (day !== null) {
    const [, year = day[4] ?? '', month = day[5] ?? '', date = day[6] ?? ''] = day
    return joined(`${fullYear(year)}-${month}-${date}`, day[7])
  }
  const ordinal = SHORT_ORDINAL.exec(line)
  if (ordinal !== null) return joined(`${fullYear(ordinal[1] ?? '')}-${ordinal[2]}`, ordinal[3])
  const long = LONG_ORDINAL.exec(line)
  if (long !== null) return joined(`${long[1]}-${long[2]}`, long[3])
  const padded = PADDED_MONTH.exec(line)
  return padded === null ? null : joined(`${padded[1]}-${padded[2]}-${padded[3]}`, padded[4])
}

function inWords(line: string): DateFound | null {
  const dayFirst = DAY_FIRST.exec(line)
  const yearFirst = dayFirst === null ? YEAR_FIRST.exec(line) : null
  const [, day, word, year, clock] =
    dayFirst ?? (yearFirst === null ? [] : [line, yearFirst[3], yearFirst[2], yearFirst[1], yearFirst[4]])
  const month = word === undefined ? null : monthNamed(word)
  if (month === null || day === undefined || year === undefined) return null
  return readDate(`${day} ${MONTHS[month - 1]} ${year}${clock === undefined ? '' : ` ${clock}`}`)
}

/** A date in Korean or Chinese signs. Korea has one clock, so a time in Korean needs no zone. */
function eastAsian(line: string): DateFound | null {
  const [, year, month, day, sign, half, hour, minute, second] = EAST_ASIAN.exec(line) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  if (half !== undefined && (hour === undefined || !(FORENOON.has(half) || AFTERNOON.has(half)))) return null
  if (half === undefined && sign === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return readDate(date)
  const hours = half === undefined ? Number(hour) : halfDay(Number(hour), AFTERNOON.has(half))
  const korean = /\p{Script=Hangul}/u.test(line)
  const clock = `${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`
  const found = readDate(`${date}T${clock}${korean ? '+09:00' : ''}`)
  return found === null ? null : { ...found, zone: korean ? 'Asia/Seoul' : null }
}

/** An hour of the clock with two halves as one of 24; 99, which no reader takes, for one that there is not. */
function halfDay(hour: number, afternoon: boolean): number {
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (afternoon ? 12 : 0)
}

/** RFC 2822, 4.3: two digits up to 49 are of this century. */
function fullYear(short: string): string {
  return `${Number(short) < 50 ? '20' : '19'}${short}`
}

function joined(date: string, clock: string | undefined): DateFound | null {
  return readDate(clock === undefined ? date : `${date}T${clock.replace(CLOCK, '0$1:')}`)
}
