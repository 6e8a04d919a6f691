import { z } from 'zod'
import { id } from './items.ts'
import { instant } from './dates.ts'

export const historyEvent = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  words: z.string(),
  items: z.array(id),
  itemCount: z.int(),
  /** The headline of the first item, for the sentence. */
  headline: z.string().nullable(),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
  canUndo: z.boolean(),
})
export type HistoryEvent = z.infer<typeof historyEvent>

export const undoResult = z.object({ event: z.int(), words: z.string(), items: z.array(id) })
export type UndoResult = z.infer<typeof undoResult>
