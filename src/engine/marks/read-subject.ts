import type { Database } from 'better-sqlite3'
import type { HouseRow } from '../../contract/marks.ts'
import {
  blocksWithRoles,
  currentVersion,
  readVersion,
  type ItemVersion,
  type RoleOverrides,
} from '../items/item-version.ts'
import { withNotices } from '../items/learned-notices.ts'
import { prepared } from '../store/prepared.ts'
import type { Block } from '../../contract/blocks.ts'
import { earlierCopies } from './earlier-copies.ts'
import { learnEndings } from './source-endings.ts'
import type { MarkSubject } from './subject.ts'
import { lessonsFor } from './verdicts.ts'

/**
 * What of an item's surroundings is found anew: all of them when it lands (which counts its endings, so a transaction
 * must be open), its story when that changed, else nothing: what it was marked with holds, so that an undo gives back
 * what was there.
 */
export type Renewed = 'all' | 'story' | 'nothing'

/**
 * What the signals look at, as the store has it: the current version with the roles that editors set, its story, the
 * notices of its source and what the desk taught of it.
 * In: the item, and what is to be found anew. Out: the subject, or null where there is no such item.
 */
export function readSubject(db: Database, item: string, renewed: Renewed = 'nothing'): MarkSubject | null {
  const found = prepared<[string], { version: string; roles: string | null }>(
    db,
    `SELECT ${currentVersion('i.id')} AS version, d.roles FROM item i
     LEFT JOIN item_desk d ON d.item = i.id WHERE i.id = ?`,
  ).get(item)
  const version = found && readVersion(db, found.version)
  if (!version) return null
  const roles = JSON.parse(found.roles ?? '{}') as RoleOverrides
  const blocks = blocksWithRoles(version, roles)
  const around =
    renewed === 'all'
      ? { ...storyOf(db, item), ...sourceOf(db, item, version.source, blocks), ...housesOf(db, version) }
      : { ...contextWritten(db, item), ...(renewed === 'story' && storyOf(db, item)) }
  return { ...version, blocks: withNotices(blocks, around.notices ?? [], roles), ...around }
}

/** What is looked at beside the item's own text. */
export type MarkContext = Pick<MarkSubject, 'story' | 'lessons' | 'notices' | 'houses'>

/** The context as JSON for the store, or null where there is none. */
export function contextText({ story, lessons, notices, houses }: MarkContext): string | null {
  const stated = [story, lessons, notices, houses].some((each) => each !== undefined)
  return stated ? JSON.stringify({ story, lessons, notices, houses }) : null
}

function storyOf(db: Database, item: string): Pick<MarkContext, 'story'> {
  const earlier = earlierCopies(db, item)
  return { story: earlier.length > 0 ? { earlier } : undefined }
}

function sourceOf(
  db: Database,
  item: string,
  source: string | null,
  blocks: readonly Block[],
): Pick<MarkContext, 'lessons' | 'notices'> {
  const notices = learnEndings(db, item, source, blocks)
  const lessons = lessonsFor(db, source)
  return {
    ...(Object.keys(lessons).length > 0 && { lessons }),
    ...(notices.length > 0 && { notices }),
  }
}

/** The houses that the desk added and that are named somewhere in a version: few or none. */
function housesOf(db: Database, version: ItemVersion): Pick<MarkContext, 'houses'> {
  const row = prepared<[], { value: string }>(db, "SELECT value FROM setting WHERE key = 'houses'").get()
  const added = JSON.parse(row?.value ?? '[]') as HouseRow[]
  if (added.length === 0) return {}
  const { blocks, fields, byline, dateline, source, sourceUrl, url, canonicalUrl, wire } = version
  const text = JSON.stringify([
    blocks,
    fields,
    byline,
    dateline,
    source,
    sourceUrl,
    url,
    canonicalUrl,
    wire,
  ]).toLowerCase()
  const named = added.filter(({ name, marks, sites }) =>
    [name, ...marks, ...sites].some((each) => text.includes(each.toLowerCase())),
  )
  return named.length === 0 ? {} : { houses: named }
}

function contextWritten(db: Database, item: string): MarkContext {
  const written = prepared<[string], { context: string | null }>(
    db,
    'SELECT context FROM mark_score WHERE item = ?',
  ).get(item)
  return JSON.parse(written?.context ?? '{}') as MarkContext
}
