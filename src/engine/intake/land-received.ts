import type { Database } from 'better-sqlite3'
import { readVersion } from '../items/item-version.ts'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { sourceKeyOf } from './insert-version.ts'
import { findItem, knownItem, type KnownItem } from './known-item.ts'
import type { Received } from './received.ts'

/** The field of a version that says from which page its text was taken. */
export const FULL_TEXT_FROM = 'fullText:from'

/** A draft of a source as it lands: under which key, and as a version of what. Without a key: as any file's. */
export type MetReceived = { draft: PreparedDraft; sourceKey: string | null; known: KnownItem | undefined }

/**
 * What a draft of a source is to the items that are here.
 * @param original SHA-256 of the draft's original
 */
export function meetReceived(
  db: Database,
  received: Received,
  original: string,
  read: PreparedDraft,
): MetReceived {
  const page = received.pageOf === null ? undefined : pageDraft(db, received.pageOf, { original }, read)
  if (page) return { draft: page.draft, sourceKey: page.sourceKey, known: standing(db, page) }
  const draft = creditedDraft(read, received)
  // A wire story is known by its own id, whoever passes it on.
  if (draft.wire !== null) return { draft, sourceKey: null, known: undefined }
  const found = findReceived(db, received, draft)
  return { draft, sourceKey: received.key, known: found && standing(db, found) }
}

/** Whether a source has brought a draft before, word for word. */
export function isHere(db: Database, received: Received, original: string, read: PreparedDraft): boolean {
  const { draft, sourceKey, known } = meetReceived(db, received, original, read)
  if (sourceKey !== null) return known?.same?.stands === true
  return findItem(db, original, draft, sourceKeyOf(draft, ''))?.same?.stands === true
}

/** The item that a draft is another reading of, and the version that it is word for word. */
export type FoundReceived = { item: string; same: { version: string; sameOriginal: boolean } | null }

/** What an editor has taken back is not brought again by a source that still carries it. */
function standing(db: Database, found: FoundReceived): KnownItem {
  const known = knownItem(db, found.item, found.same)
  return { ...known, same: known.same && { ...known.same, stands: true } }
}

/** A draft under the name that the desk has given to its outlet. */
export function creditedDraft(draft: PreparedDraft, received: Received): PreparedDraft {
  return {
    ...draft,
    source: received.credited ?? draft.source ?? received.otherwise,
    rights: draft.rights ?? received.rights,
  }
}

/**
 * The item of a source that a draft is another reading of: by its id; by link and headline, where a feed has given its
 * items new ids; by its text, where it has neither id nor a link of its own.
 */
function findReceived(db: Database, received: Received, draft: PreparedDraft): FoundReceived | undefined {
  const { key } = received
  const link = draft.canonicalUrl ?? draft.url
  const item =
    (draft.externalId === null ? undefined : itemById(db, key, draft.externalId)) ??
    (link === null || link === draft.sourceUrl
      ? itemByText(db, key, draft.textHash)
      : itemByLink(db, key, link, draft.headline))
  if (item === undefined) return undefined
  // A page's full text is a version too, and no reason to take what the feed says for news.
  const last = prepared<[string], { version: string; hash: string }>(
    db,
    `SELECT v.id AS version, v.text_hash AS hash FROM item_version v JOIN import im ON im.id = v.import
     WHERE v.item = ? AND im.page_of IS NULL AND v.reread_of IS NULL ORDER BY v.number DESC LIMIT 1`,
  ).get(item)
  const same = last?.hash === draft.textHash ? { version: last.version, sameOriginal: false } : null
  return { item, same }
}

/**
 * The text of a page as a version of the item that links to it: who and when stay what the feed said where the page
 * does not say, and the item stays known by the id that the feed gave it.
 */
export function pageDraft(
  db: Database,
  item: string,
  { original }: { original: string },
  read: PreparedDraft,
): (FoundReceived & { draft: PreparedDraft; sourceKey: string }) | undefined {
  const last = prepared<[string], { id: string; source_key: string }>(
    db,
    'SELECT id, source_key FROM item_version WHERE item = ? ORDER BY number DESC LIMIT 1',
  ).get(item)
  const before = last && readVersion(db, last.id)
  if (!last || !before) return undefined
  const draft: PreparedDraft = {
    ...read,
    // Two pages never share a place, however often one is fetched.
    locator: `page ${original.slice(0, 12)}`,
    externalId: before.externalId,
    headline: read.headlineMade ? before.headline : read.headline,
    headlineMade: read.headlineMade && before.headlineMade,
    byline: read.byline ?? before.byline,
    dateline: read.dateline ?? before.dateline,
    url: before.url ?? read.url,
    canonicalUrl: before.canonicalUrl ?? read.canonicalUrl,
    published: read.published ?? before.published,
    updated: read.updated ?? before.updated,
    source: before.source ?? read.source,
    sourceUrl: before.sourceUrl ?? read.sourceUrl,
    section: read.section ?? before.section,
    summary: before.summary ?? read.summary,
    rights: read.rights ?? before.rights,
    wire: before.wire,
    fields: [
      ...read.fields,
      ...before.fields.filter(({ name }) => name.startsWith('feed:') || name.startsWith('rss:')),
      { name: FULL_TEXT_FROM, value: before.url ?? read.url ?? '' },
    ],
  }
  const same = prepared<[string, string], { version: string }>(
    db,
    'SELECT id AS version FROM item_version WHERE item = ? AND text_hash = ? ORDER BY number DESC LIMIT 1',
  ).get(item, draft.textHash)
  return {
    item,
    draft,
    sourceKey: last.source_key,
    same: same ? { version: same.version, sameOriginal: false } : null,
  }
}

type Row = { item: string }

function itemById(db: Database, key: string, externalId: string): string | undefined {
  return prepared<[string, string], Row>(
    db,
    'SELECT item FROM item_version WHERE source_key = ? AND external_id = ? ORDER BY number DESC LIMIT 1',
  ).get(key, externalId)?.item
}

/** The headline must agree as well: feeds repeat their home page as a link. */
function itemByLink(db: Database, key: string, link: string, headline: string): string | undefined {
  return prepared<[string, string, string], Row>(
    db,
    `SELECT item FROM item_version WHERE canonical_url = ? AND source_key = ? AND headline = ?
     ORDER BY number DESC LIMIT 1`,
  ).get(link, key, headline)?.item
}

function itemByText(db: Database, key: string, textHash: string): string | undefined {
  return prepared<[string, string], Row>(
    db,
    'SELECT item FROM item_version WHERE source_key = ? AND text_hash = ? AND external_id IS NULL LIMIT 1',
  ).get(key, textHash)?.item
}
