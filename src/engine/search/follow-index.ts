import type { Follower } from '../store/perform.ts'
import { indexText } from './index-text.ts'

/** Keeps the index true after a correction by hand, a changed role, or an import taken back (versions change). */
export const followIndex: Follower = (db, done) => {
  const altered = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'import') for (const item of done.items) altered.add(item)
    if (change.table === 'item_desk') {
      const columns = Object.keys({ ...change.before, ...change.after })
      if (columns.includes('corrections') || columns.includes('roles'))
        altered.add(String(change.key['item']))
    }
  }
  indexText(db, altered)
  return []
}
