import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import { countWords } from './count-words.ts'
import { effectiveMarks, markFlag, type DecisionRow, type SuggestionRow } from './effective-marks.ts'
import {
  blocksWithRoles,
  currentVersion,
  readVersion,
  type Corrections,
  type RoleOverrides,
} from './item-version.ts'

const SOURCE_ROWS = `
  SELECT i.row, i.id, i.external_id, i.arrived_at, v.id AS version, v.headline, v.headline_made, v.source, v.byline,
    json_extract(v.published, '$.value') AS published_at, coalesce(v.canonical_url, v.url) AS url, v.language,
    v.word_count, v.original, v.original_name, v.media_type, o.size AS original_size,
    coalesce(d.state, 'new') AS state, d.embargo_until, d.note IS NOT NULL AS has_note, d.vetted_version,
    coalesce(d.corrections, '{}') AS corrections, coalesce(d.roles, '{}') AS roles,
    EXISTS (SELECT 1 FROM item_seen s WHERE s.item = i.id) AS seen,
    (SELECT count(DISTINCT e.brief) FROM brief_entry e JOIN brief b ON b.id = e.brief AND b.removed = 0
      WHERE e.item = i.id) AS used,
    (SELECT json_group_array(t.tag) FROM (SELECT tag FROM item_tag WHERE item = i.id ORDER BY tag) t) AS tags,
    m.story,
    coalesce(c.syndicated, 0) AS score_syndicated, coalesce(c.opinion, 0) AS score_opinion,
    NOT EXISTS (SELECT 1 FROM import_item ii JOIN import im ON im.id = ii.import AND im.withdrawn = 0
      WHERE ii.item = i.id AND ii.outcome <> 'refused') AS withdrawn
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
  has_note: number
  vetted_version: string | null
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
  const read = prepared<[string], SourceRow>(db, SOURCE_ROWS)
  const suggestions = prepared<[string], SuggestionRow>(
    db,
    'SELECT mark, first, last, kind, originator, score, evidence FROM mark_suggestion WHERE item = ?',
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
       media_type, original_size, withdrawn)
     VALUES (${Array.from({ length: 31 }, () => '?').join(', ')})`,
  )
  for (const item of items) {
    const row = read.get(item)
    if (!row) continue
    const corrections = JSON.parse(row.corrections) as Corrections
    const lapsed = row.state === 'vetted' && row.vetted_version !== row.version
    const marks = effectiveMarks(suggestions.all(item), decisions.all(item))
    remove.run(row.row)
    write.run(
      row.row,
      row.id,
      row.version,
      row.external_id,
      corrections.headline ?? row.headline,
      corrections.headline === undefined ? row.headline_made : 0,
      corrections.source === undefined ? row.source : corrections.source,
      corrections.byline === undefined ? row.byline : corrections.byline,
      corrections.publishedAt === undefined ? row.published_at : corrections.publishedAt,
      row.arrived_at,
      row.url,
      row.language,
      wordCount(db, row),
      // A vote binds to a version: under a newer one the item is new again, and says that its vetting has lapsed.
      lapsed ? 'new' : row.state,
      lapsed ? 1 : 0,
      row.seen,
      row.embargo_until,
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
    )
  }
}

function wordCount(db: Database, row: SourceRow): number {
  const overrides = JSON.parse(row.roles) as RoleOverrides
  if (overrides.version !== row.version) return row.word_count
  const version = readVersion(db, row.version)
  return version ? countWords(blocksWithRoles(version, overrides)) : row.word_count
}
