import type { Database } from 'better-sqlite3'
import { isDeepStrictEqual } from 'node:util'
import type { WireFields } from '../../contract/wire.ts'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { keyOf } from './insert-version.ts'

/** An item that a draft is another reading of. */
export type KnownItem = {
  item: string
  /** How many versions of it were read. */
  versions: number
  withdrawn: boolean
  /** The version of it that the draft is, if any, and whether an import that stands carries it. */
  same: { version: string; sameOriginal: boolean; stands: boolean } | null
}

/** A name that no second service gives to a story of its own. */
const NAME_FOR_ALL = /^(?:urn|tag|https?):/iu

/**
 * The item that a draft is another reading of: by its place in the same original, else by its id, else by its link.
 * @param original SHA-256 of the draft's original
 * @param sourceKey of the draft
 */
export function findItem(
  db: Database,
  original: string,
  draft: PreparedDraft,
  sourceKey: string,
): KnownItem | undefined {
  // What came in with the file, and not what was made of it when it was read again.
  const located = prepared<[string, string], { item: string; version: string }>(
    db,
    `SELECT item, id AS version FROM item_version WHERE original = ? AND locator = ? AND reread_of IS NULL
     ORDER BY number DESC LIMIT 1`,
  ).get(original, draft.locator)
  if (located) return knownItem(db, located.item, { version: located.version, sameOriginal: true })
  const item = itemById(db, draft, sourceKey)
  if (item === undefined) return undefined
  const same =
    draft.wire === null ? sameAsCurrent(db, item, draft) : sameRevision(db, item, draft, draft.wire)
  return knownItem(db, item, same === undefined ? null : { version: same, sameOriginal: false })
}

type Found = { item: string }

function itemById(db: Database, draft: PreparedDraft, sourceKey: string): string | undefined {
  const { externalId } = draft
  if (externalId !== null) {
    const keys = new Set([
      sourceKey,
      ...(draft.wire === null || draft.source === null ? [] : [keyOf(draft.source)]),
    ])
    const named = prepared<[string, string], Found>(
      db,
      'SELECT item FROM item_version WHERE source_key = ? AND external_id = ? ORDER BY number DESC LIMIT 1',
    )
    for (const key of keys) {
      const found = named.get(key, externalId)
      if (found) return found.item
    }
    return draft.wire !== null && NAME_FOR_ALL.test(externalId)
      ? wireItem(db, externalId, sourceKey, draft.source)
      : undefined
  }
  // A link names an item only where the file gives it no id of its own: feeds repeat their home page as a link.
  const link = draft.canonicalUrl ?? draft.url
  if (link === null) return undefined
  return prepared<[string, string], Found>(
    db,
    `SELECT item FROM item_version WHERE canonical_url = ? AND source_key = ? AND external_id IS NULL
     ORDER BY number DESC LIMIT 1`,
  ).get(link, sourceKey)?.item
}

/**
 * A story that another service hands on, or a notice that does not say whose it is: the same name, and the same source
 * or none on either side. Two services that each state another source are two stories whatever their names.
 */
function wireItem(
  db: Database,
  externalId: string,
  sourceKey: string,
  source: string | null,
): string | undefined {
  return prepared<[string, string, string | null], Found>(
    db,
    `SELECT i.id AS item FROM item i WHERE i.external_id = ? AND EXISTS (
       SELECT 1 FROM item_version v WHERE v.item = i.id AND v.wire IS NOT NULL
         AND (v.source_key = '' OR ? = '' OR v.source = ? COLLATE NOCASE))
     ORDER BY i.row DESC LIMIT 1`,
  ).get(externalId, sourceKey, source)?.item
}

function sameAsCurrent(db: Database, item: string, draft: PreparedDraft): string | undefined {
  const current = prepared<[string], { version: string; hash: string }>(
    db,
    'SELECT v.id AS version, v.text_hash AS hash FROM item_list l JOIN item_version v ON v.id = l.version WHERE l.id = ?',
  ).get(item)
  return current?.hash === draft.textHash ? current.version : undefined
}

/**
 * The version with the same text that the wire stated under the same revision, status and embargo: a kill may repeat the
 * text of what it kills. Where the sender counts no revisions, all that it states must be the same.
 */
function sameRevision(
  db: Database,
  item: string,
  draft: PreparedDraft,
  wire: WireFields,
): string | undefined {
  const versions = prepared<[string, string], { version: string; wire: string | null }>(
    db,
    `SELECT id AS version, wire FROM item_version WHERE item = ? AND text_hash = ? AND reread_of IS NULL
     ORDER BY place DESC`,
  ).all(item, draft.textHash)
  return versions.find((each) => each.wire !== null && isSame(JSON.parse(each.wire) as WireFields, wire))
    ?.version
}

function isSame(one: WireFields, other: WireFields): boolean {
  if (one.version === null || one.version !== other.version) return isDeepStrictEqual(one, other)
  return one.status === other.status && one.embargoUntil?.value === other.embargoUntil?.value
}

/** What a landing needs to know of an item that is here, and of the version of it that a draft is. */
export function knownItem(
  db: Database,
  item: string,
  same: { version: string; sameOriginal: boolean } | null,
): KnownItem {
  const { versions, withdrawn } = prepared<[string], { versions: number; withdrawn: number }>(
    db,
    `SELECT max(v.number) AS versions, l.withdrawn FROM item_version v JOIN item_list l ON l.id = v.item
     WHERE v.item = ?`,
  ).get(item) ?? { versions: 0, withdrawn: 0 }
  const stands = prepared<[string], { stands: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM import_item ii JOIN import im ON im.id = ii.import
       WHERE ii.version = ? AND im.withdrawn = 0) AS stands`,
  )
  return {
    item,
    versions,
    withdrawn: withdrawn === 1,
    same: same && { ...same, stands: stands.get(same.version)?.stands === 1 },
  }
}
