import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import { believableTime } from './story-text.ts'

type Runner = { id: string; row: number; published_at: string | null; arrived_at: string; word_count: number }

/**
 * Which copy leads a story: the editor's latest choice; else the earliest by the texts' own times, as far as these can
 * be believed (a text without one is as old as its arrival); where no text has a time the fullest; of equals the
 * fullest, then the first to arrive.
 * @param items at least one
 */
export function leadOf(db: Database, items: readonly string[]): string {
  const ids = JSON.stringify(items)
  const chosen = prepared<[string], { item: string }>(
    db,
    'SELECT item FROM story_lead WHERE item IN (SELECT value FROM json_each(?)) ORDER BY at DESC, item LIMIT 1',
  ).get(ids)
  if (chosen) return chosen.item
  const runners = prepared<[string], Runner>(
    db,
    `SELECT id, row, published_at, arrived_at, word_count FROM item_list
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row`,
  ).all(ids)
  const times = runners.map((each) => believableTime(each.published_at, each.arrived_at))
  const timed = times.some((time) => time !== null)
  const ranked = runners
    .map((each, at) => ({ ...each, time: timed ? (times[at] ?? Date.parse(each.arrived_at)) : 0 }))
    .toSorted(
      (one, other) => one.time - other.time || other.word_count - one.word_count || one.row - other.row,
    )
  return ranked[0]?.id ?? items[0] ?? ''
}
