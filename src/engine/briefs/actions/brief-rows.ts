import { Refusal } from '../../../contract/errors.ts'
import type { Read } from '../../store/read-rows.ts'
import type { EditorialRows } from '../../store/tables.ts'

type Section = EditorialRows['brief_section']
type Entry = EditorialRows['brief_entry']

/** The brief that is here. @throws Refusal `NOT_FOUND` */
export function knownBrief(read: Read, id: string): EditorialRows['brief'] {
  const brief = read.row('brief', { id })
  if (!brief || brief.removed === 1) throw new Refusal('NOT_FOUND', 'There is no such brief.')
  return brief
}

/** The section that is here. @throws Refusal `NOT_FOUND` */
export function knownSection(read: Read, id: string): Section {
  const section = read.row('brief_section', { id })
  if (!section) throw new Refusal('NOT_FOUND', 'There is no such section.')
  knownBrief(read, section.brief)
  return section
}

/** The entry that is here. @throws Refusal `NOT_FOUND` */
export function knownEntry(read: Read, id: string): Entry {
  const entry = read.row('brief_entry', { id })
  if (!entry) throw new Refusal('NOT_FOUND', 'There is no such entry.')
  knownBrief(read, entry.brief)
  return entry
}

/** A brief's sections in order. */
export function sectionsOf(read: Read, brief: string): Section[] {
  return read.rows('brief_section', { brief }).sort(byPosition)
}

/** A section's entries in order. */
export function entriesOf(read: Read, section: string): Entry[] {
  return read.rows('brief_entry', { section }).sort(byPosition)
}

/**
 * A position between the one before a place and the place itself; after all others where there is no such place.
 * Positions are numbers between their neighbours', so that moving one row changes one row.
 * @param others rows in order, without the one that moves
 * @param before id of the row to come before, or null for the end
 */
export function positionBefore(
  others: readonly { id: string; position: number }[],
  before: string | null,
): number {
  if (before === null) return (others.at(-1)?.position ?? 0) + 1
  const at = others.findIndex((each) => each.id === before)
  const next = others[at]
  if (!next) throw new Refusal('NOT_FOUND', 'The place to move to is not there any more.')
  const previous = others[at - 1]
  return previous ? (previous.position + next.position) / 2 : next.position - 1
}

function byPosition(one: { position: number; id: string }, other: { position: number; id: string }): number {
  return one.position - other.position || one.id.localeCompare(other.id)
}
