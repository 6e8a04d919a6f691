import { basename } from 'node:path'
import { prepared } from '../store/prepared.ts'
import { noteHidden, refuseFile } from './file-lines.ts'
import { importProgress } from './import-progress.ts'
import type { ImportRun, Pending } from './import-run.ts'
import type { ImportSources } from './import-sources.ts'
import { receiptNames } from './receipt-names.ts'
import { takeInOrder } from './take-files.ts'
import { walkPaths } from './walk-paths.ts'

/**
 * Keeps and reads every file of an import and lands what is in them, in order; a file that has an outcome already
 * (the import is being resumed) is passed over. One bad file never stops the rest.
 */
export async function readFiles(run: ImportRun, sources: ImportSources, signal: AbortSignal): Promise<void> {
  const { files, unreachable, hidden } = await walkPaths(sources.paths, signal)
  const done = new Set(
    prepared<[string], { path: string }>(run.store.db, 'SELECT path FROM import_file WHERE import = ?')
      .all(run.import)
      .map((row) => row.path),
  )
  const nameOf = receiptNames(sources)
  // The folder that an upload lies in is ours and has no name to an editor.
  const lent = new Set(sources.temporary.map((folder) => basename(folder)))
  const nameOfFolder = (path: string): string => (lent.has(path) ? run.name : path)
  const pending = files
    .map(({ path, file, size, modified }): Pending => ({
      path: nameOf(path),
      modified,
      size,
      file,
      kept: null,
      mediaType: sources.received?.mediaType ?? null,
    }))
    .filter((each) => !done.has(each.path))
  const missing = unreachable
    .map(({ path, problem }) => ({ path: nameOf(path), problem }))
    .filter((each) => !done.has(each.path))
  const total = files.length + unreachable.length + hidden.length
  run.store.transaction(() => {
    prepared<[number, string], void>(run.store.db, 'UPDATE import SET files_total = ? WHERE id = ?').run(
      total,
      run.import,
    )
    for (const { path, problem } of missing) refuseFile(run, path, null, problem)
    for (const each of hidden) noteHidden(run, { ...each, path: nameOfFolder(each.path) })
  })
  const reading = { ...run, progress: importProgress(run, total - pending.length, total) }
  await takeInOrder(reading, pending, sources.url, signal)
}
