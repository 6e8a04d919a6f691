import type { Database } from 'better-sqlite3'
import { blocksWithRoles, currentVersion, readVersion, type RoleOverrides } from '../items/item-version.ts'
import { prepared } from '../store/prepared.ts'
import { earlierCopies } from './earlier-copies.ts'
import type { MarkSubject } from './subject.ts'
import { lessonsFor } from './verdicts.ts'

/**
 * What the signals look at, as the store has it: the current version with the roles that editors set, its story and
 * what the desk taught of its source. In: the item, and whether that context is to be found anew or is the one that its
 * suggestions were written with. Out: the subject, or null where there is no such item.
 */
export function readSubject(
  db: Database,
  item: string,
  context: 'anew' | 'as written' = 'as written',
): MarkSubject | null {
  const found = prepared<[string], { version: string; roles: string | null }>(
    db,
    `SELECT ${currentVersion('i.id')} AS version, d.roles FROM item i
     LEFT JOIN item_desk d ON d.item = i.id WHERE i.id = ?`,
  ).get(item)
  const version = found && readVersion(db, found.version)
  if (!version) return null
  const blocks = blocksWithRoles(version, JSON.parse(found.roles ?? '{}') as RoleOverrides)
  return {
    ...version,
    blocks,
    ...(context === 'anew' ? contextNow(db, item, version.source) : contextWritten(db, item)),
  }
}

/** What is looked at beside the item's own text. */
export type MarkContext = Pick<MarkSubject, 'story' | 'lessons'>

/** The context as JSON for the store, or null where there is none. */
export function contextText({ story, lessons }: MarkContext): string | null {
  return story === undefined && lessons === undefined ? null : JSON.stringify({ story, lessons })
}

function contextNow(db: Database, item: string, source: string | null): MarkContext {
  const earlier = earlierCopies(db, item)
  const lessons = lessonsFor(db, source)
  return {
    ...(earlier.length > 0 && { story: { earlier } }),
    ...(Object.keys(lessons).length > 0 && { lessons }),
  }
}

function contextWritten(db: Database, item: string): MarkContext {
  const written = prepared<[string], { context: string | null }>(
    db,
    'SELECT context FROM mark_score WHERE item = ?',
  ).get(item)
  return JSON.parse(written?.context ?? '{}') as MarkContext
}
