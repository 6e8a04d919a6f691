import type { Database } from 'better-sqlite3'
import type { Block, Role } from '../../contract/blocks.ts'
import type { Problem } from '../../contract/errors.ts'
import type { DateFound } from '../../contract/dates.ts'
import type { WireFields } from '../../contract/wire.ts'
import { prepared } from '../store/prepared.ts'
import type { DraftField, PreparedDraft } from './draft.ts'

/** A version of an item exactly as it was read. */
export type ItemVersion = Omit<PreparedDraft, 'textHash'> & {
  id: string
  item: string
  number: number
  import: string
  original: string
  originalName: string
  mediaType: string
  readAt: string
  /** Where the sender's revision puts it among the versions of its item; the highest that stands is current. */
  place: number
  /** The version that came in with the original that was read again for this one; null where it came in itself. */
  rereadOf: string | null
  /** The version whose text this one repeats, where an original was read again; else its own id. */
  textOf: string
}

type VersionRow = {
  id: string
  item: string
  number: number
  import: string
  original: string
  original_name: string
  media_type: string
  locator: string
  read_at: string
  place: number
  reread_of: string | null
  text_of: string
  external_id: string | null
  headline: string
  headline_made: number
  byline: string | null
  dateline: string | null
  url: string | null
  canonical_url: string | null
  published: string | null
  updated: string | null
  language: string | null
  source: string | null
  source_url: string | null
  section: string | null
  summary: string | null
  rights: string | null
  wire: string | null
  fields: string
  blocks: string
  problems: string
  word_count: number
}

/** The corrections that an editor made by hand; a field that stands here overrides what was read. */
export type Corrections = {
  headline?: string
  byline?: string | null
  publishedAt?: string | null
  source?: string | null
}

/** Roles that an editor set, by block number, for the text of one version. */
export type RoleOverrides = { version?: string; roles?: Record<string, Role> }

/**
 * The subquery for the id of an item's current version: the newest by the sender's order that an import carries which
 * stands, else (all are taken back) the newest there is. What was read again stands only where that which it was read
 * from does.
 * @param item SQL of the item's id
 */
export function currentVersion(item: string): string {
  return `(SELECT cv.id FROM import_item ci JOIN import cm ON cm.id = ci.import
    JOIN item_version cv ON cv.id = ci.version
    WHERE ci.item = ${item}
    ORDER BY cm.withdrawn OR (cv.reread_of IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM import_item bi JOIN import bm ON bm.id = bi.import AND bm.withdrawn = 0
      WHERE bi.version = cv.reread_of)), cv.place DESC, cv.number DESC LIMIT 1)`
}

/**
 * The condition that an item is withdrawn: no import carries it which stands. One that only read originals again does
 * not count.
 * @param item SQL of the item's id
 */
export function isWithdrawn(item: string): string {
  return `NOT EXISTS (SELECT 1 FROM import_item ii
    JOIN import im ON im.id = ii.import AND im.withdrawn = 0 AND im.reread = 0
    WHERE ii.item = ${item} AND ii.outcome <> 'refused')`
}

/** Versions never change once written, so the last ones read are kept: a landing reads each several times. */
const KEPT_VERSIONS = 64
const lately = new WeakMap<Database, Map<string, ItemVersion>>()

/** Reads one version by its id. What is given back is shared: it is never to be changed. */
export function readVersion(db: Database, id: string): ItemVersion | undefined {
  let kept = lately.get(db)
  if (!kept) lately.set(db, (kept = new Map()))
  const known = kept.get(id)
  if (known) return known
  const row = prepared<[string], VersionRow>(db, 'SELECT * FROM item_version WHERE id = ?').get(id)
  if (!row) return undefined
  const version = versionOf(row)
  kept.set(id, version)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_VERSIONS) break
    kept.delete(oldest)
  }
  return version
}

/** All versions of an item, oldest first by the sender's order. */
export function readVersions(db: Database, item: string): ItemVersion[] {
  return prepared<[string], VersionRow>(
    db,
    'SELECT * FROM item_version WHERE item = ? ORDER BY place, number',
  )
    .all(item)
    .map(versionOf)
}

/** The blocks with the editor's roles in place of the reader's. */
export function blocksWithRoles(
  version: Pick<ItemVersion, 'textOf' | 'blocks'>,
  overrides: RoleOverrides,
): Block[] {
  const roles = overrides.version === version.textOf ? overrides.roles : undefined
  if (!roles) return version.blocks
  return version.blocks.map((block, index) => {
    const role = roles[String(index)]
    return role ? { ...block, role } : block
  })
}

function versionOf(row: VersionRow): ItemVersion {
  return {
    id: row.id,
    item: row.item,
    number: row.number,
    import: row.import,
    original: row.original,
    originalName: row.original_name,
    mediaType: row.media_type,
    locator: row.locator,
    readAt: row.read_at,
    place: row.place,
    rereadOf: row.reread_of,
    textOf: row.text_of,
    externalId: row.external_id,
    headline: row.headline,
    headlineMade: row.headline_made === 1,
    byline: row.byline,
    dateline: row.dateline,
    url: row.url,
    canonicalUrl: row.canonical_url,
    published: row.published === null ? null : (JSON.parse(row.published) as DateFound),
    updated: row.updated === null ? null : (JSON.parse(row.updated) as DateFound),
    language: row.language,
    source: row.source,
    sourceUrl: row.source_url,
    section: row.section,
    summary: row.summary,
    rights: row.rights,
    wire: row.wire === null ? null : (JSON.parse(row.wire) as WireFields),
    fields: JSON.parse(row.fields) as DraftField[],
    blocks: JSON.parse(row.blocks) as Block[],
    problems: JSON.parse(row.problems) as Problem[],
    wordCount: row.word_count,
  }
}
