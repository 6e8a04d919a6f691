import type { Database } from 'better-sqlite3'
import type { Done, Follower } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import { refreshList } from './refresh-list.ts'

/** Keeps the list rows of every item true that an action touched, also through an import that was taken back. */
export const followList: Follower = (db, done) => {
  const items = itemsTouched(db, done)
  refreshList(db, items)
  return items
}

function itemsTouched(db: Database, done: Done): string[] {
  const items = new Set(done.items)
  for (const change of done.changes) {
    if (change.table === 'import') {
      for (const item of itemsOfImport(db, String(change.key['id']))) items.add(item)
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

function itemsOfImport(db: Database, id: string): string[] {
  return prepared<[string], { item: string }>(
    db,
    'SELECT DISTINCT item FROM import_item WHERE import = ? AND item IS NOT NULL',
  )
    .all(id)
    .map((each) => each.item)
}

function itemsOfBrief(db: Database, id: string): string[] {
  return prepared<[string], { item: string }>(db, 'SELECT DISTINCT item FROM brief_entry WHERE brief = ?')
    .all(id)
    .map((each) => each.item)
}
