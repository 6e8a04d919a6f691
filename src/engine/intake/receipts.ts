import type { Database } from 'better-sqlite3'
import { Refusal, type Problem } from '../../contract/errors.ts'
import type { FileOutcome, ItemOutcome, Receipt, ReceiptCounts, ReceiptFile } from '../../contract/imports.ts'
import { prepared } from '../store/prepared.ts'

type ImportRow = {
  id: string
  name: string
  by: string
  state: Receipt['state']
  started_at: string
  finished_at: string | null
  files_total: number | null
  event: number | null
  withdrawn: number
  reread: number
  /** Final once the import has ended, so that old receipts need no counting. */
  counts: string | null
}
type FileRow = {
  path: string
  outcome: FileOutcome
  code: string | null
  words: string
  sha256: string | null
  warnings: string
  item_count: number
}

/** The most items that are named under one file of a receipt. */
const MOST_ITEMS = 50

/** All receipts, newest first. */
export function listReceipts(db: Database, count: number): Receipt[] {
  return prepared<[number], ImportRow>(db, 'SELECT * FROM import ORDER BY started_at DESC LIMIT ?')
    .all(count)
    .map((row) => receiptOf(db, row))
}

/** One receipt. @throws Refusal `NOT_FOUND` */
export function readReceipt(db: Database, id: string): Receipt {
  const row = prepared<[string], ImportRow>(db, 'SELECT * FROM import WHERE id = ?').get(id)
  if (!row) throw new Refusal('NOT_FOUND', 'There is no such import.')
  return receiptOf(db, row)
}

/** The files of a receipt: refusals first, then in the order in which they were read. */
export function receiptFiles(
  db: Database,
  id: string,
  from: number,
  count: number,
  mostItems = MOST_ITEMS,
): { total: number; files: ReceiptFile[] } {
  const { total } = prepared<[string], { total: number }>(
    db,
    'SELECT count(*) AS total FROM import_file WHERE import = ?',
  ).get(id) ?? { total: 0 }
  const items = prepared<[string, string, number], ReceiptFile['items'][number]>(
    db,
    'SELECT item AS id, headline, outcome, words FROM import_item WHERE import = ? AND path = ? LIMIT ?',
  )
  const files = prepared<[string, number, number], FileRow>(
    db,
    `SELECT path, outcome, code, words, sha256, warnings, item_count FROM import_file
     WHERE import = ? ORDER BY rank, rowid LIMIT ? OFFSET ?`,
  ).all(id, count, from)
  return {
    total,
    files: files.map((row) => ({
      path: row.path,
      outcome: row.outcome,
      code: row.code,
      words: row.words,
      sha256: row.sha256,
      warnings: JSON.parse(row.warnings) as Problem[],
      itemCount: row.item_count,
      items: items.all(id, row.path, mostItems),
    })),
  }
}

/** What became of everything so far; `items` is the sum of the five outcomes. */
export function receiptCounts(db: Database, id: string): ReceiptCounts {
  const counts: ReceiptCounts = {
    files: 0,
    items: 0,
    imported: 0,
    version: 0,
    folded: 0,
    alreadyHere: 0,
    refused: 0,
  }
  counts.files =
    prepared<[string], { files: number }>(
      db,
      'SELECT count(*) AS files FROM import_file WHERE import = ?',
    ).get(id)?.files ?? 0
  const rows = prepared<[string], { outcome: ItemOutcome; count: number }>(
    db,
    'SELECT outcome, count(*) AS count FROM import_item WHERE import = ? GROUP BY outcome',
  ).all(id)
  for (const { outcome, count } of rows) {
    counts[outcome] += count
    counts.items += count
  }
  return counts
}

function receiptOf(db: Database, row: ImportRow): Receipt {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    by: row.by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    counts: row.counts === null ? receiptCounts(db, row.id) : (JSON.parse(row.counts) as ReceiptCounts),
    filesTotal: row.files_total,
    reread: row.reread === 1,
    withdrawn: row.withdrawn === 1,
    event: row.event,
  }
}
