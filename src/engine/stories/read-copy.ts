import type { Database } from 'better-sqlite3'
import type { Block } from '../../contract/blocks.ts'
import { blocksWithRoles, readVersion, type RoleOverrides } from '../items/item-version.ts'
import { readListRow, type ListRow } from '../items/item-row.ts'
import { prepared } from '../store/prepared.ts'

/** An item's list row and its body as the editor has it: blocks with role `body` alone. */
export type Copy = { row: ListRow; blocks: Block[] }

/** Reads the copy that an item carries, for comparison. */
export function readCopy(db: Database, item: string): Copy | undefined {
  const row = readListRow(db, item)
  const version = row && readVersion(db, row.version)
  if (!row || !version) return undefined
  const desk = prepared<[string], { roles: string }>(db, 'SELECT roles FROM item_desk WHERE item = ?').get(
    item,
  )
  const blocks = blocksWithRoles(version, JSON.parse(desk?.roles ?? '{}') as RoleOverrides)
  return { row, blocks: blocks.filter((block) => block.role === 'body') }
}
