import { z } from 'zod'
import { id } from './items.ts'
import { instant } from './dates.ts'
import { problem } from './errors.ts'

/** What became of one item of a file. */
export const itemOutcome = z.enum(['imported', 'version', 'folded', 'alreadyHere', 'refused'])
export type ItemOutcome = z.infer<typeof itemOutcome>
/** A file's outcome is the same word where all its items agree, else `partly`; `kept`: nothing to read in it. */
export const fileOutcome = z.enum([...itemOutcome.options, 'partly', 'kept'])
export type FileOutcome = z.infer<typeof fileOutcome>

export const receiptCounts = z.object({
  files: z.int(),
  items: z.int(),
  imported: z.int(),
  version: z.int(),
  folded: z.int(),
  alreadyHere: z.int(),
  refused: z.int(),
})
export type ReceiptCounts = z.infer<typeof receiptCounts>

export const receiptFile = z.object({
  path: z.string(),
  outcome: fileOutcome,
  code: z.string().nullable(),
  words: z.string(),
  sha256: z.string().nullable(),
  warnings: z.array(problem),
  itemCount: z.int(),
  items: z.array(
    z.object({ id: id.nullable(), headline: z.string(), outcome: itemOutcome, words: z.string().nullable() }),
  ),
})
export type ReceiptFile = z.infer<typeof receiptFile>

export const importState = z.enum(['running', 'done', 'cancelled', 'interrupted'])
export const receipt = z.object({
  id,
  name: z.string(),
  state: importState,
  by: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  counts: receiptCounts,
  filesTotal: z.int().nullable(),
  /** Kept originals were read again: a version is an item that reads differently now. */
  reread: z.boolean(),
  /** The whole import was undone. */
  withdrawn: z.boolean(),
  /** The event that undoes it, once done. */
  event: z.int().nullable(),
})
export type Receipt = z.infer<typeof receipt>

/** Where copy comes from. Paths are for the desktop window and the shell; a browser sends bytes by `upload`. */
export const importInput = z.object({
  paths: z.array(z.string().min(1).max(4096)).max(10_000).optional(),
  uploads: z.array(id).max(10_000).optional(),
  /** Text, or the markup of a selection in its place. */
  pasted: z
    .object({
      text: z.string().max(900_000),
      html: z.string().max(900_000).optional(),
      url: z.string().max(4000).optional(),
    })
    .optional(),
  sample: z.literal(true).optional(),
  /** The stories of a newsletter become items of their own, beside the mail. */
  splitNewsletters: z.boolean().optional(),
})
export type ImportInput = z.infer<typeof importInput>

export const uploadChunk = z.object({
  upload: id,
  /** The path inside what was dropped, with `/` between folders. */
  name: z.string().min(1).max(1024),
  offset: z.int().min(0),
  /** Base64, 700,000 bytes at most. */
  data: z.string().max(960_000),
  last: z.boolean(),
})
