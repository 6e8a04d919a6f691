import type { Database } from 'better-sqlite3'
import type { Block } from '../../contract/blocks.ts'
import { prepared } from '../store/prepared.ts'
import type { RoleOverrides } from './item-version.ts'

/** Numbers of an item's blocks that stand beneath many items of its source, as they were when it came in. */
export function learnedNotices(db: Database, item: string): number[] {
  const row = prepared<[string], { notices: string | null }>(
    db,
    "SELECT json_extract(context, '$.notices') AS notices FROM mark_score WHERE item = ?",
  ).get(item)
  return JSON.parse(row?.notices ?? '[]') as number[]
}

/**
 * Blocks with the role of a notice where their source prints them beneath many items; a role that an editor set stays.
 * In: the blocks, their learned numbers, the editor's roles. Out: the same blocks in the same order.
 */
export function withNotices(
  blocks: readonly Block[],
  notices: readonly number[],
  { roles = {} }: RoleOverrides,
): Block[] {
  return blocks.map((block, index) =>
    notices.includes(index) && block.role === 'body' && roles[index] === undefined
      ? { ...block, role: 'notice' }
      : block,
  )
}
