import type { Database } from 'better-sqlite3'
import type { LinkClass } from '../../contract/stories.ts'
import { prepared } from '../store/prepared.ts'
import { matchWords, type Findings } from './match-words.ts'

/** Why a copy stands in its story: the text of the story that it matches best, how, and in words. */
export type CopyLink = { class: LinkClass; score: number; words: string }

type Found = {
  class: LinkClass
  score: number
  findings: string
  headline: string
  source: string | null
  lead: number
}

/**
 * The link by which a copy stands in its story: with the lead where the two match, else the surest with another copy,
 * which the words then name. Exact copies share the links of the one that stands for them in the index.
 * @returns undefined where nothing but an editor's decision holds it there
 */
export function linkOfCopy(db: Database, item: string, lead: string): CopyLink | undefined {
  const keys = prepared<[string, string], { one: string | null; other: string | null }>(
    db,
    'SELECT (SELECT key FROM story_key WHERE item = ?) AS one, (SELECT key FROM story_key WHERE item = ?) AS other',
  ).get(item, lead)
  if (keys?.one && keys.one === keys.other)
    return { class: 'exact', score: 1, words: 'Same words as the lead' }
  const found = prepared<[string, string, string], Found>(
    db,
    `WITH own AS (SELECT i.row FROM story_key k JOIN item i ON i.id = k.item
         WHERE k.indexed = 1 AND k.key = (SELECT key FROM story_key WHERE item = ?)),
       leading AS (SELECT key FROM story_key WHERE item = ?),
       pair AS (
         SELECT m.other AS row, m.class, m.score, m.findings FROM story_match m JOIN own ON m.one = own.row
         UNION ALL SELECT m.one, m.class, m.score, m.findings FROM story_match m JOIN own ON m.other = own.row)
     SELECT p.class, p.score, p.findings, l.headline, l.source,
       (SELECT k.key FROM story_key k WHERE k.item = l.id) = (SELECT key FROM leading) AS lead
     FROM pair p JOIN item_list l ON l.row = p.row
     WHERE p.class <> 'related' AND l.story = (SELECT story FROM story_member WHERE item = ?)
     ORDER BY lead DESC, p.score DESC LIMIT 1`,
  ).get(item, lead, item)
  if (!found) return undefined
  const words = matchWords(JSON.parse(found.findings) as Findings)
  const beside =
    found.lead === 1 ? '' : ` (with “${found.headline}”${found.source ? `, ${found.source}` : ''})`
  return { class: found.class, score: found.score, words: `${words}${beside}` }
}
