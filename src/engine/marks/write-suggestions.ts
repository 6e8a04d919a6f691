import type { Database } from 'better-sqlite3'
import { refreshList } from '../items/refresh-list.ts'
import { prepared } from '../store/prepared.ts'
import type { Follower } from '../store/perform.ts'
import { laterCopies } from './earlier-copies.ts'
import { contextText, readSubject, type Renewed } from './read-subject.ts'
import { findingsOf, scoresOf, suggestMarks } from './suggest-marks.ts'
import { countVerdict } from './verdicts.ts'

/**
 * Writes what the signals suggest for items anew, in place of what they suggested before; decisions of editors are
 * rows of their own and stay. Must run in the transaction that changed the items' text or story.
 * @param renewed what of their surroundings is found anew
 */
export function writeSuggestions(db: Database, items: Iterable<string>, renewed: Renewed = 'all'): void {
  const clear = prepared<[string], void>(db, 'DELETE FROM mark_suggestion WHERE item = ?')
  const insert = prepared<unknown[], void>(
    db,
    `INSERT OR IGNORE INTO mark_suggestion (item, mark, first, last, kind, originator, partly, score, evidence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const score = prepared<[string, number, number, string | null], void>(
    db,
    `INSERT INTO mark_score (item, syndicated, opinion, context) VALUES (?, ?, ?, ?)
     ON CONFLICT (item) DO UPDATE SET syndicated = excluded.syndicated, opinion = excluded.opinion,
       context = excluded.context`,
  )
  for (const item of items) {
    const subject = readSubject(db, item, renewed)
    if (subject === null) continue
    clear.run(item)
    const findings = findingsOf(subject)
    for (const mark of suggestMarks(subject, findings)) {
      const [first, last] = mark.blocks ?? [-1, -1]
      insert.run(
        item,
        mark.mark,
        first,
        last,
        mark.kind,
        mark.originator,
        mark.partly === true ? 1 : 0,
        mark.score,
        JSON.stringify(mark.evidence),
      )
    }
    const scores = scoresOf(subject, findings)
    score.run(item, scores.syndicated, scores.opinion, contextText(subject))
  }
}

/**
 * Looks for marks again where a story changed: its members, and those of its copies that one of them precedes.
 * @returns the items whose suggestions were written
 */
export function markStories(db: Database, members: readonly string[]): string[] {
  const altered = new Set(members)
  for (const member of members) for (const later of laterCopies(db, member)) altered.add(later)
  writeSuggestions(db, altered, 'story')
  return [...altered]
}

/**
 * Looks for marks again after an action that changed what an item's text is, or which version of it is current, and
 * counts decisions for the signals whose evidence they were taken on.
 */
export const followMarks: Follower = (db, done) => {
  const altered = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'import') for (const item of done.items) altered.add(item)
    if (change.table === 'item_desk' && 'roles' in { ...change.before, ...change.after }) {
      altered.add(String(change.key['item']))
    }
    if (change.table === 'mark_decision') {
      const { item, mark, first, last } = change.key
      countVerdict(db, { item: String(item), mark: String(mark), first: Number(first), last: Number(last) })
    }
  }
  writeSuggestions(db, altered, 'nothing')
  refreshList(db, altered)
  return [...altered]
}
