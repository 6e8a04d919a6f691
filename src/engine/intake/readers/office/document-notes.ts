import type { Problem } from '../../../../contract/errors.ts'
import type { ReadHints } from '../../../items/draft.ts'
import { fileName } from '../file-words.ts'

/**
 * What an editor must know of a document beside its copy, as warnings in words.
 *
 * @param found how many tracked changes, comments and stretches of hidden text there are
 */
export function documentNotes(
  hints: Pick<ReadHints, 'name'>,
  found: { changes: number; comments: number; hidden: number },
): Problem[] {
  const notes: Problem[] = []
  const name = fileName(hints)
  if (found.changes > 0) {
    const words = `${name} holds ${counted(found.changes, 'tracked change')}. It was read as if all were accepted; what was deleted stands among its fields.`
    notes.push({ code: 'TRACKED_CHANGES', words })
  }
  if (found.comments > 0) {
    const words = `${name} holds ${counted(found.comments, 'comment')}. They stand at the end, set apart from the copy.`
    notes.push({ code: 'COMMENTS', words })
  }
  if (found.hidden > 0) {
    const words = `${name} holds hidden text. It stands at the end, set apart from the copy.`
    notes.push({ code: 'HIDDEN_TEXT', words })
  }
  return notes
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`
}
