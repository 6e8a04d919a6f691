import type { Database } from 'better-sqlite3'
import { refreshList } from '../items/refresh-list.ts'
import type { Follower } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import { keyItems, regroup } from './group-items.ts'

/**
 * Keeps stories true after an action: verdicts and leads regroup; a correction, a changed role or another version
 * alters what an item carries; an import that is taken back leaves its stories. Must follow the refresh of the list,
 * from which headlines and withdrawals are read.
 */
export const followStories: Follower = (db, done) => {
  const decided = new Set<string>()
  const altered = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'story_link')
      for (const column of ['one', 'other']) decided.add(String(change.key[column]))
    if (change.table === 'story_lead') decided.add(String(change.key['item']))
    if (change.table === 'import') {
      for (const item of done.items) altered.add(item)
      for (const item of sharedCopies(db, String(change.key['id']))) decided.add(item)
    }
    if (change.table === 'item_desk') {
      const columns = Object.keys({ ...change.before, ...change.after })
      if (columns.includes('corrections') || columns.includes('roles'))
        altered.add(String(change.key['item']))
    }
  }
  for (const item of keyItems(db, altered)) decided.add(item)
  if (decided.size + altered.size === 0) return []
  const touched = regroup(db, [...decided, ...altered])
  refreshList(db, touched)
  return touched
}

/** The items of an import that stand in a story, or would if they were here: the others have nobody to leave or join. */
function sharedCopies(db: Database, id: string): string[] {
  return prepared<[string], { item: string }>(
    db,
    `SELECT DISTINCT ii.item FROM import_item ii WHERE ii.import = ? AND ii.item IS NOT NULL AND (
       EXISTS (SELECT 1 FROM story_member m WHERE m.item = ii.item)
       OR EXISTS (SELECT 1 FROM story_link l WHERE l.one = ii.item)
       OR EXISTS (SELECT 1 FROM story_link l WHERE l.other = ii.item)
       OR EXISTS (SELECT 1 FROM story_key k CROSS JOIN story_key o ON o.key = k.key AND o.item <> k.item
         WHERE k.item = ii.item))`,
  )
    .all(id)
    .map((each) => each.item)
}
