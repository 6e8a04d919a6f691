import type { Database } from 'better-sqlite3'
import type { Done, Follower } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import { isWithdrawn } from './item-version.ts'
import { refreshList } from './refresh-list.ts'

/**
 * Keeps the list rows of every item true that an action touched. Of an import that was taken back or brought again,
 * only the items with several versions are named to the followers after it: the text of the others is what it was.
 */
export const followList: Follower = (db, done) => {
  const items = itemsTouched(db, done)
  refreshList(db, items)
  return items
}

function itemsTouched(db: Database, done: Done): string[] {
  const items = new Set(done.items)
  for (const change of done.changes) {
    if (change.table === 'import') {
      for (const item of followWithdrawal(db, String(change.key['id']))) items.add(item)
    }
    for (const columns of [change.key, change.before, change.after]) {
      for (const column of ['item', 'one', 'other']) {
        const value = columns?.[column]
        if (typeof value === 'string') items.add(value)
      }
    }
    if (change.table === 'brief') {
      for (const item of itemsOfBrief(db, String(change.key['id']))) items.add(item)
    }
  }
  return [...items]
}

/**
 * Says in one statement which items of an import are withdrawn now: those that no import carries which stands.
 * @returns the items whose current version may be another one now
 */
function followWithdrawal(db: Database, id: string): string[] {
  prepared<[string], void>(
    db,
    `UPDATE item_list SET withdrawn = ${isWithdrawn('item_list.id')}
     WHERE id IN (SELECT item FROM import_item WHERE import = ?)`,
  ).run(id)
  return prepared<[string], { item: string }>(
    db,
    `SELECT DISTINCT ii.item FROM import_item ii JOIN item_version v ON v.item = ii.item AND v.number > 1
     WHERE ii.import = ?`,
  )
    .all(id)
    .map((each) => each.item)
}

function itemsOfBrief(db: Database, id: string): string[] {
  return prepared<[string], { item: string }>(db, 'SELECT DISTINCT item FROM brief_entry WHERE brief = ?')
    .all(id)
    .map((each) => each.item)
}
