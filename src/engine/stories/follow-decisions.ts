import type { Follower } from '../store/perform.ts'
import { keyItems, regroup } from './group-items.ts'

/**
 * Keeps stories true after an action: verdicts and leads regroup, a correction or a changed role alters what an item
 * carries. Must follow the refresh of the list, from which headlines and withdrawals are read.
 */
export const followStories: Follower = (db, done) => {
  const decided = new Set<string>()
  const altered = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'story_link')
      for (const column of ['one', 'other']) decided.add(String(change.key[column]))
    if (change.table === 'story_lead') decided.add(String(change.key['item']))
    if (change.table === 'import') for (const item of done.items) decided.add(item)
    if (change.table === 'item_desk') {
      const columns = Object.keys({ ...change.before, ...change.after })
      if (columns.includes('corrections') || columns.includes('roles'))
        altered.add(String(change.key['item']))
    }
  }
  keyItems(db, altered)
  if (decided.size + altered.size === 0) return []
  const touched = regroup(db, [...decided, ...altered])
  return [...touched, ...decided]
}
