import type { Database } from 'better-sqlite3'
import { currentCopy } from '../items/current-copy.ts'
import { prepared } from '../store/prepared.ts'
import { clusterItems, type StoryNode } from './cluster-items.ts'
import { storyKey } from './story-key.ts'

/**
 * Writes the keys of items anew, after they came in or their text or roles changed.
 * Must run in the transaction that changed them, after `refreshList`.
 */
export function keyItems(db: Database, items: Iterable<string>): void {
  const write = prepared<[string, string], void>(
    db,
    'INSERT INTO story_key (item, key) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET key = excluded.key',
  )
  const remove = prepared<[string], void>(db, 'DELETE FROM story_key WHERE item = ?')
  for (const item of items) {
    const copy = currentCopy(db, item)
    if (!copy) continue
    const key = storyKey(copy)
    if (key === null) remove.run(item)
    else write.run(item, key)
  }
}

/**
 * Lets new items join the story of the earliest item that carries the same copy. An item that stands in a story
 * already, or on which editors have decided before, is grouped with care instead.
 * @returns ids of items whose story changed
 */
export function joinStories(db: Database, items: readonly string[]): string[] {
  const touched = new Set<string>()
  const known = prepared<[string, string, string], { known: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM story_member WHERE item = ?) OR EXISTS (SELECT 1 FROM story_link WHERE one = ?)
       OR EXISTS (SELECT 1 FROM story_link WHERE other = ?) AS known`,
  )
  const earliest = prepared<[string], { item: string; story: string | null }>(
    db,
    `SELECT l.id AS item, m.story FROM story_key k JOIN item_list l ON l.id = k.item AND l.withdrawn = 0
     LEFT JOIN story_member m ON m.item = k.item
     WHERE k.key = (SELECT key FROM story_key WHERE item = ?) ORDER BY l.row LIMIT 1`,
  )
  const story = prepared<[string], { lead: string; size: number }>(
    db,
    'SELECT lead, size FROM story WHERE id = ?',
  )
  const sharesKey = prepared<[string, string], { shared: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM story_key WHERE key = (SELECT key FROM story_key WHERE item = ?) AND item <> ?) AS shared`,
  )
  for (const item of items) {
    if (known.get(item, item, item)?.known === 1) {
      for (const each of regroup(db, [item])) touched.add(each)
      continue
    }
    if (sharesKey.get(item, item)?.shared !== 1) continue
    const first = earliest.get(item)
    if (!first || first.item === item) {
      for (const each of regroup(db, [item])) touched.add(each)
      continue
    }
    const id = first.story ?? first.item
    const joined = story.get(id)
    if (!joined) {
      insertMember(db, first.item, id)
      touched.add(first.item)
    }
    insertMember(db, item, id)
    writeStory(db, id, earlierOf(db, joined?.lead ?? first.item, item), (joined?.size ?? 1) + 1)
    touched.add(item)
  }
  return [...touched]
}

/**
 * Makes the stories around some items again from keys and editors' decisions. A story is named after the first of its
 * copies to arrive, so that the same partition always has the same names, after an undo and a rebuild too.
 * @returns ids of items whose story changed
 */
export function regroup(db: Database, items: Iterable<string>): string[] {
  const nodes = connected(db, items)
  const clear = prepared<[string], void>(db, 'DELETE FROM story_member WHERE item = ?')
  const drop = prepared<[string], void>(db, 'DELETE FROM story WHERE id = ?')
  for (const node of nodes) {
    clear.run(node.id)
    if (node.story !== null) drop.run(node.story)
  }
  const after = new Map<string, string>()
  for (const cluster of clusterItems(nodes.filter((node) => !node.withdrawn))) {
    const [first, second] = cluster
    if (!first || !second) continue
    for (const node of cluster) {
      insertMember(db, node.id, first.id)
      after.set(node.id, first.id)
    }
    writeStory(db, first.id, leadOf(db, cluster), cluster.length)
  }
  return nodes.filter((node) => node.story !== (after.get(node.id) ?? null)).map((node) => node.id)
}

type FoundNode = StoryNode & { row: number; withdrawn: boolean }

/** Every item that keys, decisions or present stories connect with these, in order of arrival. */
function connected(db: Database, items: Iterable<string>): FoundNode[] {
  const node = prepared<
    [string],
    { id: string; row: number; key: string | null; story: string | null; withdrawn: number }
  >(
    db,
    `SELECT l.id, l.row, k.key, m.story, l.withdrawn FROM item_list l LEFT JOIN story_key k ON k.item = l.id
     LEFT JOIN story_member m ON m.item = l.id WHERE l.id = ?`,
  )
  const byKey = prepared<[string], { item: string }>(db, 'SELECT item FROM story_key WHERE key = ?')
  const byStory = prepared<[string], { item: string }>(db, 'SELECT item FROM story_member WHERE story = ?')
  const links = prepared<[string, string], { one: string; other: string; verdict: 'together' | 'apart' }>(
    db,
    'SELECT one, other, verdict FROM story_link WHERE one = ? UNION ALL SELECT one, other, verdict FROM story_link WHERE other = ?',
  )
  const found = new Map<string, FoundNode>()
  const keysSeen = new Set<string>()
  const storiesSeen = new Set<string>()
  const queue = [...items]
  while (queue.length > 0) {
    const id = queue.pop()
    if (id === undefined || found.has(id)) continue
    const row = node.get(id)
    if (!row) continue
    const together: string[] = []
    const apart: string[] = []
    for (const link of links.all(id, id)) {
      const other = link.one === id ? link.other : link.one
      ;(link.verdict === 'together' ? together : apart).push(other)
    }
    const withdrawn = row.withdrawn === 1
    found.set(id, { id, row: row.row, key: row.key, story: row.story, together, apart, withdrawn })
    if (!withdrawn) queue.push(...together)
    if (row.key !== null && !withdrawn && !keysSeen.has(row.key)) {
      keysSeen.add(row.key)
      queue.push(...byKey.all(row.key).map((each) => each.item))
    }
    if (row.story !== null && !storiesSeen.has(row.story)) {
      storiesSeen.add(row.story)
      queue.push(...byStory.all(row.story).map((each) => each.item))
    }
  }
  return [...found.values()].sort((one, other) => one.row - other.row)
}

/** The editor's latest choice, else the earliest by the copy's own time, else the first to arrive. */
function leadOf(db: Database, cluster: readonly StoryNode[]): string {
  const chosen = prepared<[string], { item: string }>(
    db,
    'SELECT item FROM story_lead WHERE item IN (SELECT value FROM json_each(?)) ORDER BY at DESC, item LIMIT 1',
  ).get(JSON.stringify(cluster.map((node) => node.id)))
  if (chosen) return chosen.item
  return cluster.map((node) => node.id).reduce((lead, id) => earlierOf(db, lead, id))
}

function earlierOf(db: Database, lead: string, item: string): string {
  const chosen = prepared<[string], { item: string }>(db, 'SELECT item FROM story_lead WHERE item = ?')
  if (chosen.get(lead)) return lead
  if (chosen.get(item)) return item
  const time = prepared<[string], { at: string; row: number }>(
    db,
    'SELECT coalesce(published_at, arrived_at) AS at, row FROM item_list WHERE id = ?',
  )
  const [one, other] = [time.get(lead), time.get(item)]
  if (!one || !other) return lead
  return other.at < one.at || (other.at === one.at && other.row < one.row) ? item : lead
}

function insertMember(db: Database, item: string, story: string): void {
  prepared<[string, string], void>(
    db,
    'INSERT INTO story_member (item, story) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET story = excluded.story',
  ).run(item, story)
}

function writeStory(db: Database, id: string, lead: string, size: number): void {
  prepared<[string, string, number], void>(
    db,
    `INSERT INTO story (id, lead, size) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET lead = excluded.lead, size = excluded.size`,
  ).run(id, lead, size)
}
