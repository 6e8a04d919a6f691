import type { Database } from 'better-sqlite3'
import type { WireFields } from '../../contract/wire.ts'
import { prepared } from '../store/prepared.ts'
import { countWords } from './count-words.ts'
import { embargoThatHolds } from './embargo-that-holds.ts'
import { effectiveMarks, markFlag, type DecisionRow, type SuggestionRow } from './effective-marks.ts'
import {
  blocksWithRoles,
  currentVersion,
  isWithdrawn,
  readVersion,
  type Corrections,
  type RoleOverrides,
} from './item-version.ts'

const SOURCE_ROWS = `
  SELECT i.row, i.id, coalesce(i.external_id, v.external_id) AS external_id, i.arrived_at, v.id AS version, v.headline, v.headline_made, v.source, v.byline,
    v.text_of, v.wire, json_extract(v.published, '$.value') AS published_at, coalesce(v.canonical_url, v.url) AS url, v.language,
    v.word_count, v.original, v.original_name, v.media_type, o.size AS original_size,
    coalesce(d.state, 'new') AS state, d.embargo_until, d.embargo_over, d.note IS NOT NULL AS has_note,
    (SELECT vv.text_of FROM item_version vv WHERE vv.id = d.vetted_version) AS vetted_text,
    coalesce(d.corrections, '{}') AS corrections, coalesce(d.roles, '{}') AS roles,
    EXISTS (SELECT 1 FROM item_seen s WHERE s.item = i.id) AS seen,
    (SELECT count(DISTINCT e.brief) FROM brief_entry e JOIN brief b ON b.id = e.brief AND b.removed = 0
      WHERE e.item = i.id) AS used,
    (SELECT json_group_array(t.tag) FROM (SELECT tag FROM item_tag WHERE item = i.id ORDER BY tag) t) AS tags,
    m.story,
    coalesce(c.syndicated, 0) AS score_syndicated, coalesce(c.opinion, 0) AS score_opinion,
    ${isWithdrawn('i.id')} AS withdrawn
  FROM item i
  JOIN item_version v ON v.id = ${currentVersion('i.id')}
  JOIN original o ON o.sha256 = v.original
  LEFT JOIN item_desk d ON d.item = i.id
  LEFT JOIN story_member m ON m.item = i.id
  LEFT JOIN mark_score c ON c.item = i.id
  WHERE i.id = ?`

type SourceRow = {
  row: number
  id: string
  external_id: string | null
  arrived_at: string
  version: string
  text_of: string
  wire: string | null
  headline: string
  headline_made: number
  source: string | null
  byline: string | null
  published_at: string | null
  url: string | null
  language: string | null
  word_count: number
  original: string
  original_name: string
  media_type: string
  original_size: number
  state: string
  embargo_until: string | null
  embargo_over: string | null
  has_note: number
  vetted_text: string | null
  corrections: string
  roles: string
  seen: number
  used: number
  tags: string
  story: string | null
  score_syndicated: number
  score_opinion: number
  withdrawn: number
}

/**
 * Makes the list rows of these items again from what was read and what editors decided.
 * Must run in the transaction that changed something about them. Cost: one row read and written per item.
 */
export function refreshList(db: Database, items: Iterable<string>): void {
  const source = prepared<[string], SourceRow>(db, SOURCE_ROWS)
  const suggestions = prepared<[string], SuggestionRow>(
    db,
    'SELECT mark, first, last, kind, originator, partly, score, evidence FROM mark_suggestion WHERE item = ?',
  )
  const decisions = prepared<[string], DecisionRow>(
    db,
    'SELECT mark, first, last, status, kind, originator FROM mark_decision WHERE item = ?',
  )
  // Not INSERT OR REPLACE: such a statement needs a savepoint of its own, and each savepoint makes FTS5 write out what
  // it has gathered.
  const remove = prepared<[number], void>(db, 'DELETE FROM item_list WHERE row = ?')
  const write = prepared<unknown[], void>(
    db,
    `INSERT INTO item_list (row, id, version, external_id, headline, headline_made, source, byline,
       published_at, arrived_at, url, language, word_count, state, lapsed, seen, embargo_until, has_note, used, tags,
       marks, syndicated, opinion, score_syndicated, score_opinion, story, original, original_name,
       media_type, original_size, withdrawn, wire_status, stated_embargo, slug, urgency)
     VALUES (${Array.from({ length: 35 }, () => '?').join(', ')})`,
  )
  for (const item of items) {
    const row = source.get(item)
    if (!row) continue
    const corrections = JSON.parse(row.corrections) as Corrections
    const wire = row.wire === null ? null : (JSON.parse(row.wire) as WireFields)
    const stated = wire?.embargoUntil?.value ?? null
    const read = isStopped(wire) ? (usableHeadline(db, row) ?? row) : row
    const lapsed = row.state === 'vetted' && row.vetted_text !== row.text_of
    const marks = effectiveMarks(suggestions.all(item), decisions.all(item))
    remove.run(row.row)
    write.run(
      row.row,
      row.id,
      row.version,
      row.external_id,
      corrections.headline ?? read.headline,
      corrections.headline === undefined ? read.headline_made : 0,
      corrections.source === undefined ? row.source : corrections.source,
      corrections.byline === undefined ? row.byline : corrections.byline,
      corrections.publishedAt === undefined ? row.published_at : corrections.publishedAt,
      row.arrived_at,
      row.url,
      row.language,
      wordCount(db, row),
      // A vote binds to the text of a version: under another one the item is new again, and says that its vetting has lapsed.
      lapsed ? 'new' : row.state,
      lapsed ? 1 : 0,
      row.seen,
      embargoThatHolds(row.embargo_until, stated, row.embargo_over),
      row.has_note,
      row.used,
      row.tags,
      JSON.stringify(marks),
      markFlag(marks, 'syndicated'),
      markFlag(marks, 'opinion'),
      row.score_syndicated,
      row.score_opinion,
      row.story,
      row.original,
      row.original_name,
      row.media_type,
      row.original_size,
      row.withdrawn,
      wire?.status ?? null,
      stated,
      wire?.slug ?? null,
      wire?.urgency ?? null,
    )
  }
}

function wordCount(db: Database, row: SourceRow): number {
  const overrides = JSON.parse(row.roles) as RoleOverrides
  if (overrides.version !== row.text_of) return row.word_count
  const version = readVersion(db, row.version)
  return version ? countWords(blocksWithRoles(version, overrides)) : row.word_count
}

/** Whether the sender has stopped a version: its text is then often no more than the notice that says so. */
function isStopped(wire: WireFields | null): boolean {
  return wire?.status === 'killed' || wire?.status === 'withheld'
}

/** The headline under which the desk knows an item that its sender has stopped: that of the version before, if any. */
function usableHeadline(
  db: Database,
  row: SourceRow,
): { headline: string; headline_made: number } | undefined {
  return prepared<[string, string], { headline: string; headline_made: number }>(
    db,
    `SELECT v.headline, v.headline_made FROM item_version v
     WHERE v.item = ? AND v.place < (SELECT place FROM item_version WHERE id = ?)
       AND json_extract(v.wire, '$.status') IN ('usable', 'corrected')
       AND EXISTS (SELECT 1 FROM import_item ii JOIN import im ON im.id = ii.import AND im.withdrawn = 0
         WHERE ii.version = v.id)
     ORDER BY v.place DESC LIMIT 1`,
  ).get(row.id, row.version)
}
