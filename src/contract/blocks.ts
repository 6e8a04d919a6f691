import { z } from 'zod'

/** What a block is for. Only `body` counts for duplicates, word count and search weight. */
export const role = z.enum(['body', 'credit', 'notice', 'promo'])
export type Role = z.infer<typeof role>

/** A stretch of text with one look. `link` is an absolute http, https or mailto address, never loaded. */
export const run = z.object({
  text: z.string(),
  strong: z.boolean().optional(),
  emphasis: z.boolean().optional(),
  link: z.string().optional(),
})
export type Run = z.infer<typeof run>

export const blockKind = z.enum([
  'paragraph',
  'heading',
  'quote',
  'listItem',
  'preformatted',
  'table',
  'image',
  'rule',
])
export type BlockKind = z.infer<typeof blockKind>

/**
 * One block of an item's body: data, never HTML. Offsets anywhere in the product are UTF-16 code units
 * into `blockText(block)`.
 */
export const block = z.object({
  kind: blockKind,
  role,
  /** The text of every kind but `table`, `image` and `rule`. */
  runs: z.array(run),
  /** Heading 1 to 6, or the depth of a list item from 1. */
  level: z.int().min(1).max(6).optional(),
  /** A list item that is numbered. */
  ordered: z.boolean().optional(),
  /** Rows of cells of a `table`; the first row is a heading where `headed`. */
  rows: z.array(z.array(z.array(run))).optional(),
  headed: z.boolean().optional(),
  /** A picture that was named in the copy; it is never loaded. */
  image: z.object({ alt: z.string(), host: z.string() }).optional(),
})
export type Block = z.infer<typeof block>

/** A place in an item's text: block number from 0, offsets in UTF-16 code units, `end` exclusive. */
export const span = z.object({ block: z.int().min(0), start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof span>

// Apart from the schemas, so that the page can have them without zod.
export { blockText, runsText } from './block-text.ts'
