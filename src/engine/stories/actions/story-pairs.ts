import { rowChange } from '../../store/action.ts'
import type { Read } from '../../store/read-rows.ts'
import type { EditorialRows, RowChange } from '../../store/tables.ts'

/** The change that writes an editor's verdict on two items; a verdict that stands already is left alone. */
export function decidePair(
  read: Read,
  one: string,
  other: string,
  verdict: Pick<EditorialRows['story_link'], 'verdict' | 'by' | 'at'>,
): RowChange[] {
  const [first, second] = one < other ? [one, other] : [other, one]
  const key = { one: first, other: second }
  return read.row('story_link', key)?.verdict === verdict.verdict
    ? []
    : rowChange(read, 'story_link', key, verdict)
}
