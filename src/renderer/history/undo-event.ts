import type { RefusalData } from '../../contract/errors.ts'
import { ask } from '../asks.ts'
import { engine, refusalOf, wordsOf } from '../client.ts'
import { showToast } from '../ui/toasts.ts'

/** Undoes one event by name. @returns what the engine refused, to be shown where it was asked; null when it is done */
export async function undoEvent(event: number): Promise<RefusalData | null> {
  try {
    const undone = await engine.history.undo({ event })
    showToast(undone.words)
    return null
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code === 'NO_EDITOR') {
      ask({ kind: 'name', goOn: () => void undoEvent(event) })
      return null
    }
    if (refusal) return refusal
    showToast(wordsOf(error), { tone: 'refused' })
    return null
  }
}
