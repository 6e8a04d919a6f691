import { hasTime } from '../../contract/date-precision.ts'
import type { DateFound } from '../../contract/dates.ts'
import type { WireFields } from '../../contract/wire.ts'

/** What tells two versions of the same wire copy apart in time. */
export type Revision = {
  wire: WireFields
  published: DateFound | null
  updated: DateFound | null
}

/**
 * Which of two versions of one id the sender made later: by the revisions it states, both numbers or both times; where
 * these say nothing, by the time of update, else of publication.
 * @returns below 0 where `one` is the earlier, above 0 where it is the later, 0 where the sender does not say
 */
export function compareRevisions(one: Revision, other: Revision): number {
  const [left, right] = [one.wire.version, other.wire.version]
  if (left !== null && right !== null) {
    const stated =
      difference(revisionNumber(left), revisionNumber(right)) ||
      difference(leadNumber(left), leadNumber(right)) ||
      difference(instantOf(left), instantOf(right))
    if (stated !== 0) return stated
  }
  return difference(timeOf(one), timeOf(other))
}

/** `3`, `v3`, `20260102101500`: NewsML-G2, ninjs and NITF count so. */
function revisionNumber(version: string): number | null {
  const [, digits] = /^\s*[vV]?(\d{1,15})\s*$/u.exec(version) ?? []
  return digits === undefined ? null : Number(digits)
}

const BASIC_TIME =
  /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/u

/** "2nd Ld-Writethru", "3rd Lead": agencies that send text by wire count the leads of a story so. */
function leadNumber(version: string): number | null {
  const [, digits] = /^\s*(\d{1,2})(?:st|nd|rd|th)?\s*(?:ld|lead)\b/iu.exec(version) ?? []
  return digits === undefined ? null : Number(digits)
}

/** ISO 8601 in its basic or extended form, as NewsML 1 and ninjs write it. */
function instantOf(text: string): number | null {
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = BASIC_TIME.exec(text.trim()) ?? []
  if (year === undefined) return null
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at) ? null : at
}

/** A day alone does not tell two versions of that day apart, so it counts as no time. */
function timeOf({ updated, published }: Revision): number | null {
  const found = updated ?? published
  return found === null || !hasTime(found.precision) ? null : Date.parse(found.value)
}

function difference(one: number | null, other: number | null): number {
  return one === null || other === null ? 0 : one - other
}
