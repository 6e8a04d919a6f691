/** Columns of the editorial tables: the only rows that actions change. Booleans are 0 or 1, lists and maps JSON text. */
export type EditorialRows = {
  setting: { key: string; value: string }
  import: { id: string; withdrawn: number }
  item_desk: {
    item: string
    state: string
    reason: string | null
    embargo_until: string | null
    embargo_over: string | null
    note: string | null
    vetted_version: string | null
    vetted_by: string | null
    vetted_at: string | null
    corrections: string
    roles: string
  }
  item_tag: { item: string; tag: string }
  saved_search: { id: string; name: string; query: string; position: number }
  source: {
    id: string
    address: string
    key: string
    title: string | null
    name: string | null
    site: string | null
    country: string | null
    language: string | null
    house_mark: string | null
    rights: string | null
    group_name: string | null
    interval_minutes: number | null
    full_text: number
    private_host: number
    paused: number
    added_at: string
  }
  story_link: { one: string; other: string; verdict: 'together' | 'apart'; by: string; at: string }
  story_lead: { item: string; by: string; at: string }
  mark_decision: {
    item: string
    mark: string
    first: number
    last: number
    status: 'confirmed' | 'rejected'
    kind: string
    originator: string | null
    by: string
    at: string
  }
  brief: { id: string; title: string; note: string; language: string; created_at: string; removed: number }
  brief_section: { id: string; brief: string; title: string; position: number }
  brief_entry: {
    id: string
    brief: string
    section: string
    item: string
    position: number
    headline: string | null
    summary: string | null
    note: string | null
  }
}
export type TableName = keyof EditorialRows

/** What the desk's row of an item holds before any editor has touched it; it lands so with the item. */
export const untouchedDesk: Readonly<Omit<EditorialRows['item_desk'], 'item'>> = {
  state: 'new',
  reason: null,
  embargo_until: null,
  embargo_over: null,
  note: null,
  vetted_version: null,
  vetted_by: null,
  vetted_at: null,
  corrections: '{}',
  roles: '{}',
}

/** Primary key columns of each editorial table. */
export const tableKeys: { readonly [Name in TableName]: readonly (keyof EditorialRows[Name] & string)[] } = {
  setting: ['key'],
  import: ['id'],
  item_desk: ['item'],
  item_tag: ['item', 'tag'],
  saved_search: ['id'],
  source: ['id'],
  story_link: ['one', 'other'],
  story_lead: ['item'],
  mark_decision: ['item', 'mark', 'first', 'last'],
  brief: ['id'],
  brief_section: ['id'],
  brief_entry: ['id'],
}

export type Value = string | number | null
export type Columns = { [column: string]: Value }

/**
 * One row before and after. `before: null` is a new row and `after: null` a deleted one (both then hold all
 * columns); otherwise both hold just the columns that differ.
 */
export type RowChange = { table: TableName; key: Columns; before: Columns | null; after: Columns | null }

/** The place of a row as one string, for the index of rows that an event touched. */
export function placeOf(change: Pick<RowChange, 'table' | 'key'>): string {
  return `${change.table} ${tableKeys[change.table].map((column) => String(change.key[column])).join(' ')}`
}
