import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import type { ItemOutcome } from '../../contract/imports.ts'
import type { WireFields } from '../../contract/wire.ts'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { insertVersion, sourceKeyOf } from './insert-version.ts'
import { findItem, type KnownItem } from './known-item.ts'
import { FULL_TEXT_FROM, meetReceived } from './land-received.ts'
import { placeOfRevision } from './place-of-revision.ts'
import type { Received } from './received.ts'

/** Where a draft came from, for the rows that name it. */
export type Landing = {
  import: string
  /** The file as the receipt names it. */
  path: string
  original: string
  originalName: string
  mediaType: string
  /** UTC, ISO 8601. */
  now: string
  /** Set where it came from a source that is followed. */
  received?: Received | null
}

export type Landed = {
  item: string | null
  /** The version that was brought or found. */
  version: string | null
  outcome: ItemOutcome
  headline: string
  words: string | null
}

/** Derives what follows an item's coming in or changing: marks, list row, story, index. Returns further items touched. */
export type AfterLanding = (db: Database, items: readonly string[]) => string[]

/**
 * Writes one draft as an item, a version of an item, or nothing where it is here already, and its line of the
 * receipt. Must run inside a transaction.
 */
export function landDraft(db: Database, after: AfterLanding, landing: Landing, read: PreparedDraft): Landed {
  const met = landing.received ? meetReceived(db, landing.received, landing.original, read) : null
  const draft = met?.draft ?? read
  const sourceKey = met?.sourceKey ?? sourceKeyOf(draft, landing.originalName)
  const known = met?.sourceKey ? met.known : findItem(db, landing.original, draft, sourceKey)
  return known
    ? landAgain(db, after, landing, draft, sourceKey, known)
    : landNew(db, after, landing, draft, sourceKey)
}

/** Writes the line of the receipt for one piece of a file. */
export function recordOutcome(
  db: Database,
  landing: Pick<Landing, 'import' | 'path'>,
  locator: string,
  landed: Landed,
): void {
  prepared<unknown[], void>(
    db,
    `INSERT INTO import_item (import, path, locator, item, version, outcome, headline, words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (import, path, locator) DO UPDATE SET item = excluded.item, version = excluded.version,
       outcome = excluded.outcome, headline = excluded.headline, words = excluded.words`,
  ).run(
    landing.import,
    landing.path,
    locator,
    landed.item,
    landed.version,
    landed.outcome,
    landed.headline,
    landed.words,
  )
}

function landNew(
  db: Database,
  after: AfterLanding,
  landing: Landing,
  copy: PreparedDraft,
  sourceKey: string,
): Landed {
  const item = newId()
  prepared<unknown[], void>(db, 'INSERT INTO item (id, external_id, arrived_at) VALUES (?, ?, ?)').run(
    item,
    copy.externalId,
    landing.now,
  )
  prepared<[string], void>(db, 'INSERT INTO item_desk (item) VALUES (?)').run(item)
  const version = insertVersion(db, landing, copy, sourceKey, { item, number: 1, place: 1 })
  // The list row asks the receipt whether the item's import still stands, so the receipt's line comes first.
  const words = statusWords(copy.wire, 'a story that is not here')
  const landed: Landed = { item, version, outcome: 'imported', headline: copy.headline, words }
  recordOutcome(db, landing, copy.locator, landed)
  after(db, [item])
  const story = prepared<[string], { story: string }>(
    db,
    'SELECT story FROM story_member WHERE item = ?',
  ).get(item)
  if (!story) return landed
  const folded: Landed = {
    ...landed,
    outcome: 'folded',
    words: 'The same copy is here already; they stand as one story.',
  }
  recordOutcome(db, landing, copy.locator, folded)
  return folded
}

function landAgain(
  db: Database,
  after: AfterLanding,
  landing: Landing,
  copy: PreparedDraft,
  sourceKey: string,
  known: KnownItem,
): Landed {
  const { item, same } = known
  const base = { item, headline: copy.headline }
  if (same?.stands) {
    const words = same.sameOriginal
      ? 'The same file was imported before.'
      : 'The same item with the same text is here.'
    const landed: Landed = { ...base, version: same.version, outcome: 'alreadyHere', words }
    recordOutcome(db, landing, copy.locator, landed)
    return landed
  }
  const place = placeOfRevision(db, item, copy)
  const version =
    same?.version ?? insertVersion(db, landing, copy, sourceKey, { item, number: known.versions + 1, place })
  const landed: Landed = known.withdrawn
    ? {
        ...base,
        version,
        outcome: 'imported',
        words: 'It was here before its import was undone, and is back.',
      }
    : { ...base, version, outcome: 'version', words: versionWords(db, known, copy, place) }
  // The list row asks the receipt which versions stand, so the receipt's line comes first.
  recordOutcome(db, landing, copy.locator, landed)
  after(db, [item])
  return landed
}

/** What a new version is to the one that was here, for its line of the receipt. */
function versionWords(db: Database, known: KnownItem, copy: PreparedDraft, place: number): string {
  if (copy.fields.some((each) => each.name === FULL_TEXT_FROM)) return 'The full text from its page.'
  const later = prepared<[string, number], { later: number }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM item_version WHERE item = ? AND place > ?) AS later',
  ).get(known.item, place)
  if (later?.later === 1)
    return 'An earlier version of an item that is here; it came late and stands beneath.'
  return statusWords(copy.wire, 'an item that is here') ?? 'A newer version of an item that is here.'
}

/** What a sender has decided about its own story; null where it may be used as it is. */
function statusWords(wire: WireFields | null, what: string): string | null {
  if (wire === null || wire.status === 'usable') return null
  const done = { killed: 'kills', withheld: 'withholds', corrected: 'corrects' }[wire.status]
  // One word alone is the status by its name in the sender's own vocabulary: "canceled".
  const said = wire.statusWords !== null && /\S\s+\S/u.test(wire.statusWords)
  return `The sender ${done} ${what}${said ? `: ${wire.statusWords}` : '.'}`
}
