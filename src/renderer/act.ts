import type { ActionGiven, ActionName } from '../contract/actions.ts'
import type { Acted } from '../contract/contract.ts'
import { ask } from './asks.ts'
import { engine, wordsOf } from './client.ts'
import { keyWords } from './keys.ts'
import { rowsAfter } from './optimistic.ts'
import { queries } from './queries.ts'
import { queryClient } from './query-client.ts'
import { showToast } from './ui/toasts.ts'

/** Whether the editor was asked for a name since the window opened: it is asked once, not with every key. */
let askedForName = false

async function isNameless(): Promise<boolean> {
  if (askedForName) return false
  const { settings } = await queryClient.ensureQueryData(queries.status())
  return settings.editor === ''
}

/** Asks who is at the desk; goes on when that is answered or left. */
async function askForName(): Promise<void> {
  askedForName = true
  await new Promise<void>((resolve) => ask({ kind: 'name', goOn: resolve }))
}

/**
 * Takes an action. Rows on the screen change at once; a refusal puts them back and says why. A toast says what
 * was done and offers to undo it, unless `quiet`. Before the first action without an editor's name it asks for one.
 * @returns what the engine answered, or null when it refused
 */
export async function act<Name extends ActionName>(
  name: Name,
  input: ActionGiven<Name>,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Promise<Acted | null> {
  const putBack = rowsAfter(name, input)
  try {
    if (name !== 'desk.configure' && (await isNameless())) await askForName()
    const acted = await engine.act({ name, input })
    if (!quiet) {
      showToast(acted.words, {
        button: { words: 'Undo', keys: keyWords('z'), run: () => void undo(acted.event) },
      })
    }
    return acted
  } catch (error) {
    putBack()
    showToast(wordsOf(error), { tone: 'refused' })
    return null
  }
}

/** Undoes one event, or else the editor's own last action. */
export async function undo(event?: number): Promise<void> {
  try {
    const undone = await engine.history.undo({ event })
    showToast(undone.words, {
      button: { words: 'Redo', keys: keyWords('Shift+z'), run: () => void redo() },
    })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

/** Does again what was undone last. */
export async function redo(): Promise<void> {
  try {
    const redone = await engine.history.redo()
    showToast(redone.words, { button: { words: 'Undo', keys: keyWords('z'), run: () => void undo() } })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}
