import type { Database } from 'better-sqlite3'
import { blockText } from '../../contract/blocks.ts'
import { blocksWithRoles, readVersion, type RoleOverrides } from '../items/item-version.ts'
import { readListRow } from '../items/item-row.ts'
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
  const desk = prepared<[string], { roles: string }>(db, 'SELECT roles FROM item_desk WHERE item = ?')
  for (const item of items) {
    const row = readListRow(db, item)
    const version = row && readVersion(db, row.version)
    if (!row || !version) continue
    const blocks = blocksWithRoles(version, JSON.parse(desk.get(item)?.roles ?? '{}') as RoleOverrides)
    const body: string[] = []
    const rest = [row.byline ?? '', row.source ?? '', version.dateline ?? '', version.section ?? '']
    for (const block of blocks) (block.role === 'body' ? body : rest).push(blockText(block))
    remove.run(row.row)
    insert.run(row.row, searchForm(row.headline), searchForm(body.join('\n')), searchForm(rest.join('\n')))
  }
}
