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
  /** Why it weighs less here: the desk keeps overruling it for this source. */
  note: z.string().optional(),
})
export type Evidence = z.infer<typeof evidence>

export const markRow = z.object({
  mark: markName,
  kind: markKind,
  status: markStatus,
  originator: z.string().nullable(),
  /** Only a part of the copy is somebody else's: "AP contributed to this report". Left out where the whole is. */
  partly: z.boolean().optional(),
  score: z.number(),
  /** The passage that carries the mark, or null for the whole item. */
  blocks: passage.nullable(),
  evidence: z.array(evidence),
})
export type MarkRow = z.infer<typeof markRow>

/** What one signal says of an item when an editor asks why it is, or is not, marked. */
export const signalLook = z.object({
  /** The signal's name, as evidence gives it. */
  signal: z.string(),
  mark: markName,
  /** What it looks for: "an agency in the brackets of a dateline". */
  looksFor: z.string(),
  /** What came of it, in words: "found nothing", "found “(Reuters)”", "found it, but it names the house itself". */
  words: z.string(),
  /** What it adds to the score, 0 where it found nothing; negative speaks against. */
  weight: z.number(),
  evidence: z.array(evidence),
})
export type SignalLook = z.infer<typeof signalLook>

/** Every signal that looked at an item, those that found something first. */
export const marksExplained = z.object({
  item: z.uuid(),
  /** A suggestion is made from this score on. */
  threshold: z.number(),
  /** One sentence for each mark: "Not marked as opinion: the evidence comes to 0.32, and 0.50 is needed." */
  marks: z.array(z.object({ mark: markName, score: z.number(), marked: z.boolean(), words: z.string() })),
  signals: z.array(signalLook),
})
export type MarksExplained = z.infer<typeof marksExplained>

const hits = {
  /** Decided marks that carried this signal's evidence. */
  confirmed: z.int(),
  overruled: z.int(),
  /** confirmed / (confirmed + overruled), or null where nothing is decided. */
  rate: z.number().nullable(),
}

/** How often a signal was right, counted from the decisions of editors that stand. */
export const signalRate = z.object({
  signal: z.string(),
  mark: markName,
  looksFor: z.string(),
  ...hits,
  /** The same by source, most decisions first; `weighs` below 1 where the desk keeps overruling it there. */
  sources: z.array(z.object({ source: z.string().nullable(), ...hits, weighs: z.number() })),
})
export type SignalRate = z.infer<typeof signalRate>

/** A house or agency whose name, sites and marks tell whose copy it is. */
export const houseRow = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['agency', 'press', 'syndicator', 'house']),
  /** How copy names it: "AP", "The Associated Press". */
  marks: z.array(z.string().trim().min(1).max(80)).max(50),
  sites: z.array(z.string().trim().min(1).max(200)).max(50),
})
export type HouseRow = z.infer<typeof houseRow>

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
  /** Changes the kind of marks, which confirms them: one key a kind. */
  'mark.setKind': z.object({ marks: z.array(markRef).min(1).max(10_000), kind: markKind }),
} as const
