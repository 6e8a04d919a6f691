import type { Database } from 'better-sqlite3'
import type { DeskCounts } from '../../contract/desk.ts'
import { COUNT_CAP } from '../../contract/items.ts'
import type { ItemLists } from '../search/item-lists.ts'
import { countSources } from '../sources/list-sources.ts'
import { prepared } from '../store/prepared.ts'

/** The most sources and tags that the side bar names. */
const MOST_NAMES = 60

/** The numbers of the side bar; each stops counting at 10,000. */
export function deskCounts(db: Database, lists: Pick<ItemLists, 'count'>): DeskCounts {
  const searches = prepared<[], { id: string; name: string; query: string }>(
    db,
    'SELECT id, name, query FROM saved_search ORDER BY position',
  ).all()
  return {
    today: lists.count('since:today'),
    new: lists.count('state:new'),
    held: lists.count('state:held'),
    vetted: lists.count('state:vetted'),
    spiked: lists.count('state:spiked'),
    all: lists.count(''),
    duplicates: lists.count('story:undecided'),
    syndicated: lists.count('mark:syndicated?'),
    opinion: lists.count('mark:opinion?'),
    embargoed: lists.count('is:embargoed'),
    vettedToday: lists.count('state:vetted since:today'),
    spiked24h: lists.count('state:spiked since:24h'),
    searches: searches.map((search) => ({ ...search, count: lists.count(search.query) })),
    sources: named(
      db,
      `SELECT source AS name, count(*) AS count FROM
         (SELECT source FROM item_list WHERE withdrawn = 0 AND state = 'new' AND source IS NOT NULL ORDER BY row DESC LIMIT ${COUNT_CAP})
       GROUP BY source ORDER BY count DESC, source LIMIT ${MOST_NAMES}`,
    ),
    feeds: countSources(db),
    tags: named(
      db,
      `SELECT g.tag AS name, count(*) AS count FROM item_tag g JOIN item_list l ON l.id = g.item AND l.withdrawn = 0
       GROUP BY g.tag ORDER BY count DESC, g.tag LIMIT ${MOST_NAMES}`,
    ),
    briefs: prepared<[], { id: string; title: string; entries: number }>(
      db,
      `SELECT b.id, b.title, (SELECT count(*) FROM brief_entry e WHERE e.brief = b.id) AS entries
       FROM brief b WHERE b.removed = 0 ORDER BY b.created_at DESC LIMIT 200`,
    ).all(),
  }
}

function named(db: Database, sql: string): { name: string; count: { count: number; more: boolean } }[] {
  return prepared<[], { name: string; count: number }>(db, sql)
    .all()
    .map(({ name, count }) => ({ name, count: { count, more: count >= COUNT_CAP } }))
}
