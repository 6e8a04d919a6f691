import type { ProblemCode } from '../../contract/errors.ts'
import type { FileResult } from './file-lines.ts'
import type { Kept } from './import-run.ts'

/** Faults of attachments that are nobody's fault: the picture under a signature is no failed import. */
const NO_COPY: ReadonlySet<ProblemCode> = new Set(['UNSUPPORTED', 'NOT_TEXT', 'EMPTY', 'NO_TEXT'])

/** What came of a file: an attachment in which there is no copy is kept with its mail instead of refused. */
export function keptWithMail(file: Kept, result: FileResult): FileResult {
  const { carrier } = file.pending
  const { refused } = result
  if (carrier === undefined || carrier === null || refused === null || !NO_COPY.has(refused.code))
    return result
  return { ...result, refused: null, code: refused.code, words: `${refused.words} It came with a mail.` }
}
