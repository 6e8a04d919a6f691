import type { Database } from 'better-sqlite3'
import { queryCondition, type Moment } from './query-condition.ts'
import { Refusal } from '../../contract/errors.ts'

/**
 * Ids of all items that answer a query, in order of arrival, however many.
 * @param query as typed; all items where empty
 * @throws Refusal `INVALID` with the words for what was not understood: work on a query must not do less than it says
 */
export function matchingItems(db: Database, query: string, moment: Moment): string[] {
  const { match, where, values, problems } = queryCondition(query, moment)
  const [problem] = problems
  if (problem !== undefined) throw new Refusal('INVALID', problem)
  const from =
    match === null
      ? 'item_list l WHERE'
      : 'item_text t CROSS JOIN item_list l ON l.row = t.rowid WHERE item_text MATCH ? AND'
  return db
    .prepare<unknown[], { id: string }>(`SELECT l.id FROM ${from} ${where} ORDER BY l.row`)
    .all(...(match === null ? [] : [match]), ...values)
    .map((row) => row.id)
}
