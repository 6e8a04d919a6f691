import type { ActionInput, ActionName } from '../../contract/actions.ts'
import type { Read } from './read-rows.ts'
import type { Columns, EditorialRows, RowChange, TableName } from './tables.ts'
import { tableKeys } from './tables.ts'

/** What a plan is told of the world: it has no clock and makes no ids of its own. */
export type PlanContext = {
  /** UTC, ISO 8601 with milliseconds. */
  now: string
  /** The editor's name as it stands in the log. */
  actor: string
  newId: () => string
}

/** What an action would do: rows, what it is about, and ids that the caller will want. */
export type Plan = {
  changes: RowChange[]
  /** Items that the event is about, for the history of each. */
  items: string[]
  made?: Record<string, string>
}

/**
 * One action an editor can take.
 * `plan` is pure and throws a `Refusal` in words for the editor; `words` make the line of the history.
 */
export type Action<Name extends ActionName> = {
  words: (input: ActionInput<Name>, plan: Plan) => string
  plan: (read: Read, input: ActionInput<Name>, context: PlanContext) => Plan
}

/** Every action by its name; a missing one does not compile. */
export type ActionRegistry = { readonly [Name in ActionName]: Action<Name> }

/**
 * The change that makes a row look like `after`, or none where it already does.
 * @param after all columns of a new row, or just those to set on one that exists; null deletes it
 */
export function rowChange<Name extends TableName>(
  read: Read,
  table: Name,
  key: Partial<EditorialRows[Name]>,
  after: Partial<EditorialRows[Name]> | null,
): RowChange[] {
  const current = read.row(table, key) as Columns | undefined
  const keyColumns = Object.fromEntries(
    tableKeys[table].map((column) => [column, (key as Columns)[column] ?? null]),
  )
  if (!current) {
    if (after === null) return []
    return [{ table, key: keyColumns, before: null, after: { ...keyColumns, ...(after as Columns) } }]
  }
  if (after === null) return [{ table, key: keyColumns, before: current, after: null }]
  const differing = Object.entries(after as Columns).filter(([column, value]) => current[column] !== value)
  if (differing.length === 0) return []
  return [
    {
      table,
      key: keyColumns,
      before: Object.fromEntries(differing.map(([column]) => [column, current[column] ?? null])),
      after: Object.fromEntries(differing),
    },
  ]
}

/** "1 item" or "1,204 items". */
export function countOf(number: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat('en-GB').format(number)} ${number === 1 ? one : many}`
}
