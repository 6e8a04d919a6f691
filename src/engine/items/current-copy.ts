import type { Database } from 'better-sqlite3'
import type { Block } from '../../contract/blocks.ts'
import { prepared } from '../store/prepared.ts'
import { blocksWithRoles, readVersion, type ItemVersion, type RoleOverrides } from './item-version.ts'

/** The copy that an item carries now: its current version, with what editors corrected and the roles they set. */
export type CurrentCopy = {
  row: number
  headline: string
  byline: string | null
  source: string | null
  url: string | null
  version: ItemVersion
  blocks: Block[]
}

type Row = Omit<CurrentCopy, 'version' | 'blocks'> & { version: string; roles: string | null }

/** Reads the copy of an item as its list row has it; undefined for an item that has none. */
export function currentCopy(db: Database, item: string): CurrentCopy | undefined {
  const row = prepared<[string], Row>(
    db,
    `SELECT l.row, l.headline, l.byline, l.source, l.url, l.version, d.roles
     FROM item_list l LEFT JOIN item_desk d ON d.item = l.id WHERE l.id = ?`,
  ).get(item)
  const version = row && readVersion(db, row.version)
  if (!row || !version) return undefined
  const { roles, ...facts } = row
  return { ...facts, version, blocks: blocksWithRoles(version, JSON.parse(roles ?? '{}') as RoleOverrides) }
}
