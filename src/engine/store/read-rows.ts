import type { Database } from 'better-sqlite3'
import { prepared } from './prepared.ts'
import { tableKeys, type Columns, type EditorialRows, type TableName } from './tables.ts'

/** What the log needs to know about an item when an action is planned. */
export type ItemFact = {
  id: string
  version: string
  headline: string
  state: string
  lapsed: boolean
  withdrawn: boolean
  /** The version whose text is the current one's: itself, unless its original was read again to the same text. */
  textOf: string
  /** The embargo that the sender states with the current version. */
  statedEmbargo: string | null
  story: string | null
}

/** Typed look-ups by key: all that an action's plan can see of the store. */
export type Read = {
  /** The row with exactly this key. */
  row<Name extends TableName>(table: Name, key: Partial<EditorialRows[Name]>): EditorialRows[Name] | undefined
  /** All rows whose columns equal these, in key order. */
  rows<Name extends TableName>(table: Name, where: Partial<EditorialRows[Name]>): EditorialRows[Name][]
  item(id: string): ItemFact | undefined
  /** How many blocks the current version of an item has. */
  blockCount(id: string): number
  /** Ids of all items of a story. */
  storyMembers(story: string): string[]
  /** Marks that signals suggest for an item. */
  suggestion(
    item: string,
    mark: string,
    first: number,
    last: number,
  ): { kind: string; originator: string | null } | undefined
}

type ItemFactRow = Omit<ItemFact, 'lapsed' | 'withdrawn'> & { lapsed: number; withdrawn: number }

/**
 * Look-ups on a connection. Inside a transaction they see what the transaction has written so far.
 * @param db any open connection to the store
 */
export function readRows(db: Database): Read {
  return {
    row: (table, key) => select(db, table, key)[0] as never,
    rows: (table, where) => select(db, table, where) as never,
    item(id) {
      const found = prepared<[string], ItemFactRow>(
        db,
        `SELECT l.id, l.version, l.headline, l.state, l.lapsed, l.withdrawn, l.story, v.text_of AS textOf,
           l.stated_embargo AS statedEmbargo
         FROM item_list l JOIN item_version v ON v.id = l.version WHERE l.id = ?`,
      ).get(id)
      return found && { ...found, lapsed: found.lapsed === 1, withdrawn: found.withdrawn === 1 }
    },
    blockCount: (id) =>
      prepared<[string], { count: number }>(
        db,
        `SELECT json_array_length(v.blocks) AS count FROM item_list l JOIN item_version v ON v.id = l.version
         WHERE l.id = ?`,
      ).get(id)?.count ?? 0,
    storyMembers: (story) =>
      prepared<[string], { item: string }>(db, 'SELECT item FROM story_member WHERE story = ? ORDER BY item')
        .all(story)
        .map((each) => each.item),
    suggestion: (item, mark, first, last) =>
      prepared<[string, string, number, number], { kind: string; originator: string | null }>(
        db,
        'SELECT kind, originator FROM mark_suggestion WHERE item = ? AND mark = ? AND first = ? AND last = ?',
      ).get(item, mark, first, last),
  }
}

function select(db: Database, table: TableName, where: Columns | object): unknown[] {
  const columns = Object.keys(where)
  const condition = columns.length === 0 ? '1' : columns.map((column) => `${column} = ?`).join(' AND ')
  const order = tableKeys[table].join(', ')
  return prepared<unknown[], unknown>(db, `SELECT * FROM ${table} WHERE ${condition} ORDER BY ${order}`).all(
    ...Object.values(where),
  )
}
