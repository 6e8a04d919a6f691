import { z } from 'zod'
import { span } from './blocks.ts'

export const markName = z.enum(['syndicated', 'opinion'])
export type MarkName = z.infer<typeof markName>

export const markKind = z.enum([
  'syndicated',
  'agency',
  'press release',
  'sponsored',
  'opinion',
  'editorial',
  'analysis',
  'review',
  'letter',
  'satire',
])
export type MarkKind = z.infer<typeof markKind>

export const markStatus = z.enum(['suggested', 'confirmed', 'rejected'])
export type MarkStatus = z.infer<typeof markStatus>

/** Blocks from first to last, both counted in. */
export const passage = z.tuple([z.int().min(0), z.int().min(0)])
export type Passage = z.infer<typeof passage>

/** Why a mark is suggested: one finding of one signal, in a field or at a span of the text. */
export const evidence = z.object({
  signal: z.string(),
  /** 0 to 1; below 0.3 weak, below 0.6 fair, else strong. Negative speaks against the mark. */
  weight: z.number(),
  words: z.string(),
  field: z.object({ name: z.string(), value: z.string() }).nullable(),
  span: span.nullable(),
})
export type Evidence = z.infer<typeof evidence>

export const markRow = z.object({
  mark: markName,
  kind: markKind,
  status: markStatus,
  originator: z.string().nullable(),
  score: z.number(),
  /** The passage that carries the mark, or null for the whole item. */
  blocks: passage.nullable(),
  evidence: z.array(evidence),
})
export type MarkRow = z.infer<typeof markRow>

/** Names one mark of one item. */
export const markRef = z.object({
  item: z.uuid(),
  mark: markName,
  blocks: passage.nullable(),
})
export type MarkRef = z.infer<typeof markRef>

export const markActions = {
  /** By hand: confirmed at once. */
  'mark.set': z.object({
    items: z.array(z.uuid()).min(1).max(10_000),
    mark: markName,
    kind: markKind.optional(),
    blocks: passage.nullable().default(null),
  }),
  /** Takes a mark off again: what was set by hand goes, a suggestion is overruled. */
  'mark.clear': z.object({
    items: z.array(z.uuid()).min(1).max(10_000),
    mark: markName,
    blocks: passage.nullable().default(null),
  }),
  'mark.confirm': z.object({ marks: z.array(markRef).min(1).max(10_000), kind: markKind.optional() }),
  'mark.reject': z.object({ marks: z.array(markRef).min(1).max(10_000) }),
} as const
