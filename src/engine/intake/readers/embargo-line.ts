import type { DateFound } from '../../../contract/dates.ts'
import { readDate } from './dates.ts'

/** A line of copy that forbids its use before a time. */
export type EmbargoLine = {
  /** The line as it stands. */
  line: string
  /** Null where the line gives no day, no time or no zone that is known: nothing of it is guessed. */
  until: DateFound | null
}

const LONGEST = 240
const FORBIDS = new RegExp(
  [
    'embargo(?:ed)?(?:\\s+for\\s+(?:release|publication|broadcast|use))?\\s*(?:until|till|to|before|:|-|–|—|\\d|for)',
    'under\\s+embargo',
    'strictly\\s+embargoed',
    'embargoed\\s+(?:for|copy|press)',
    '(?:not\\s+for|no)\\s+(?:publication|release|broadcast|use)\\s+(?:before|until|prior\\s+to)',
    '(?:hold|held)\\s+for\\s+release',
    'for\\s+release\\s+(?:at|on|after|not\\s+before)\\b',
    'sperrfrist',
    'gesperrt\\s+bis',
    'frei(?:gegeben)?\\s+(?:ab|für)\\s',
    'sous\\s+embargo',
    "embargo\\s+jusqu['’]",
    'embargad[oa]\\s+hasta',
    'embargo\\s+hasta',
    'sotto\\s+embargo',
    'embargo\\s+fino\\s+al',
  ].join('|'),
  'i',
)
/** Such words open a line; later in a sentence they are news about an embargo. */
const OPENING = 24
const LIFTED = /\b(?:lifted|ended|aufgehoben|levé|levantado)\b|\bno\s+embargo\b/i

/**
 * The line at the head of a text that forbids its use before a time: "EMBARGOED UNTIL 00:01 GMT Friday 9 September
 * 2016", "Sperrfrist: 24. November 2026, 06:00 Uhr MEZ". Null where no line does.
 *
 * @param lines of the head of the copy, or a sender's note
 */
export function embargoLine(lines: readonly string[]): EmbargoLine | null {
  for (const each of lines) {
    const line = each.replace(/\s+/g, ' ').trim()
    const words = FORBIDS.exec(line.slice(0, LONGEST))
    if (words === null || words.index > OPENING || LIFTED.test(line)) continue
    // "The embargo until Friday hurt exports" is copy: what stands before has to be a label or nothing.
    if (
      /\p{Ll}{2,}/u.test(line.slice(0, words.index)) &&
      !/^[^.]*[:*]\s*$|strictly\s$/i.test(line.slice(0, words.index))
    )
      continue
    if (line.length > LONGEST) continue
    return { line, until: instantIn(line) }
  }
  return null
}

const MONTHS: readonly [RegExp, string][] = [
  [/^(?:jan|ene|gen|янв)/i, 'Jan'],
  [/^(?:feb|fév|fev)/i, 'Feb'],
  [/^(?:mar|mär|maer)/i, 'Mar'],
  [/^(?:apr|avr|abr)/i, 'Apr'],
  [/^(?:may|mai|mag)/i, 'May'],
  [/^(?:jun|juin|giu)/i, 'Jun'],
  [/^(?:jul|juil|lug)/i, 'Jul'],
  [/^(?:aug|aoû|aou|ago)/i, 'Aug'],
  [/^(?:sep|set)/i, 'Sep'],
  [/^(?:oct|okt|ott)/i, 'Oct'],
  [/^(?:nov)/i, 'Nov'],
  [/^(?:dec|dez|déc|dic)/i, 'Dec'],
]
const ISO = /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(?::\d{2})?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\w:])/i
const DAY_MONTH_YEAR =
  /\b(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b/iu
const MONTH_DAY_YEAR = /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/iu
/** Day first, as all write it who use points; with slashes nobody knows. */
const POINTS = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/
const CLOCK = /\b(\d{1,2})[:.h](\d{2})(?::\d{2})?(?!\.?\d)\s*(?:([ap])\.?\s?m\b\.?)?/i
const FULL_HOUR = /\b(\d{1,2})\s*(?:([ap])\.?\s?m\b\.?|(?:uhr|h|heures)\b)/i
const MILITARY =
  /\b([01]\d|2[0-3])([0-5]\d)\s*(?=(?:hrs?\b|hours\b)?\s*\(?\s*(?:GMT|UTC|BST|C?EST|C?EDT|[CMP][SD]T|CES?T|[ECMP]T|Z)\b)/
const NOON = /\b(noon|midday|midnight)\b/i
const ZONE =
  /(?:^|[\s\d(.])((?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|UTC|GMT|BST|WES?T|MESZ|MEZ|CES?T|EES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|A[EW][SD]T|NZ[SD]T|JST|HKT|SGT|IST)(?![\p{L}\d])/u

/** The moment that a line names in full, or null. */
function instantIn(line: string): DateFound | null {
  const iso = ISO.exec(line)
  if (iso !== null) return found(iso[0].replace(' ', 'T').replace(/(\d)\s(?=[a-z])/i, '$1'), line)
  const day = dayIn(line)
  if (day === null) return null
  const rest = line.slice(0, day.index) + ' '.repeat(day.length) + line.slice(day.index + day.length)
  const time = timeIn(rest)
  const zone = ZONE.exec(rest)?.[1]?.replace(/\s/g, '')
  if (time === null || zone === undefined) return null
  return found(`${day.day} ${day.month} ${day.year} ${time} ${zone}`, line)
}

function found(text: string, line: string): DateFound | null {
  const date = readDate(text)
  return date === null || date.precision === 'day' || date.zone === null ? null : { ...date, text: line }
}

type Day = { day: string; month: string; year: string; index: number; length: number }

function dayIn(line: string): Day | null {
  const first = DAY_MONTH_YEAR.exec(line)
  const named = first === null ? null : monthOf(first[2] ?? '')
  if (first !== null && named !== null)
    return {
      day: first[1] ?? '',
      month: named,
      year: first[3] ?? '',
      index: first.index,
      length: first[0].length,
    }
  const second = MONTH_DAY_YEAR.exec(line)
  const month = second === null ? null : monthOf(second[1] ?? '')
  if (second !== null && month !== null)
    return {
      day: second[2] ?? '',
      month,
      year: second[3] ?? '',
      index: second.index,
      length: second[0].length,
    }
  const points = POINTS.exec(line)
  const byNumber = MONTHS[Number(points?.[2] ?? 0) - 1]?.[1]
  if (points === null || byNumber === undefined) return null
  return {
    day: points[1] ?? '',
    month: byNumber,
    year: points[3] ?? '',
    index: points.index,
    length: points[0].length,
  }
}

function monthOf(word: string): string | null {
  return MONTHS.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

function timeIn(line: string): string | null {
  const military = MILITARY.exec(line)
  if (military !== null) return `${military[1]}:${military[2]}`
  const clock = CLOCK.exec(line)
  if (clock !== null) return `${clock[1]}:${clock[2]}${clock[3] === undefined ? '' : ` ${clock[3]}m`}`
  const hour = FULL_HOUR.exec(line)
  if (hour !== null) return `${hour[1]}:00${hour[2] === undefined ? '' : ` ${hour[2]}m`}`
  // Whose night midnight ends nobody says, so only the middle of the day is a time.
  const noon = NOON.exec(line)
  return noon !== null && noon[1]?.toLowerCase() !== 'midnight' ? '12:00' : null
}
