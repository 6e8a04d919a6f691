import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { blocksWithRoles, readVersion, type RoleOverrides } from '../items/item-version.ts'
import { readListRow } from '../items/item-row.ts'
import { prepared } from '../store/prepared.ts'
import { clusterItems, type StoryNode } from './cluster-items.ts'
import { storyKey } from './story-key.ts'

/**
 * Writes the keys of items anew, after they came in or their text or roles changed.
 * Must run in the transaction that changed them, after `refreshList`.
 */
export function keyItems(db: Database, items: Iterable<string>): void {
  const desk = prepared<[string], { roles: string }>(db, 'SELECT roles FROM item_desk WHERE item = ?')
  const write = prepared<[string, string], void>(
    db,
    'INSERT OR REPLACE INTO story_key (item, key) VALUES (?, ?)',
  )
  const remove = prepared<[string], void>(db, 'DELETE FROM story_key WHERE item = ?')
  for (const item of items) {
    const row = readListRow(db, item)
    const version = row && readVersion(db, row.version)
    if (!row || !version) continue
    const blocks = blocksWithRoles(version, JSON.parse(desk.get(item)?.roles ?? '{}') as RoleOverrides)
    const key = storyKey({ headline: row.headline, url: row.url, blocks })
    if (key === null) remove.run(item)
    else write.run(item, key)
  }
}

/**
 * Lets new items join the story of the earliest item that carries the same copy. An item on which editors have
 * decided before is grouped with care instead.
 * @returns ids of items whose story changed
 */
export function joinStories(db: Database, items: readonly string[]): string[] {
  const touched = new Set<string>()
  const decided = prepared<[string, string], { one: string }>(
    db,
    'SELECT one FROM story_link WHERE one = ? UNION ALL SELECT one FROM story_link WHERE other = ? LIMIT 1',
  )
  const earliest = prepared<[string, string], { item: string; story: string | null }>(
    db,
    `SELECT k.item, m.story FROM story_key k JOIN item_list l ON l.id = k.item AND l.withdrawn = 0
     LEFT JOIN story_member m ON m.item = k.item
     WHERE k.key = (SELECT key FROM story_key WHERE item = ?) AND k.item <> ? ORDER BY k.item LIMIT 1`,
  )
  const story = prepared<[string], { lead: string; size: number }>(
    db,
    'SELECT lead, size FROM story WHERE id = ?',
  )
  const member = prepared<[string], { story: string }>(db, 'SELECT story FROM story_member WHERE item = ?')
  for (const item of items) {
    const found = earliest.get(item, item)
    if (!found) continue
    if (member.get(item) || decided.get(item, item)) {
      for (const each of regroup(db, [item])) touched.add(each)
      continue
    }
    const known = found.story === null ? undefined : story.get(found.story)
    const id = found.story ?? newId()
    const lead = earlierOf(db, known?.lead ?? found.item, item)
    if (!known) insertMember(db, found.item, id)
    insertMember(db, item, id)
    writeStory(db, id, lead, (known?.size ?? 1) + 1)
    touched.add(item)
    if (!known) touched.add(found.item)
  }
  return [...touched]
}

/**
 * Makes the stories around some items again from keys and editors' decisions. Story ids are stable: a story keeps
 * its id as long as any of its items stay together.
 * @returns ids of items whose story changed
 */
export function regroup(db: Database, items: Iterable<string>): string[] {
  const nodes = connected(db, items)
  const before = new Map(nodes.map((node) => [node.id, node.story]))
  const clear = prepared<[string], void>(db, 'DELETE FROM story_member WHERE item = ?')
  const drop = prepared<[string], void>(db, 'DELETE FROM story WHERE id = ?')
  for (const node of nodes) {
    clear.run(node.id)
    if (node.story !== null) drop.run(node.story)
  }
  const after = new Map<string, string>()
  const taken = new Set<string>()
  const present = nodes.filter((node) => !node.withdrawn)
  const clusters = clusterItems(present).filter((cluster) => cluster.length > 1)
  // The largest remnant of an old story keeps its id.
  for (const cluster of clusters.sort((one, other) => other.length - one.length)) {
    const id = mostCommonStory(cluster, taken) ?? newId()
    taken.add(id)
    for (const node of cluster) {
      insertMember(db, node.id, id)
      after.set(node.id, id)
    }
    writeStory(db, id, leadOf(db, cluster), cluster.length)
  }
  return nodes.filter((node) => before.get(node.id) !== (after.get(node.id) ?? null)).map((node) => node.id)
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

function mostCommonStory(cluster: readonly StoryNode[], taken: ReadonlySet<string>): string | undefined {
  const counts = new Map<string, number>()
  for (const { story } of cluster) {
    if (story !== null && !taken.has(story)) counts.set(story, (counts.get(story) ?? 0) + 1)
  }
  return [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other))[0]?.[0]
}

/** The editor's latest choice, else the earliest by the copy's own time, else the first to arrive. */
function leadOf(db: Database, cluster: readonly StoryNode[]): string {
  const chosen = prepared<[string], { item: string }>(
    db,
    'SELECT item FROM story_lead WHERE item IN (SELECT value FROM json_each(?)) ORDER BY at DESC LIMIT 1',
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
  prepared<[string, string], void>(db, 'INSERT OR REPLACE INTO story_member (item, story) VALUES (?, ?)').run(
    item,
    story,
  )
}

function writeStory(db: Database, id: string, lead: string, size: number): void {
  prepared<[string, string, number], void>(
    db,
    'INSERT OR REPLACE INTO story (id, lead, size) VALUES (?, ?, ?)',
  ).run(id, lead, size)
}
