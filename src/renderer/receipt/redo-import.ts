import { undo } from '../act.ts'
import { engine, wordsOf } from '../client.ts'
import { showToast } from '../ui/toasts.ts'

/**
 * Brings an import back that was undone as a whole: undoes the event that undid it, whatever was done since.
 * @param event the import's own event
 */
export async function redoImport(event: number): Promise<void> {
  try {
    const { events } = await engine.history.list({ before: event + 1, count: 1 })
    const undoneBy = events.find((each) => each.seq === event)?.undoneBy
    if (undoneBy) await undo(undoneBy)
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}
