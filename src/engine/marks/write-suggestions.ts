import type { Database } from 'better-sqlite3'
import {
  blocksWithRoles,
  currentVersion,
  readVersion,
  type ItemVersion,
  type RoleOverrides,
} from '../items/item-version.ts'
import { refreshList } from '../items/refresh-list.ts'
import { prepared } from '../store/prepared.ts'
import type { Follower } from '../store/perform.ts'
import type { MarkSubject } from './subject.ts'
import { findingsOf, scoresOf, suggestMarks } from './suggest-marks.ts'

/** What signals see of a version. */
export function subjectOf(version: ItemVersion): MarkSubject {
  return version
}

/**
 * Writes what the signals suggest for items anew, in place of what they suggested before; decisions of editors are
 * rows of their own and stay. Must run in the transaction that changed the items' text.
 */
export function writeSuggestions(db: Database, items: Iterable<string>): void {
  const current = prepared<[string], { version: string; roles: string | null }>(
    db,
    `SELECT ${currentVersion('i.id')} AS version, d.roles FROM item i
     LEFT JOIN item_desk d ON d.item = i.id WHERE i.id = ?`,
  )
  const clear = prepared<[string], void>(db, 'DELETE FROM mark_suggestion WHERE item = ?')
  const insert = prepared<unknown[], void>(
    db,
    `INSERT OR IGNORE INTO mark_suggestion (item, mark, first, last, kind, originator, score, evidence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const score = prepared<[string, number, number], void>(
    db,
    `INSERT INTO mark_score (item, syndicated, opinion) VALUES (?, ?, ?)
     ON CONFLICT (item) DO UPDATE SET syndicated = excluded.syndicated, opinion = excluded.opinion`,
  )
  for (const item of items) {
    const found = current.get(item)
    const version = found && readVersion(db, found.version)
    if (!version) continue
    const blocks = blocksWithRoles(version, JSON.parse(found.roles ?? '{}') as RoleOverrides)
    const subject = { ...subjectOf(version), blocks }
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
        mark.score,
        JSON.stringify(mark.evidence),
      )
    }
    const scores = scoresOf(subject, findings)
    score.run(item, scores.syndicated, scores.opinion)
  }
}

/** Looks for marks again after an action that changed what an item's text is, or which version of it is current. */
export const followMarks: Follower = (db, done) => {
  const altered = new Set<string>()
  for (const change of done.changes) {
    if (change.table === 'import') for (const item of done.items) altered.add(item)
    if (change.table === 'item_desk' && 'roles' in { ...change.before, ...change.after }) {
      altered.add(String(change.key['item']))
    }
  }
  writeSuggestions(db, altered)
  refreshList(db, altered)
  return [...altered]
}
