import type { Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import type { StoryCopy, StoryShown } from '../../contract/stories.ts'
import { itemRowOf, readListRow } from '../items/item-row.ts'
import { prepared } from '../store/prepared.ts'
import { linkOfCopy } from './link-of-copy.ts'
import { matchWords, type Findings } from './match-words.ts'
import { readCopy, type Copy } from './read-copy.ts'
import { containment, shinglesOf } from './shingles.ts'

/** The most copies of a story that are shown; the count says how many there are. */
const MOST_COPIES = 200
/** And of texts beside it. */
const MOST_RELATED = 50

type LinkRow = { one: string; other: string; verdict: string; by: string; at: string }

/**
 * The story that an item stands in: its copies, lead first and then earliest first, each with the share of the
 * lead's text that it carries. An item of no story is a story of one.
 * @throws Refusal `NOT_FOUND`
 */
export function showStory(db: Database, item: string): StoryShown {
  const own = readCopy(db, item)
  if (!own) throw new Refusal('NOT_FOUND', 'There is no such item here.', [item])
  const story = own.row.story
  const lead =
    prepared<[string | null], { lead: string }>(db, 'SELECT lead FROM story WHERE id = ?').get(story)?.lead ??
    item
  const members = prepared<[string | null, number], { item: string }>(
    db,
    'SELECT item FROM story_member WHERE story = ? ORDER BY item LIMIT ?',
  ).all(story, MOST_COPIES)
  const ids = new Set([lead, ...members.map((each) => each.item)])
  const copies = [...ids].map((id) => readCopy(db, id)).filter((copy) => copy !== undefined)
  const leading = copies.find((copy) => copy.row.id === lead) ?? own
  const shingles = shinglesOf(leading.blocks)
  const links = linksAmong(db, ids)
  const shown = copies
    .map((copy) => storyCopy(db, copy, leading, shingles, links))
    .sort(
      (one, other) =>
        Number(other.item.id === lead) - Number(one.item.id === lead) ||
        timeOf(one).localeCompare(timeOf(other)),
    )
  return {
    id: story ?? item,
    lead,
    leadChosen:
      prepared<[string], { item: string }>(db, 'SELECT item FROM story_lead WHERE item = ?').get(lead) !==
      undefined,
    copies: shown,
    related: relatedTo(db, ids),
    apart: links
      .filter((link) => link.verdict === 'apart' && ids.has(link.one) !== ids.has(link.other))
      .flatMap((link) => {
        const other = readCopy(db, ids.has(link.one) ? link.other : link.one)
        return other ? [{ item: other.row.id, headline: other.row.headline, by: link.by, at: link.at }] : []
      })
      .filter((each, index, all) => all.findIndex((one) => one.item === each.item) === index),
  }
}

function storyCopy(
  db: Database,
  copy: Copy,
  lead: Copy,
  shingles: ReadonlySet<string>,
  links: readonly LinkRow[],
): StoryCopy {
  const item = itemRowOf(copy.row)
  const isLead = copy.row.id === lead.row.id
  const share = isLead ? 1 : containment(shingles, shinglesOf(copy.blocks))
  const kept = links.find(
    (link) => link.verdict === 'together' && (link.one === copy.row.id || link.other === copy.row.id),
  )
  if (kept) return { item, share, class: 'editor', score: 1, words: `Kept together by ${kept.by}` }
  if (isLead) return { item, share, class: 'exact', score: 1, words: 'Leads the story' }
  const link = linkOfCopy(db, copy.row.id, lead.row.id)
  return { item, share, ...(link ?? { class: 'editor', score: 1, words: 'Kept in by an editor’s decision' }) }
}

type RelatedRow = { id: string; findings: string; share: number }

/** Texts beside a story: they share passages with one of its copies, and are not the same copy. */
function relatedTo(db: Database, ids: ReadonlySet<string>): StoryShown['related'] {
  const members = JSON.stringify([...ids])
  const found = prepared<[string, string], RelatedRow>(
    db,
    `SELECT o.id, m.findings, m.other_share AS share FROM story_match m JOIN item i ON i.row = m.one JOIN item_list o ON o.row = m.other
       WHERE i.id IN (SELECT value FROM json_each(?)) AND o.withdrawn = 0
     UNION ALL
     SELECT o.id, m.findings, m.one_share FROM story_match m JOIN item i ON i.row = m.other JOIN item_list o ON o.row = m.one
       WHERE i.id IN (SELECT value FROM json_each(?)) AND o.withdrawn = 0`,
  ).all(members, members)
  const best = new Map<string, { share: number; words: string }>()
  for (const { id, findings, share } of found) {
    if (!ids.has(id) && share >= (best.get(id)?.share ?? -1))
      best.set(id, { share, words: matchWords(JSON.parse(findings) as Findings) })
  }
  return [...best]
    .sort(([, one], [, other]) => other.share - one.share)
    .slice(0, MOST_RELATED)
    .flatMap(([id, rest]) => {
      const row = readListRow(db, id)
      return row ? [{ item: itemRowOf(row), ...rest }] : []
    })
}

function linksAmong(db: Database, ids: ReadonlySet<string>): LinkRow[] {
  return prepared<[string, string], LinkRow>(
    db,
    `SELECT * FROM story_link WHERE one IN (SELECT value FROM json_each(?))
     UNION SELECT * FROM story_link WHERE other IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify([...ids]), JSON.stringify([...ids]))
}

function timeOf(copy: StoryCopy): string {
  return copy.item.publishedAt ?? copy.item.arrivedAt
}
