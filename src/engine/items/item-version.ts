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

/** Roles that an editor set, by block number, for one version. */
export type RoleOverrides = { version?: string; roles?: Record<string, Role> }

/**
 * The subquery for the id of an item's current version: the newest that an import carries which stands, else (all are
 * taken back) the newest there is.
 * @param item SQL of the item's id
 */
export function currentVersion(item: string): string {
  return `(SELECT cv.id FROM import_item ci JOIN import cm ON cm.id = ci.import
    JOIN item_version cv ON cv.id = ci.version
    WHERE ci.item = ${item} ORDER BY cm.withdrawn, cv.number DESC LIMIT 1)`
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

/** All versions of an item, oldest first. */
export function readVersions(db: Database, item: string): ItemVersion[] {
  return prepared<[string], VersionRow>(db, 'SELECT * FROM item_version WHERE item = ? ORDER BY number')
    .all(item)
    .map(versionOf)
}

/** The blocks with the editor's roles in place of the reader's. */
export function blocksWithRoles(
  version: Pick<ItemVersion, 'id' | 'blocks'>,
  overrides: RoleOverrides,
): Block[] {
  const roles = overrides.version === version.id ? overrides.roles : undefined
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
