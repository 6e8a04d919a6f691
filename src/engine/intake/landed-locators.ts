import { prepared } from '../store/prepared.ts'
import type { ImportRun } from './import-run.ts'

/** Where in a file the pieces stand that this import has landed or refused already. */
export function landedLocators(run: Pick<ImportRun, 'store' | 'import'>, path: string): Set<string> {
  const rows = prepared<[string, string], { locator: string }>(
    run.store.db,
    'SELECT locator FROM import_item WHERE import = ? AND path = ?',
  ).all(run.import, path)
  return new Set(rows.map((row) => row.locator))
}
