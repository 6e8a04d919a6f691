import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { actions, type ActionGiven, type ActionInput, type ActionName } from '../../contract/actions.ts'
import { Refusal } from '../../contract/errors.ts'
import type { Action, ActionRegistry, Plan } from './action.ts'
import { appendEvent } from './log.ts'
import { prepared } from './prepared.ts'
import { readRows } from './read-rows.ts'
import type { Store } from './open-store.ts'
import { placeOf, tableKeys, type Columns, type RowChange } from './tables.ts'

/** What was done, as followers see it. */
export type Done = { seq: number; action: string; changes: RowChange[]; items: string[] }

/**
 * Keeps derived rows true in the same transaction as the change they follow from.
 * @returns ids of further items whose list rows changed with it
 */
export type Follower = (db: Database, done: Done) => string[]

export type Performed = { event: number; words: string; items: string[]; made: Record<string, string> }

/** Who acts, and when: the clock is the caller's so that tests can set it. */
export type Performer = { actor: string; now: () => Date }

/**
 * Takes an action: checks its input against the contract, plans it, applies the changes and appends one event,
 * all in one transaction. Acknowledged only once COMMIT has returned.
 * @throws Refusal when the input is wrong, the plan refuses, or nothing would change
 */
export function perform<Name extends ActionName>(
  store: Store,
  registry: ActionRegistry,
  followers: readonly Follower[],
  performer: Performer,
  name: Name,
  given: ActionGiven<Name>,
): Performed {
  const parsed = actions[name].safeParse(given)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw new Refusal(
      'INVALID',
      `${name}: ${first?.path.join('.') ?? ''} ${first?.message ?? 'not understood'}`.trim(),
    )
  }
  const input = parsed.data as ActionInput<Name>
  const action = registry[name] as Action<Name>
  return store.transaction(() => {
    const now = performer.now().toISOString()
    const plan: Plan = action.plan(readRows(store.db), input, { now, actor: performer.actor, newId })
    if (plan.changes.length === 0) {
      throw new Refusal('INVALID', 'Nothing would change.', plan.items)
    }
    const words = action.words(input, plan)
    const { seq, items } = record(store.db, followers, {
      at: now,
      actor: performer.actor,
      action: name,
      words,
      subject: plan.items,
      changes: plan.changes,
      undoes: null,
    })
    return { event: seq, words, items, made: plan.made ?? {} }
  })
}

/**
 * Applies changes, appends their event and lets the followers follow; must run inside a transaction.
 * @returns the event's number, and every item whose list row may have changed
 */
export function record(
  db: Database,
  followers: readonly Follower[],
  event: Parameters<typeof appendEvent>[1],
): { seq: number; items: string[] } {
  for (const change of event.changes) applyChange(db, change)
  const seq = appendEvent(db, event)
  const items = new Set(event.subject)
  for (const follow of followers) {
    const done = { seq, action: event.action, changes: event.changes, items: [...items] }
    for (const item of follow(db, done)) items.add(item)
  }
  return { seq, items: [...items] }
}

/**
 * Applies one row change, but only where the row still is as `before` says.
 * @throws Refusal `CHANGED_SINCE` otherwise
 */
export function applyChange(db: Database, change: RowChange): void {
  const keyColumns = tableKeys[change.table]
  const keyCondition = keyColumns.map((column) => `${column} = ?`).join(' AND ')
  const keyValues = keyColumns.map((column) => change.key[column])
  const current = prepared<unknown[], Columns>(db, `SELECT * FROM ${change.table} WHERE ${keyCondition}`).get(
    ...keyValues,
  )
  if (!stillAs(current, change.before)) {
    throw new Refusal('CHANGED_SINCE', `This has changed since (${placeOf(change)}).`)
  }
  if (change.after === null) {
    prepared<unknown[], void>(db, `DELETE FROM ${change.table} WHERE ${keyCondition}`).run(...keyValues)
    return
  }
  const columns = Object.keys(change.after)
  if (change.before === null) {
    const marks = columns.map(() => '?').join(', ')
    prepared<unknown[], void>(
      db,
      `INSERT INTO ${change.table} (${columns.join(', ')}) VALUES (${marks})`,
    ).run(...Object.values(change.after))
    return
  }
  const sets = columns.map((column) => `${column} = ?`).join(', ')
  prepared<unknown[], void>(db, `UPDATE ${change.table} SET ${sets} WHERE ${keyCondition}`).run(
    ...Object.values(change.after),
    ...keyValues,
  )
}

/** Whether a row still has the values that a change found in it. */
export function stillAs(current: Columns | undefined, expected: Columns | null): boolean {
  if (expected === null) return current === undefined
  if (current === undefined) return false
  return Object.entries(expected).every(([column, value]) => current[column] === value)
}
