import type { Database } from 'better-sqlite3'

/** What editors decided: changes only by an action. */
export const EDITORIAL = [
  'setting',
  'item_desk',
  'item_tag',
  'saved_search',
  'source',
  'story_link',
  'story_lead',
  'mark_decision',
  'brief',
  'brief_section',
  'brief_entry',
] as const

/** What can be made again from items and decisions; the log's own derived rows grow with every event. */
export const DERIVED = [
  'item_list',
  'story_key',
  'story',
  'story_member',
  'mark_suggestion',
  'mark_score',
  'mark_verdict',
  'source_ending',
] as const

/** Every row of some tables as text, in the order of their columns. */
export function dump(db: Database, tables: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db
        .prepare<[], object>(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  )
}

/** What the full-text index answers for some words: the rows that hold each. */
export function indexed(db: Database, words: readonly string[]): Record<string, number[]> {
  const find = db.prepare<[string], { rowid: number }>(
    'SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid',
  )
  return Object.fromEntries(words.map((word) => [word, find.all(`"${word}"`).map((row) => row.rowid)]))
}
