import { finishFile, freshResult, refuseFile } from './file-lines.ts'
import { nameOriginal, type Kept, type Reading } from './import-run.ts'
import { keptWithMail } from './kept-with-mail.ts'
import { landEvent } from './land-event.ts'

/** A file beyond this is kept but not read. */
const READ_LIMIT = 64 * 1024 * 1024
/** A file with no more pieces than this lands in one go; a longer one is parted into turns. */
const WHOLE_PIECES = 16

/** Whether a file takes part of one turn: nothing of it is left to read, it is short and holds no other files. */
export function landsWhole(file: Kept): boolean {
  if (file.original === null || file.original.size === 0 || file.pending.nesting === null) return true
  if (file.parted !== null) return false
  if (file.original.size > READ_LIMIT) return true
  return (
    file.events !== null &&
    file.events.length <= WHOLE_PIECES &&
    file.events.every((event) => event.kind !== 'nested')
  )
}

/** Lands a small file whose events are all here. */
export function landWhole(run: Reading, file: Kept): void {
  const { path } = file.pending
  if (file.original === null) {
    refuseFile(
      run,
      path,
      null,
      file.problem ?? { code: 'UNREADABLE', words: `${path} could not be read. Try it again.` },
    )
    return
  }
  nameOriginal(run, file.original)
  if (file.original.size === 0) {
    const refused = { code: 'EMPTY' as const, words: `${path} is empty: it has no bytes at all.` }
    finishFile(run, path, file.original, keptWithMail(file, { ...freshResult(), refused }))
    return
  }
  if (file.pending.nesting === null) {
    const words = `${path} lies too deep inside other containers. It is kept, not read.`
    refuseFile(run, path, file.original, { code: 'TOO_DEEP', words })
    return
  }
  if (file.original.size > READ_LIMIT) {
    const words = `${path} is larger than 64 MB, too large to read. It is kept, not read.`
    finishFile(run, path, file.original, { ...freshResult(), code: 'TOO_LARGE', words })
    return
  }
  const result = freshResult()
  for (const event of file.events ?? []) landEvent(run, file, file.original, event, result)
  finishFile(run, path, file.original, keptWithMail(file, result))
}
