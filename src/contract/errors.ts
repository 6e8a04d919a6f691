import { z } from 'zod'

/** Every way in which copy, an action or an export can be refused. Words for the editor travel beside the code. */
export const problemCode = z.enum([
  'EMPTY',
  'TOO_LARGE',
  'NOT_A_ZIP',
  'BOMB',
  'DAMAGED',
  'PROTECTED',
  'UNSUPPORTED',
  'NOT_TEXT',
  'ENCODING_GUESSED',
  'FEED_DAMAGED',
  'TRACKED_CHANGES',
  'COMMENTS',
  'HIDDEN_TEXT',
  'TOO_DEEP',
  'TOO_SLOW',
  'TOO_MUCH_MEMORY',
  'UNSAFE_PATH',
  'ADDRESS_REFUSED',
  'UNREACHABLE',
  'SERVER_REFUSED',
  'CHALLENGED',
  'GONE',
  'NOT_A_FEED',
  'DISK_FULL',
  'READ_ONLY',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'STORE_NEWER',
  'UNREADABLE',
  'NO_TEXT',
  'CANCELLED',
  'NOT_FOUND',
  'INVALID',
  'CHANGED_SINCE',
  'NOTHING_TO_UNDO',
  'NO_EDITOR',
  'NOT_VETTED',
  'VETTING_LAPSED',
  'EMBARGOED',
  'SPIKED',
  'WITHDRAWN',
  'KILLED',
  'WITHHELD',
  'EMPTY_BRIEF',
  'TAKEN',
])
export type ProblemCode = z.infer<typeof problemCode>

/** Something that went wrong with one document or item; `words` name the file, the fault and the next step. */
export const problem = z.object({ code: problemCode, words: z.string() })
export type Problem = z.infer<typeof problem>

/**
 * A refusal in words for the editor. Anything else that is thrown is a bug.
 * `items` names what stands in the way, where there is such a thing; `event` the event of the log that does.
 */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly items: readonly string[]
  readonly event: number | null

  constructor(code: ProblemCode, words: string, items: readonly string[] = [], event: number | null = null) {
    super(words)
    this.name = 'Refusal'
    this.code = code
    this.items = items
    this.event = event
  }
}

/** The shape in which a `Refusal` crosses a process. */
export const refusalData = z.object({
  code: problemCode,
  words: z.string(),
  items: z.array(z.string()),
  event: z.int().nullable().optional(),
})
export type RefusalData = z.infer<typeof refusalData>
