import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import type { PreparedDraft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import type { Landing } from './land-drafts.ts'

/** Where a version stands among those of its item, and which earlier one it reads again. */
export type VersionPlace = {
  item: string
  /** Counts versions as they come, from 1. */
  number: number
  /** The sender's order; see `placeOfRevision`. */
  place: number
  /** The version that came in with the same original, where that was read again. */
  rereadOf?: string
  /** The version whose text this one repeats. */
  textOf?: string
}

/**
 * The key under which a source's own ids are told from another's. A wire service names a story by one id in however many
 * files; any other file that names no source is its own.
 */
export function sourceKeyOf(draft: PreparedDraft, originalName: string): string {
  const fromWire = draft.wire === null ? null : (draft.wire.provider ?? draft.source ?? '')
  return keyOf(fromWire ?? draft.source ?? originalName)
}

/** A name as keys have it. */
export function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim()
}

/**
 * Writes one version as it was read. Must run inside a transaction.
 * @returns its id
 */
export function insertVersion(
  db: Database,
  landing: Omit<Landing, 'path'>,
  copy: PreparedDraft,
  sourceKey: string,
  at: VersionPlace,
): string {
  const id = newId()
  prepared<unknown[], void>(
    db,
    `INSERT INTO item_version (id, item, number, place, reread_of, text_of, import, original, original_name,
       media_type, locator, read_at, external_id, source_key, headline, headline_made, byline, dateline, url,
       canonical_url, published, updated, language, source, source_url, section, summary, rights, wire, fields,
       blocks, problems, word_count, text_hash)
     VALUES (${Array.from({ length: 34 }, () => '?').join(', ')})`,
  ).run(
    id,
    at.item,
    at.number,
    at.place,
    at.rereadOf ?? null,
    at.textOf ?? id,
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
