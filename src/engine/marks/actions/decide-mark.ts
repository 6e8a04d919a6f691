import { Refusal } from '../../../contract/errors.ts'
import type { MarkKind, MarkName, Passage } from '../../../contract/marks.ts'
import { rowChange, type PlanContext } from '../../store/action.ts'
import type { Read } from '../../store/read-rows.ts'
import type { RowChange } from '../../store/tables.ts'

/** A place of a mark on an item: a passage, or the whole item. */
export type MarkPlace = { item: string; mark: MarkName; blocks: Passage | null }

/**
 * The key of a place in the tables of marks; the whole item is -1 to -1.
 * @throws Refusal `INVALID` for a passage that ends before it begins
 */
export function placeKey(place: MarkPlace): { item: string; mark: string; first: number; last: number } {
  const [first, last] = place.blocks ?? [-1, -1]
  if (last < first) throw new Refusal('INVALID', 'A passage ends before it begins.', [place.item])
  return { item: place.item, mark: place.mark, first, last }
}

/**
 * The change that writes an editor's decision on a mark; the kind and originator are the ones given, else those that
 * stand there, else those that were suggested.
 */
export function decideMark(
  read: Read,
  place: MarkPlace,
  status: 'confirmed' | 'rejected',
  kind: MarkKind | undefined,
  { actor, now }: PlanContext,
): RowChange[] {
  const key = placeKey(place)
  const standing = read.row('mark_decision', key)
  const suggested = read.suggestion(key.item, key.mark, key.first, key.last)
  const decided = {
    status,
    kind: kind ?? standing?.kind ?? suggested?.kind ?? place.mark,
    originator: standing?.originator ?? suggested?.originator ?? null,
  }
  if (standing && standing.status === decided.status && standing.kind === decided.kind) return []
  return rowChange(read, 'mark_decision', key, { ...decided, by: actor, at: now })
}
