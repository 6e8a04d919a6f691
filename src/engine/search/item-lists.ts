import type { Database, Statement } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { Refusal } from '../../contract/errors.ts'
import {
  COUNT_CAP,
  type Count,
  type ListedItem,
  type ListOpened,
  type ListQuery,
} from '../../contract/items.ts'
import { itemRowOf, type ListRow } from '../items/item-row.ts'
import { readVersion } from '../items/item-version.ts'
import { prepared } from '../store/prepared.ts'
import type { Value } from '../store/tables.ts'
import { findSnippet, hitPattern } from './find-snippet.ts'
import { queryCondition, type Moment, type QueryCondition } from './query-condition.ts'

type Found = { row: number; id: string; story: string | null; lead: number; seen: number }
/** One line of a frozen list; copies hang beneath their story's line until unfolded. */
type Line = {
  row: number
  id: string
  depth: number
  copies: Line[]
  /** How many of its copies stand in the list beneath it. */
  shown: number
}
type FrozenList = {
  query: ListQuery
  condition: QueryCondition
  lines: Line[]
  byStory: Map<string, Line>
  /** The last row that was read, to go on from; null once all are in. */
  next: number | null
  newest: number
  /** How many of the lines read so far nobody had seen. */
  unseen: number
}

/** The lists that windows have open. Each is frozen: rows never move under the cursor. */
export type ItemLists = {
  open: (query: ListQuery) => ListOpened
  page: (list: string, from: number, count: number) => { total: number; more: boolean; rows: ListedItem[] }
  ids: (list: string) => { total: number; more: boolean; unseen: Count; ids: string[] }
  rows: (list: string, items: readonly string[]) => ListedItem[]
  waiting: (list: string) => Count
  unfold: (list: string, item: string, open: boolean) => { total: number; ids: string[] }
  close: (list: string) => void
  count: (query: string) => Count
}

/** How many rows are frozen at a time; of a search at first only a few windows full, for another key may follow. */
const STEP = COUNT_CAP
const FIRST_STEP = 500
/** How many ids an opened list brings along. */
const FIRST_IDS = 1_000
/** How many lists stay open before the oldest is dropped. */
const MOST_LISTS = 24

/**
 * @param db a connection for reading
 * @param moment the time and zone in which `today` is meant
 */
export function itemLists(db: Database, moment: () => Moment): ItemLists {
  const lists = new Map<string, FrozenList>()

  const listOf = (id: string): FrozenList => {
    const list = lists.get(id)
    if (!list) throw new Refusal('NOT_FOUND', 'This list is no longer open. Open it again.')
    // Newest use last, so that the least used list is the one to drop.
    lists.delete(id)
    lists.set(id, list)
    return list
  }

  return {
    open(query) {
      const condition = queryCondition(query.query, moment())
      const list: FrozenList = {
        query,
        condition,
        lines: [],
        byStory: new Map(),
        next: 0,
        newest: newestRow(db),
        unseen: 0,
      }
      extend(db, list, condition.match === null ? STEP : FIRST_STEP)
      const id = newId()
      lists.set(id, list)
      for (const oldest of lists.keys()) {
        if (lists.size <= MOST_LISTS) break
        lists.delete(oldest)
      }
      return {
        list: id,
        total: list.lines.length,
        more: list.next !== null,
        unseen: { count: list.unseen, more: list.next !== null },
        problems: condition.problems,
        ids: list.lines.slice(0, FIRST_IDS).map((line) => line.id),
      }
    },
    ids(id) {
      const list = listOf(id)
      while (list.next !== null && list.lines.length < COUNT_CAP) extend(db, list, STEP)
      return {
        total: list.lines.length,
        more: list.next !== null,
        unseen: { count: Math.min(list.unseen, COUNT_CAP), more: list.next !== null },
        ids: list.lines.slice(0, COUNT_CAP).map((line) => line.id),
      }
    },
    page(id, from, count) {
      const list = listOf(id)
      while (list.next !== null && from + count > list.lines.length) extend(db, list, STEP)
      const rows = list.lines.slice(from, from + count)
      return { total: list.lines.length, more: list.next !== null, rows: listed(db, list, rows) }
    },
    rows(id, items) {
      const list = listOf(id)
      const wanted = new Set(items)
      return listed(
        db,
        list,
        list.lines.filter((line) => wanted.has(line.id)),
      )
    },
    waiting(id) {
      const list = listOf(id)
      return countRows(db, list.condition, ' AND l.row > ?', [list.newest])
    },
    unfold(id, item, open) {
      const list = listOf(id)
      const at = list.lines.findIndex((line) => line.id === item)
      const line = list.lines[at]
      if (line && line.shown > 0 !== open && line.depth === 0) {
        if (open) list.lines.splice(at + 1, 0, ...line.copies)
        else list.lines.splice(at + 1, line.shown)
        line.shown = open ? line.copies.length : 0
      }
      return { total: list.lines.length, ids: list.lines.slice(0, COUNT_CAP).map((each) => each.id) }
    },
    close(id) {
      lists.delete(id)
    },
    count: (query) => countRows(db, queryCondition(query, moment()), '', []),
  }
}

/** Freezes the next rows of a list, `step` at most; one row a story where it folds. */
function extend(db: Database, list: FrozenList, step: number): void {
  const { condition, query } = list
  const found = selectRows(db, condition, query.order, list.next ?? 0, step)
  list.next = found.length > step ? (found[step - 1]?.row ?? null) : null
  const fresh = new Set<Line>()
  for (const each of found.slice(0, step)) {
    const line: Line = { row: each.row, id: each.id, depth: 0, copies: [], shown: 0 }
    const above = query.fold && each.story !== null ? list.byStory.get(each.story) : undefined
    if (each.story !== null && above === undefined) list.byStory.set(each.story, line)
    if (above === undefined) {
      if (each.seen === 0) list.unseen++
      list.lines.push(line)
      fresh.add(line)
    } else if (each.lead === 1 && fresh.has(above)) {
      // The lead takes the line's place, where the first match of its story stood; what was handed out stays.
      above.copies.unshift({ ...line, row: above.row, id: above.id, depth: 1 })
      above.row = line.row
      above.id = line.id
    } else {
      above.copies.push({ ...line, depth: 1 })
    }
  }
}

/** @param after the row to go on from, or 0 for the beginning */
function selectRows(
  db: Database,
  condition: QueryCondition,
  order: ListQuery['order'],
  after: number,
  step: number,
): Found[] {
  const columns = 'l.row, l.id, l.seen, l.story, l.story IS NULL OR s.lead = l.id AS lead'
  const story = 'LEFT JOIN story s ON s.id = l.story'
  const row = condition.match === null ? 'l.row' : 't.rowid'
  const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
  // Without a bound at first: with one, SQLite would walk all rows rather than take the index of a filter.
  const bound = after === 0 ? '' : ` AND ${row} ${beyond} ?`
  const from =
    condition.match === null
      ? `item_list l ${story} WHERE`
      : `item_text t CROSS JOIN item_list l ON l.row = t.rowid ${story} WHERE item_text MATCH ? AND`
  return statement<Found>(
    db,
    `SELECT ${columns} FROM ${from} ${condition.where}${bound} ORDER BY ${row} ${direction} LIMIT ?`,
  ).all(
    ...(condition.match === null ? [] : [condition.match]),
    ...condition.values,
    ...(after === 0 ? [] : [after]),
    step + 1,
  )
}

function countRows(db: Database, condition: QueryCondition, further: string, values: Value[]): Count {
  const from =
    condition.match === null
      ? 'item_list l WHERE'
      : 'item_text t CROSS JOIN item_list l ON l.row = t.rowid WHERE item_text MATCH ? AND'
  const { count } = statement<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} ${condition.where}${further} LIMIT ${COUNT_CAP + 1})`,
  ).get(...(condition.match === null ? [] : [condition.match]), ...condition.values, ...values) as {
    count: number
  }
  return { count: Math.min(count, COUNT_CAP), more: count > COUNT_CAP }
}

function listed(db: Database, list: FrozenList, lines: readonly Line[]): ListedItem[] {
  const read = prepared<[number], ListRow>(db, 'SELECT * FROM item_row WHERE row = ?')
  const pattern = list.condition.match === null ? null : hitPattern(list.condition.parsed)
  const matching = stillMatching(db, list.condition, lines)
  return lines.flatMap((line) => {
    const row = read.get(line.row)
    if (!row) return []
    const version = pattern ? readVersion(db, row.version) : undefined
    return [
      {
        ...itemRowOf(row),
        matches: matching.has(line.row),
        depth: line.depth,
        folded: line.copies.length,
        unfolded: line.shown > 0,
        snippet: pattern && version ? findSnippet(version.blocks, pattern) : null,
      },
    ]
  })
}

/** Which of these rows answer the query now. The index is read only between the first and the last of them. */
function stillMatching(db: Database, condition: QueryCondition, lines: readonly Line[]): Set<number> {
  const rows = lines.map((line) => line.row)
  if (rows.length === 0) return new Set()
  const { match, where, values } = condition
  const found =
    match === null
      ? statement<{ row: number }>(
          db,
          `SELECT l.row FROM json_each(?) j CROSS JOIN item_list l ON l.row = j.value WHERE ${where}`,
        ).all(JSON.stringify(rows), ...values)
      : statement<{ row: number }>(
          db,
          `SELECT l.row FROM item_text t CROSS JOIN item_list l ON l.row = t.rowid
           WHERE item_text MATCH ? AND t.rowid BETWEEN ? AND ? AND ${where}`,
        ).all(match, Math.min(...rows), Math.max(...rows), ...values)
  return new Set(found.map((each) => each.row))
}

function newestRow(db: Database): number {
  return prepared<[], { row: number | null }>(db, 'SELECT max(row) AS row FROM item_list').get()?.row ?? 0
}

/** The text of a query's SQL depends on its filters' names only, of which there are few: worth keeping prepared. */
function statement<Row>(db: Database, sql: string): Statement<unknown[], Row> {
  return prepared<unknown[], Row>(db, sql)
}
