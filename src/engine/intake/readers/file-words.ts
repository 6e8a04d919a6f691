import type { ReadHints } from '../../items/draft.ts'
import { Refusal, type ProblemCode } from '../../../contract/errors.ts'

/** The file's own name for words to an editor: the last part of its path, on one line. */
export function fileName(hints: Pick<ReadHints, 'name'>): string {
  const last = hints.name.split(/[/\\]/).findLast((part) => part !== '') ?? ''
  const name = last.replace(/\s+/g, ' ').trim()
  if (name === '') return 'The document'
  return name.length > 120 ? `${name.slice(0, 119)}…` : name
}

/** The extension in lower case without its dot, or ''. */
export function extensionOf(hints: Pick<ReadHints, 'name'>): string {
  return /\.([a-z0-9]{1,8})$/i.exec(hints.name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The refusal of a whole document, to be thrown by a reader; `readDocument` turns it into a problem.
 *
 * @param fault what is wrong, as the rest of a sentence that begins with the file's name
 */
export function refusal(code: ProblemCode, hints: Pick<ReadHints, 'name'>, fault: string): Refusal {
  return new Refusal(code, `${fileName(hints)} ${fault} It is kept, not read.`)
}
