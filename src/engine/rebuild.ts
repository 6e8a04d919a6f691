import type { Database } from 'better-sqlite3'
import { rebuildBriefEvents } from './briefs/follow-briefs.ts'
import { readListRow } from './items/item-row.ts'
import { refreshList } from './items/refresh-list.ts'
import { countAllVerdicts } from './marks/verdicts.ts'
import { markStories, writeSuggestions } from './marks/write-suggestions.ts'
import { indexText } from './search/index-text.ts'
import { deriveEvent, eventOf, type EventRow } from './store/log.ts'
import type { Store } from './store/open-store.ts'
import type { Damage } from './store/verify.ts'
import { isKeyed, regroup } from './stories/group-items.ts'
import { rebuildStories } from './stories/rebuild-stories.ts'

/** How many items are made again in one transaction. */
const STEP = 200

/** What can be made again apart from the rest; each leaves the list true. */
export const derivedParts = ['marks', 'list', 'stories', 'search', 'history'] as const
export type DerivedPart = (typeof derivedParts)[number]

/**
 * Makes derived rows again from items, versions, decisions and the log. Decisions of editors are not touched.
 * @param progress called with the number of items done and of all
 * @param parts which ones; all of them where empty
 * @param signal stops it between two steps; what is not made again by then stays as it is
 */
export async function rebuildDerived(
  store: Store,
  progress: (done: number, of: number) => void,
  parts: readonly DerivedPart[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const wanted = new Set(parts.length === 0 ? derivedParts : parts)
  const items = allItems(store.db)
  for (let at = 0; at < items.length; at += STEP) {
    if (signal?.aborted) return
    const some = items.slice(at, at + STEP)
    store.transaction(() => {
      if (wanted.has('marks')) writeSuggestions(store.db, some)
      refreshList(store.db, some)
      if (wanted.has('search')) indexText(store.db, some)
    })
    progress(Math.min(at + STEP, items.length), items.length)
    await new Promise((resume) => setImmediate(resume))
  }
  if (wanted.has('stories')) await rebuildStories(store, { progress, ...(signal && { signal }) })
  if (wanted.has('marks')) await rebuildMarksAround(store, items, signal)
  if (!wanted.has('history') || signal?.aborted) return
  store.transaction(() => {
    store.db.exec('DELETE FROM event_standing; DELETE FROM event_item; DELETE FROM event_row')
    const events = store.db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').all().map(eventOf)
    for (const event of events) deriveEvent(store.db, event)
    rebuildBriefEvents(store.db, events)
  })
}

/** What marks owe to stories and to decisions, when both are there again. */
async function rebuildMarksAround(
  store: Store,
  items: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  store.transaction(() => countAllVerdicts(store.db))
  for (let at = 0; at < items.length; at += STEP) {
    if (signal?.aborted) return
    store.transaction(() =>
      refreshList(store.db, markStories(store.db, inStories(store.db, items.slice(at, at + STEP)))),
    )
    await new Promise((resume) => setImmediate(resume))
  }
}

function inStories(db: Database, items: readonly string[]): string[] {
  const member = db.prepare<[string], { item: string }>('SELECT item FROM story_member WHERE item = ?')
  return items.filter((item) => member.get(item) !== undefined)
}

/**
 * Checks derived rows by making them again and comparing, then takes everything back. Holds the store for writing
 * while it runs, so it belongs to `verify` and not to a desk at work.
 */
export function checkDerived(store: Store): Damage[] {
  const { db } = store
  const damage: Damage[] = []
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const item of allItems(db)) {
      const before = JSON.stringify(readListRow(db, item))
      const story = storyOf(db, item)
      writeSuggestions(db, [item], 'nothing')
      regroup(db, [item])
      refreshList(db, [item])
      if (
        !isKeyed(db, item) ||
        before !== JSON.stringify(readListRow(db, item)) ||
        story !== storyOf(db, item)
      ) {
        damage.push({
          what: 'derived',
          name: item,
          words: `The list row of ${item} is not what it should be. Run “copytaster rebuild”.`,
        })
      }
    }
    try {
      db.exec("INSERT INTO item_text (item_text) VALUES ('integrity-check')")
    } catch {
      damage.push({
        what: 'derived',
        name: 'item_text',
        words: 'The full-text index is damaged. Run “copytaster rebuild”.',
      })
    }
    const rows = (sql: string): number => db.prepare<[], { count: number }>(sql).get()?.count ?? 0
    const [listed, indexed] = [
      rows('SELECT count(*) AS count FROM item_list'),
      rows('SELECT count(*) AS count FROM item_text'),
    ]
    if (listed !== indexed) {
      damage.push({
        what: 'derived',
        name: 'item_text',
        words: `${listed} items are listed but ${indexed} are indexed.`,
      })
    }
  } finally {
    db.exec('ROLLBACK')
  }
  return damage
}

function allItems(db: Database): string[] {
  return db
    .prepare<[], { id: string }>('SELECT id FROM item ORDER BY row')
    .all()
    .map((row) => row.id)
}

/** The members of an item's story as one text; ids of stories may differ between two makings. */
function storyOf(db: Database, item: string): string {
  return db
    .prepare<[string], { item: string }>(
      'SELECT item FROM story_member WHERE story = (SELECT story FROM story_member WHERE item = ?) ORDER BY item',
    )
    .all(item)
    .map((row) => row.item)
    .join(' ')
}
