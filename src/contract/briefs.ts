import { z } from 'zod'
import { block, run } from './blocks.ts'
import { markRow } from './marks.ts'
import { id, itemIds, itemRow, originalRef, provenanceLink } from './items.ts'
import { datePrecision, instant } from './dates.ts'
import { problemCode } from './errors.ts'

export const briefFormat = z.enum(['docx', 'html', 'md', 'pdf'])
export type BriefFormat = z.infer<typeof briefFormat>

/** A reason why a brief may not leave, named by entry. */
export const briefBlocker = z.object({
  entry: id.nullable(),
  item: id.nullable(),
  number: z.int().nullable(),
  code: problemCode,
  words: z.string(),
})
export type BriefBlocker = z.infer<typeof briefBlocker>

export const briefEntry = z.object({
  id,
  section: id,
  number: z.int(),
  item: itemRow,
  headline: z.string(),
  /** The headline is the item's own, not yet edited for this brief. */
  headlineOwn: z.boolean(),
  summary: z.string(),
  note: z.string().nullable(),
  vetted: z.object({ by: z.string(), at: instant }).nullable(),
})
export type BriefEntry = z.infer<typeof briefEntry>

export const briefShown = z.object({
  id,
  title: z.string(),
  note: z.string(),
  language: z.string(),
  createdAt: instant,
  changedAt: instant,
  sections: z.array(z.object({ id, title: z.string(), entries: z.array(briefEntry) })),
  words: z.int(),
  blockers: z.array(briefBlocker),
  exports: z.array(
    z.object({
      id,
      at: instant,
      by: z.string(),
      files: z.array(z.object({ name: z.string(), format: briefFormat, sha256: z.string(), size: z.int() })),
    }),
  ),
})
export type BriefShown = z.infer<typeof briefShown>

/**
 * A brief as every writer and the preview see it: already in order, with every word that is printed.
 * Dates are instants with the zone to print them in; writers format, they do not look anything up.
 */
export const briefDocument = z.object({
  id,
  title: z.string(),
  note: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** The desk or editor whose name stands under it. */
  preparedBy: z.string(),
  /** The time of the brief's own last event, so that the same brief gives the same bytes. */
  at: instant,
  event: z.int(),
  /** IANA zone in which times are printed. */
  timeZone: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      entries: z.array(
        z.object({
          number: z.int(),
          headline: z.string(),
          /** Paragraphs of the summary as the editor wrote it, or else of the item's opening. */
          summary: z.array(z.array(run)),
          note: z.string().nullable(),
          source: z.string().nullable(),
          byline: z.string().nullable(),
          publishedAt: instant.nullable(),
          url: z.string().nullable(),
          language: z.string().nullable(),
          marks: z.array(markRow),
          copies: z.int(),
          provenance: z.object({
            chain: z.array(provenanceLink),
            dateline: z.string().nullable(),
            publishedAt: instant.nullable(),
            /** How much of `publishedAt` was stated: of a `day` no time is printed. */
            publishedPrecision: datePrecision.nullable().optional(),
            publishedText: z.string().nullable(),
            updatedAt: instant.nullable(),
            arrivedAt: instant,
            original: originalRef,
            version: z.object({ id, number: z.int() }),
            tags: z.array(z.string()),
            vetted: z.object({ by: z.string(), at: instant }).nullable(),
            /** What an editor corrected, with what the file says; null where it says nothing. */
            corrected: z.array(z.object({ field: z.string(), read: z.string().nullable() })).optional(),
            embargoUntil: instant.nullable(),
          }),
          /** The blocks of the item with role `body`, for writers that print the full text. */
          body: z.array(block),
        }),
      ),
    }),
  ),
})
export type BriefDocument = z.infer<typeof briefDocument>

const title = z.string().trim().min(1).max(300)

export const briefActions = {
  /** The ids of the brief and of its first section are made by the caller's `newId` and stand in the event. */
  'brief.create': z.object({ title, items: itemIds.optional() }),
  'brief.edit': z.object({
    brief: id,
    title: title.optional(),
    note: z.string().max(20_000).optional(),
    language: z.string().min(2).max(35).optional(),
  }),
  'brief.remove': z.object({ brief: id }),
  'brief.addSection': z.object({ brief: id, title: z.string().trim().max(200) }),
  'brief.editSection': z.object({ section: id, title: z.string().trim().max(200) }),
  /** Its entries go to the section before it; the last section stays. */
  'brief.removeSection': z.object({ section: id }),
  /** An item that the brief holds already is not added twice. */
  'brief.add': z.object({ brief: id, items: itemIds, section: id.optional() }),
  'brief.drop': z.object({ entries: z.array(id).min(1).max(1000) }),
  /** Puts the entry into the section before another entry, or last. */
  'brief.move': z.object({ entry: id, section: id, before: id.nullable() }),
  'brief.moveSection': z.object({ section: id, before: id.nullable() }),
  'brief.editEntry': z.object({
    entry: id,
    headline: z.string().max(1000).nullable().optional(),
    summary: z.string().max(50_000).nullable().optional(),
    note: z.string().max(20_000).nullable().optional(),
  }),
} as const
