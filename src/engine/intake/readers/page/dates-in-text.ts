import { monthNumber } from './month-names.ts'

/** A day that stands in a line of text. */
export type DayInText = {
  /** YYYY-MM-DD. */
  day: string
  /** The words that say it. */
  text: string
  at: number
  /** Both readings of "3/4/2025" are days: which is meant depends on the country. */
  ambiguous: boolean
}

const FORMS: readonly {
  pattern: RegExp
  read: (found: readonly string[], monthFirst: boolean) => Parts | null
}[] = [
  {
    pattern: /(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/gu,
    read: ([, year, month, day]) => parts(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu,
    read: ([, year, month, day]) => parts(year, month, day),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)?\d{2})(?![\d.]\d|\d)/gu,
    read: ([, one, sign, two, year], monthFirst) => {
      const swap = sign === '/' && (Number(two) > 12 || (monthFirst && Number(one) <= 12))
      return {
        ...parts(year, swap ? one : two, swap ? two : one),
        ambiguous: sign === '/' && Number(one) <= 12 && Number(two) <= 12 && one !== two,
      }
    },
  },
  {
    pattern:
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[ºª.])?,?[ \u00a0-]{0,2}(?:d[eai] |d['’]|of )?(\p{L}[\p{L}’]{2,13})\.?,?[ \u00a0/-]{0,2}(?:d[eo]l? |of )?['’]?((?:19|20)\d{2})(?!\d)/giu,
    read: ([, day, month, year]) => named(year, month, day),
  },
  {
    pattern:
      /(?<!\p{L})(\p{L}{3,13})\.?[ \u00a0-]{1,2}(\d{1,2})(?:st|nd|rd|th|\.)?,?[ \u00a0-]{1,2}((?:19|20)\d{2})(?!\d)/giu,
    read: ([, month, day, year]) => named(year, month, day),
  },
  {
    pattern:
      /(?<!\d)((?:19|20)\d{2})\.?[ \u00a0]{1,2}(?:m\. )?(\p{L}{3,13})[ \u00a0]{1,2}(\d{1,2})\.?(?!\d)/giu,
    read: ([, year, month, day]) => named(year, month, day),
  },
]
/** Nothing on the web is older, and a text that says a later year means a plan. */
const FIRST_YEAR = 1992
const LAST_YEAR = 2099
/** Text beyond this is copy. */
const LOOK = 400

type Parts = { year: number; month: number; day: number; ambiguous?: boolean }

/**
 * The days that the beginning of a text names, in the forms of many languages. A day alone, without a year, is none.
 *
 * @param monthFirst whether "3/4/2025" is the fourth of March, as in the United States
 */
export function daysInText(text: string, monthFirst: boolean): DayInText[] {
  const line = text.slice(0, LOOK)
  if (!/\d{2}/.test(line)) return []
  const days: DayInText[] = []
  for (const { pattern, read } of FORMS) {
    for (const found of line.matchAll(pattern)) {
      const stated = read(found, monthFirst)
      const day = stated === null ? null : isoDay(stated)
      if (day === null || days.some((other) => overlaps(other, found.index, found[0].length))) continue
      days.push({ day, text: found[0].trim(), at: found.index, ambiguous: stated?.ambiguous === true })
    }
  }
  return days.toSorted((one, other) => one.at - other.at)
}

function overlaps(other: DayInText, at: number, length: number): boolean {
  return at < other.at + other.text.length && other.at < at + length
}

function parts(year: string | undefined, month: string | undefined, day: string | undefined): Parts {
  const number = Number(year)
  const full = year?.length === 2 ? number + (number < 70 ? 2000 : 1900) : number
  return { year: full, month: Number(month), day: Number(day) }
}

function named(year: string | undefined, month: string | undefined, day: string | undefined): Parts | null {
  const number = monthNumber(month ?? '')
  return number === null ? null : parts(year, String(number), day)
}

/** A day of the calendar as YYYY-MM-DD, or null where there is no such day or none that a page can be of. */
export function isoDay({ year, month, day }: Parts): string | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null
  return date.toISOString().slice(0, 10)
}
