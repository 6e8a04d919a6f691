import type { Database } from 'better-sqlite3'
import { currentCopy } from '../items/current-copy.ts'
import { prepared } from '../store/prepared.ts'
import { leadOf } from './choose-lead.ts'
import { clusterItems, type StoryEdge, type StoryNode } from './cluster-items.ts'
import { isDigest } from './find-digests.ts'
import { dropMatches, matchesOf, matchItem, recheck, type OwnMatch } from './find-matches.ts'
import { storyKey } from './story-key.ts'

/**
 * Writes the keys of items anew, and looks for copies of their texts, after they came in or their text or roles changed.
 * Must run in the transaction that changed them, after `refreshList`.
 * @returns ids of further items whose stories may have to be made again
 */
export function keyItems(db: Database, items: Iterable<string>): string[] {
  const touched: string[] = []
  for (const item of items) touched.push(...keyItem(db, item))
  return touched
}

type Keyed = { key: string; indexed: number }

function keyItem(db: Database, item: string): string[] {
  const copy = currentCopy(db, item)
  if (!copy) return []
  const before = prepared<[string], Keyed>(db, 'SELECT key, indexed FROM story_key WHERE item = ?').get(item)
  const key = storyKey(copy)
  if (before?.key === key && before?.indexed === 1) {
    // The same words under another headline, date or source: what they were laid beside is weighed again.
    recheck(db, copy.row)
    return []
  }
  const touched: string[] = []
  if (before && before.key !== key) {
    prepared<[string], void>(db, 'DELETE FROM story_key WHERE item = ?').run(item)
    touched.push(...itemsMatched(db, copy.row))
    dropMatches(db, copy.row)
    if (before.indexed === 1) touched.push(...takeOver(db, before.key))
  }
  if (key === null) return touched
  // Exact copies stand in the index once, as the first of them to arrive: three hundred reprints of one wire story are
  // found as one text.
  const stands = prepared<[string], { item: string; row: number }>(
    db,
    `SELECT k.item, i.row FROM story_key k JOIN item i ON i.id = k.item WHERE k.key = ? AND k.indexed = 1 LIMIT 1`,
  ).get(key)
  const first = stands === undefined || copy.row < stands.row
  prepared<[string, string, number], void>(
    db,
    `INSERT INTO story_key (item, key, indexed) VALUES (?, ?, ?)
     ON CONFLICT (item) DO UPDATE SET key = excluded.key, indexed = excluded.indexed`,
  ).run(item, key, first ? 1 : 0)
  if (!first) return touched
  if (stands) {
    prepared<[string], void>(db, 'UPDATE story_key SET indexed = 0 WHERE item = ?').run(stands.item)
    touched.push(stands.item, ...itemsMatched(db, stands.row))
    dropMatches(db, stands.row)
  }
  touched.push(...idsOf(db, matchItem(db, copy.row)))
  return touched
}

/** Whether the key that is kept of an item is that of its text, and one item stands for that text in the index. */
export function isKeyed(db: Database, item: string): boolean {
  const copy = currentCopy(db, item)
  const key = copy ? storyKey(copy) : null
  const kept = prepared<[string], { key: string; standing: number }>(
    db,
    `SELECT key, (SELECT count(*) FROM story_key o WHERE o.key = k.key AND o.indexed = 1) AS standing
     FROM story_key k WHERE item = ?`,
  ).get(item)
  return (kept?.key ?? null) === key && (kept === undefined || kept.standing === 1)
}

/** Another item with the same text stands for it in the index from now on. */
function takeOver(db: Database, key: string): string[] {
  const heir = prepared<[string], { item: string; row: number }>(
    db,
    `SELECT k.item, i.row FROM story_key k JOIN item i ON i.id = k.item WHERE k.key = ? ORDER BY i.row LIMIT 1`,
  ).get(key)
  if (!heir) return []
  prepared<[string], void>(db, 'UPDATE story_key SET indexed = 1 WHERE item = ?').run(heir.item)
  return [heir.item, ...idsOf(db, matchItem(db, heir.row))]
}

function itemsMatched(db: Database, row: number): string[] {
  return idsOf(
    db,
    matchesOf(db, row).map((match) => match.row),
  )
}

function idsOf(db: Database, rows: readonly number[]): string[] {
  const id = prepared<[number], string>(db, 'SELECT id FROM item WHERE row = ?').pluck()
  return rows.flatMap((row) => id.get(row) ?? [])
}

/**
 * Lets items that came in join the stories that their keys, matches and editors' decisions call for.
 * @returns ids of items whose story changed
 */
export function joinStories(db: Database, items: readonly string[]): string[] {
  const bound = prepared<[string, string, string, string, string, string, string], { bound: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM story_key WHERE key = (SELECT key FROM story_key WHERE item = ?) AND item <> ?)
       OR EXISTS (SELECT 1 FROM story_member WHERE item = ?)
       OR EXISTS (SELECT 1 FROM story_match WHERE one = (SELECT row FROM item WHERE id = ?) AND class <> 'related')
       OR EXISTS (SELECT 1 FROM story_match WHERE other = (SELECT row FROM item WHERE id = ?) AND class <> 'related')
       OR EXISTS (SELECT 1 FROM story_link WHERE one = ?)
       OR EXISTS (SELECT 1 FROM story_link WHERE other = ?) AS bound`,
  )
  const some = items.filter((item) => bound.get(item, item, item, item, item, item, item)?.bound === 1)
  return some.length === 0 ? [] : regroup(db, some)
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
  const living = nodes.filter((node) => !node.withdrawn)
  for (const cluster of clusterItems(living, edgesAmong(db, nodes))) {
    const [first, second] = cluster
    if (!first || !second) continue
    for (const node of cluster) {
      insertMember(db, node.id, first.id)
      after.set(node.id, first.id)
    }
    writeStory(
      db,
      first.id,
      leadOf(
        db,
        cluster.map((node) => node.id),
      ),
      cluster.length,
    )
  }
  return nodes.filter((node) => node.story !== (after.get(node.id) ?? null)).map((node) => node.id)
}

type FoundNode = StoryNode & { row: number; withdrawn: boolean }

/** Beyond so many items matches are not followed further: a template may tie thousands of notices to each other. */
const MOST_CONNECTED = 64

/**
 * Every item that keys, matches, decisions or present stories connect with these, in order of arrival; of a larger web
 * of matches the part around them, with all copies of the stories in it.
 */
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
  const near = prepared<[number, number], { id: string }>(
    db,
    `SELECT i.id FROM story_match m JOIN item i ON i.row = m.other WHERE m.one = ? AND m.class <> 'related'
     UNION ALL
     SELECT i.id FROM story_match m JOIN item i ON i.row = m.one WHERE m.other = ? AND m.class <> 'related'`,
  )
  const found = new Map<string, FoundNode>()
  const keysSeen = new Set<string>()
  const storiesSeen = new Set<string>()
  const queue = [...items]
  const enough = queue.length + MOST_CONNECTED
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (found.has(id)) continue
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
    queue.push(...together)
    if (found.size < enough) queue.push(...near.all(row.row, row.row).map((each) => each.id))
    if (row.key !== null && !keysSeen.has(row.key)) {
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

/**
 * The matches among some items, without those of digests. A withdrawn item stands for its text in the index as before:
 * its matches are those of the first of the others that carry the same text.
 */
function edgesAmong(db: Database, nodes: readonly FoundNode[]): StoryEdge[] {
  const standing = new Map<string, string>()
  for (const node of nodes)
    if (!node.withdrawn && node.key !== null && !standing.has(node.key)) standing.set(node.key, node.id)
  const byRow = new Map(nodes.map((node) => [node.row, node]))
  const idOf = (node: FoundNode): string | undefined =>
    node.withdrawn ? (node.key === null ? undefined : standing.get(node.key)) : node.id
  const digests = new Map<number, boolean>()
  const matches = new Map<number, OwnMatch[]>()
  const matchesWith = (row: number): OwnMatch[] => {
    let known = matches.get(row)
    if (known === undefined) matches.set(row, (known = matchesOf(db, row)))
    return known
  }
  const isOne = (row: number): boolean => {
    let known = digests.get(row)
    if (known === undefined) digests.set(row, (known = isDigestRow(db, matchesWith(row))))
    return known
  }
  const edges: StoryEdge[] = []
  for (const node of nodes) {
    for (const { row, score, class: kind } of matchesWith(node.row)) {
      const other = byRow.get(row)
      if (kind === 'related' || row < node.row || !other) continue
      const [left, right] = [idOf(node), idOf(other)]
      if (left === undefined || right === undefined || left === right) continue
      if (!isOne(node.row) && !isOne(row)) edges.push({ one: left, other: right, score })
    }
  }
  return edges
}

function isDigestRow(db: Database, matches: readonly OwnMatch[]): boolean {
  if (matches.length < 2) return false
  const shared = matches.map(({ row: text, parts, share }) => ({ with: text, parts, whole: share >= WHOLE }))
  const one = prepared<[number, number], { one: number }>(
    db,
    "SELECT 1 AS one FROM story_match WHERE one = ? AND other = ? AND class <> 'related'",
  )
  return isDigest(
    shared,
    (left, right) => one.get(Math.min(left, right), Math.max(left, right)) !== undefined,
  )
}

/** Of a text that so much stands in another, nearly all is there. */
const WHOLE = 0.8

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
