import type { Database } from 'better-sqlite3'
import type { Block } from '../../contract/blocks.ts'
import { currentCopy } from '../items/current-copy.ts'
import { readListRow, type ListRow } from '../items/item-row.ts'

/** An item's list row and its body as the editor has it: blocks with role `body` alone. */
export type Copy = { row: ListRow; blocks: Block[] }

/** Reads the copy that an item carries, for comparison. */
export function readCopy(db: Database, item: string): Copy | undefined {
  const row = readListRow(db, item)
  const copy = row && currentCopy(db, item)
  return row && copy && { row, blocks: copy.blocks.filter((block) => block.role === 'body') }
}
