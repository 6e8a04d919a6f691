import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import type { ItemOutcome } from '../../contract/imports.ts'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'

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
export function landDraft(db: Database, after: AfterLanding, landing: Landing, draft: PreparedDraft): Landed {
  const sourceKey = (draft.source ?? landing.originalName).normalize('NFKC').toLowerCase().trim()
  const known = findItem(db, landing, draft, sourceKey)
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

type Known = {
  item: string
  /** How many versions of it were read. */
  versions: number
  withdrawn: boolean
  /** The version of it that the draft is, if any, and whether an import that stands carries it. */
  same: { version: string; sameOriginal: boolean; stands: boolean } | null
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
  const version = insertVersion(db, landing, copy, sourceKey, item, 1)
  // The list row asks the receipt whether the item's import still stands, so the receipt's line comes first.
  const landed: Landed = { item, version, outcome: 'imported', headline: copy.headline, words: null }
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
  known: Known,
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
  const version = same?.version ?? insertVersion(db, landing, copy, sourceKey, item, known.versions + 1)
  const landed: Landed = known.withdrawn
    ? {
        ...base,
        version,
        outcome: 'imported',
        words: 'It was here before its import was undone, and is back.',
      }
    : { ...base, version, outcome: 'version', words: 'A newer version of an item that is here.' }
  // The list row asks the receipt which versions stand, so the receipt's line comes first.
  recordOutcome(db, landing, copy.locator, landed)
  after(db, [item])
  return landed
}

/** The item that a draft is another reading of: by its place in the same original, else by its id, else by its link. */
function findItem(
  db: Database,
  landing: Landing,
  draft: PreparedDraft,
  sourceKey: string,
): Known | undefined {
  type Row = { item: string }
  const located = prepared<[string, string], { item: string; version: string }>(
    db,
    'SELECT item, id AS version FROM item_version WHERE original = ? AND locator = ? ORDER BY number DESC LIMIT 1',
  ).get(landing.original, draft.locator)
  if (located) return knownItem(db, located.item, { version: located.version, sameOriginal: true })
  const link = draft.canonicalUrl ?? draft.url
  // A link names an item only where the file gives it no id of its own: feeds repeat their home page as a link.
  const found =
    draft.externalId !== null
      ? prepared<[string, string], Row>(
          db,
          'SELECT item FROM item_version WHERE source_key = ? AND external_id = ? ORDER BY number DESC LIMIT 1',
        ).get(sourceKey, draft.externalId)
      : link !== null
        ? prepared<[string, string], Row>(
            db,
            `SELECT item FROM item_version WHERE canonical_url = ? AND source_key = ? AND external_id IS NULL
             ORDER BY number DESC LIMIT 1`,
          ).get(link, sourceKey)
        : undefined
  if (!found) return undefined
  const current = prepared<[string], { version: string; hash: string }>(
    db,
    'SELECT v.id AS version, v.text_hash AS hash FROM item_list l JOIN item_version v ON v.id = l.version WHERE l.id = ?',
  ).get(found.item)
  const same = current?.hash === draft.textHash ? { version: current.version, sameOriginal: false } : null
  return knownItem(db, found.item, same)
}

function knownItem(
  db: Database,
  item: string,
  same: { version: string; sameOriginal: boolean } | null,
): Known {
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

function insertVersion(
  db: Database,
  landing: Landing,
  copy: PreparedDraft,
  sourceKey: string,
  item: string,
  number: number,
): string {
  const id = newId()
  prepared<unknown[], void>(
    db,
    `INSERT INTO item_version (id, item, number, import, original, original_name, media_type, locator, read_at,
       external_id, source_key, headline, headline_made, byline, dateline, url, canonical_url, published, updated,
       language, source, source_url, section, summary, rights, wire, fields, blocks, problems, word_count, text_hash)
     VALUES (${Array.from({ length: 31 }, () => '?').join(', ')})`,
  ).run(
    id,
    item,
    number,
    landing.import,
    landing.original,
    landing.originalName,
    landing.mediaType,
    copy.locator,
    landing.now,
    copy.externalId,
    sourceKey,
    copy.headline,
    copy.headlineMade ? 1 : 0,
    copy.byline,
    copy.dateline,
    copy.url,
    copy.canonicalUrl ?? copy.url,
    copy.published && JSON.stringify(copy.published),
    copy.updated && JSON.stringify(copy.updated),
    copy.language,
    copy.source,
    copy.sourceUrl,
    copy.section,
    copy.summary,
    copy.rights,
    copy.wire && JSON.stringify(copy.wire),
    JSON.stringify(copy.fields),
    JSON.stringify(copy.blocks),
    JSON.stringify(copy.problems),
    copy.wordCount,
    copy.textHash,
  )
  return id
}
