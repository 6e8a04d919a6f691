import { Refusal } from '../contract/errors.ts'
import { markName, type MarkName, type MarkRef, type MarkStatus } from '../contract/marks.ts'
import type { Shell } from './shell.ts'

/** Parts the name of a mark, where one stands last, from the items before it. */
export function withoutMark(words: readonly string[]): { named: string[]; mark: MarkName | null } {
  const mark = markName.safeParse(words.at(-1))
  return mark.success && words.length > 1
    ? { named: words.slice(0, -1), mark: mark.data }
    : { named: [...words], mark: null }
}

/**
 * The marks of items that have a status, whole and in passages.
 * @param mark only this one; both where null
 * @throws Refusal `NOT_FOUND` when none of the items has such a mark
 */
export async function marksMeant(
  shell: Shell,
  items: readonly string[],
  mark: MarkName | null,
  status: MarkStatus,
): Promise<MarkRef[]> {
  const marks: MarkRef[] = []
  for (const item of items) {
    const shown = await shell.client.items.show({ item })
    for (const each of shown.marks) {
      if (each.status !== status || (mark !== null && each.mark !== mark)) continue
      marks.push({ item, mark: each.mark, blocks: each.blocks })
    }
  }
  if (marks.length === 0) {
    const what = mark === null ? 'mark' : `“${mark}”`
    throw new Refusal(
      'NOT_FOUND',
      `No ${what} is ${status} for ${items.length === 1 ? 'this item' : 'these items'}.`,
      items,
    )
  }
  return marks
}
