import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import type { Carrier } from './nested-file.ts'
import type { Part, PartedKind } from './parted-containers.ts'
import { fileName, refusal } from './readers/file-words.ts'
import { inMailbox } from './readers/mail/in-mailbox.ts'

/** A part of a container, and what its reader said of it. */
export type ReadPart = {
  part: Part
  events: ReadEvent<PreparedDraft>[]
  /** The import was stopped, or the readers are closed. */
  failed: Error | null
}

/** How words name a part; lines say their own number. */
export function partName(path: string, part: Part): string {
  return part.hints.firstLine === undefined ? `message ${part.first} of ${fileName({ name: path })}` : path
}

/** A file that a part holds, before it is kept. */
export type Found = { name: string; bytes: Uint8Array; carrier: Carrier | null }

/** The files that a part holds, and the mail that the part is. */
export function nestedIn(kind: PartedKind, read: ReadPart, path: string): Found[] {
  const first = read.events.find((event) => event.kind === 'draft')
  const carrier = first === undefined ? null : { headline: first.draft.headline, id: first.draft.externalId }
  return placedEvents(kind, read, path).flatMap((event) =>
    event.kind === 'nested' ? [{ name: event.nested.path, bytes: event.nested.bytes, carrier }] : [],
  )
}

/** What was said of a part, as said of the container. */
export function placedEvents(
  kind: PartedKind,
  { part, events }: ReadPart,
  path: string,
): ReadEvent<PreparedDraft>[] {
  if (part.tooLarge) return [tooLargePart(path, part)]
  return events.map((event) => placedIn(kind, event, part, path)).filter((event) => event !== null)
}

/** What a reader said of a part, as said of the whole; null for what only concerns the part. */
function placedIn(
  kind: PartedKind,
  event: ReadEvent<PreparedDraft>,
  part: Part,
  path: string,
): ReadEvent<PreparedDraft> | null {
  if (kind === 'mailbox') {
    return inMailbox(event, { mailbox: fileName({ name: path }), number: part.first, cut: part.cut })
  }
  if (event.kind === 'format') return null
  return event.kind === 'problem' ? refusedPart(part, event.problem) : event
}

function tooLargePart(path: string, part: Part): ReadEvent<PreparedDraft> {
  const name =
    part.hints.firstLine === undefined
      ? partName(path, part)
      : `Line ${part.first} of ${fileName({ name: path })}`
  const { code, message: words } = refusal('TOO_LARGE', { name }, 'is larger than 64 MB.')
  return refusedPart(part, { code, words })
}

function refusedPart(part: Part, problem: Problem): ReadEvent<PreparedDraft> {
  const place = part.hints.firstLine === undefined ? `message ${part.first}` : `line ${part.first}`
  return {
    kind: 'refused',
    locator: `${place}!`,
    headline: `${place[0]?.toUpperCase()}${place.slice(1)}`,
    problem,
  }
}

/** Whether the import has landed or refused this piece already. */
export function isLanded(event: ReadEvent<PreparedDraft>, have: ReadonlySet<string>): boolean {
  if (event.kind === 'draft') return have.has(event.draft.locator)
  return event.kind === 'refused' && have.has(event.locator)
}

/** The number of the last message or line that has landed, or 0. */
export function highestNumber(locators: ReadonlySet<string>): number {
  let highest = 0
  for (const locator of locators) {
    const number = /^(?:message|line) (\d+)/.exec(locator)?.[1]
    if (number !== undefined) highest = Math.max(highest, Number(number))
  }
  return highest
}
