import type { Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import type { ItemShown, ProvenanceLink } from '../../contract/items.ts'
import { prepared } from '../store/prepared.ts'
import {
  blocksWithRoles,
  readVersions,
  type Corrections,
  type ItemVersion,
  type RoleOverrides,
} from './item-version.ts'
import { learnedNotices, withNotices } from './learned-notices.ts'
import { itemRowOf, readListRow } from './item-row.ts'

type DeskRow = {
  note: string | null
  vetted_version: string | null
  vetted_by: string | null
  vetted_at: string | null
  corrections: string
  roles: string
}

/** How the chain of an item is read from its version: handed in, for intake stands after items. */
export type ProvenanceReader = (version: ItemVersion) => ProvenanceLink[]

/**
 * One item in full.
 * @throws Refusal `NOT_FOUND`
 */
export function showItem(db: Database, item: string, provenanceOf: ProvenanceReader): ItemShown {
  const row = readListRow(db, item)
  if (!row) throw new Refusal('NOT_FOUND', 'There is no such item here.', [item])
  const versions = readVersions(db, item)
  const current = versions.find((each) => each.id === row.version)
  if (!current)
    throw new Refusal('STORE_DAMAGED', 'The text of this item is missing. Run “copytaster verify”.', [item])
  const desk = prepared<[string], DeskRow>(
    db,
    'SELECT note, vetted_version, vetted_by, vetted_at, corrections, roles FROM item_desk WHERE item = ?',
  ).get(item)
  const corrections = JSON.parse(desk?.corrections ?? '{}') as Corrections
  const roles = JSON.parse(desk?.roles ?? '{}') as RoleOverrides
  const blocks = withNotices(blocksWithRoles(current, roles), learnedNotices(db, item), roles)
  const sizes = prepared<[string], { size: number }>(db, 'SELECT size FROM original WHERE sha256 = ?')
  return {
    ...itemRowOf(row),
    updatedAt: current.updated?.value ?? null,
    dates: { published: current.published, updated: current.updated },
    section: current.section,
    summary: current.summary,
    rights: current.rights,
    wire: current.wire,
    canonicalUrl: current.canonicalUrl,
    blocks,
    provenance: provenanceOf({ ...current, blocks }),
    warnings: current.problems,
    corrected: (
      [
        ['headline', current.headline],
        ['byline', current.byline],
        ['publishedAt', current.published?.value ?? null],
        ['source', current.source],
      ] as const
    )
      .filter(([field]) => corrections[field] !== undefined)
      .map(([field, read]) => ({ field, read })),
    note: desk?.note ?? null,
    vetted:
      desk?.vetted_version && desk.vetted_by && desk.vetted_at
        ? { by: desk.vetted_by, at: desk.vetted_at, version: desk.vetted_version }
        : null,
    versions: versions.map((each) => ({
      id: each.id,
      number: each.number,
      headline: each.headline,
      readAt: each.readAt,
      wordCount: each.wordCount,
      current: each.id === current.id,
      revision: each.wire?.version ?? null,
      wireStatus: each.wire?.status ?? null,
      reread: each.rereadOf !== null,
      original: {
        sha256: each.original,
        name: each.originalName,
        mediaType: each.mediaType,
        size: sizes.get(each.original)?.size ?? 0,
      },
    })),
    briefs: prepared<[string], { id: string; title: string }>(
      db,
      `SELECT DISTINCT b.id, b.title FROM brief_entry e JOIN brief b ON b.id = e.brief AND b.removed = 0
       WHERE e.item = ? ORDER BY b.created_at DESC`,
    ).all(item),
  }
}
