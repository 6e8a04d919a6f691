import { z } from 'zod'
import { block } from './blocks.ts'
import { itemRow, itemIds, id } from './items.ts'
import { instant } from './dates.ts'

/**
 * How two items came to carry the same copy: word for word, as an editor decided, as a version (same source or link),
 * as a reprint (nearly all of both), or as a part of the other.
 */
export const linkClass = z.enum(['exact', 'editor', 'version', 'reprint', 'partial'])
export type LinkClass = z.infer<typeof linkClass>

export const storyCopy = z.object({
  item: itemRow,
  /** 0 to 1: how much of the lead's text this copy carries, by words in common runs. */
  share: z.number(),
  class: linkClass,
  /** 0 to 1: how sure the machine is that it is one copy with the others; 1 for exact copies and decisions. */
  score: z.number(),
  /**
   * Why it stands in this story: "Same words as the lead", "Kept together by M. Okafor", "92 % of the shorter text
   * stands in the longer; longest passage 212 words; 9 of 9 numbers agree; same day".
   */
  words: z.string(),
})
export type StoryCopy = z.infer<typeof storyCopy>

export const storyShown = z.object({
  id,
  lead: id,
  /** The editor chose the lead. */
  leadChosen: z.boolean(),
  /** Lead first, then earliest first. */
  copies: z.array(storyCopy),
  /** Items that share passages with a copy of the story and are not the same copy: quotations, digests. */
  related: z.array(z.object({ item: itemRow, share: z.number(), words: z.string() })),
  /** Items that an editor said do not belong: "not a duplicate", remembered for good. */
  apart: z.array(z.object({ item: id, headline: z.string(), by: z.string(), at: instant })),
})
export type StoryShown = z.infer<typeof storyShown>

/** One aligned pair of paragraphs; a side is null where the other copy has a paragraph that it lacks. */
export const comparedPair = z.object({
  left: z.object({ index: z.int(), block }).nullable(),
  right: z.object({ index: z.int(), block }).nullable(),
  /** Word-level pieces in reading order; `same` stands on both sides. */
  pieces: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  same: z.boolean(),
  /** The paragraph stands elsewhere in the other copy: there at this index. */
  moved: z.int().nullable(),
})
export type ComparedPair = z.infer<typeof comparedPair>

/** Numbers or names that only one of two copies has, as they stand there, in reading order. */
const oneSided = z.object({ left: z.array(z.string()), right: z.array(z.string()) })

export const comparison = z.object({
  left: itemRow,
  right: itemRow,
  /** What both share, in plain English. */
  words: z.string(),
  /** What matters first: numbers and names that differ. */
  numbers: oneSided,
  names: oneSided,
  headline: comparedPair.shape.pieces,
  pairs: z.array(comparedPair),
  /** 0 to 1: words of the shorter text that stand in the longer in the same order. */
  same: z.number(),
  differences: z.object({
    headline: z.int(),
    edits: z.int(),
    cut: z.int(),
    added: z.int(),
    /** Paragraphs that stand in both, but elsewhere: counted in neither `cut` nor `added`. */
    moved: z.int(),
    paragraphs: z.int(),
  }),
})
export type Comparison = z.infer<typeof comparison>

export const storyActions = {
  'story.merge': z.object({ items: itemIds }),
  /** Takes the items out of their story for good: "not a duplicate". */
  'story.split': z.object({ items: itemIds }),
  'story.lead': z.object({ item: id }),
} as const
