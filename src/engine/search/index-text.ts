import type { Database } from 'better-sqlite3'
import { blockText } from '../../contract/blocks.ts'
import { currentCopy } from '../items/current-copy.ts'
import { prepared } from '../store/prepared.ts'
import { searchForm } from './search-words.ts'

/**
 * Puts the words of items into the full-text index, in place of what stood there. Only `body` counts as body;
 * credits, notices, promotion lines, byline and source can be found too but stand in a column of their own.
 * Must run in the transaction that changed the items.
 */
export function indexText(db: Database, items: Iterable<string>): void {
  const remove = prepared<[number], void>(db, 'DELETE FROM item_text WHERE rowid = ?')
  const insert = prepared<[number, string, string, string], void>(
    db,
    'INSERT INTO item_text (rowid, headline, body, rest) VALUES (?, ?, ?, ?)',
  )
  for (const item of items) {
    const copy = currentCopy(db, item)
    if (!copy) continue
    const { blocks, version } = copy
    const body: string[] = []
    const rest = [copy.byline ?? '', copy.source ?? '', version.dateline ?? '', version.section ?? '']
    for (const block of blocks) (block.role === 'body' ? body : rest).push(blockText(block))
    remove.run(copy.row)
    insert.run(copy.row, searchForm(copy.headline), searchForm(body.join('\n')), searchForm(rest.join('\n')))
  }
}
