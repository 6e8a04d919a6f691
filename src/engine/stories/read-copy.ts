import type { Database } from 'better-sqlite3'
import type { Block } from '../../contract/blocks.ts'
import { currentCopy } from '../items/current-copy.ts'
import { readVersion } from '../items/item-version.ts'
import { readListRow, type ListRow } from '../items/item-row.ts'

/** An item's list row and its body as the editor has it: blocks with role `body` alone. */
export type Copy = {
  row: ListRow
  blocks: Block[]
  /** The copy that the item carries now, and not one of its versions asked for by name. */
  isCurrent: boolean
}

/** Reads the copy that an item carries, for comparison; by the id of a version, that version as it was read. */
export function readCopy(db: Database, id: string): Copy | undefined {
  const row = readListRow(db, id)
  const copy = row && currentCopy(db, id)
  if (row && copy) return { row, blocks: bodyOf(copy.blocks), isCurrent: true }
  const version = readVersion(db, id)
  const of = version && readListRow(db, version.item)
  return (
    version &&
    of && { row: { ...of, headline: version.headline }, blocks: bodyOf(version.blocks), isCurrent: false }
  )
}

function bodyOf(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => block.role === 'body')
}
