import { z } from 'zod'
import { block, role } from './blocks.ts'
import { dateFound, instant } from './dates.ts'
import { markRow } from './marks.ts'
import { wireFields, wireStatus } from './wire.ts'

/** UUIDv7 in lower case. */
export const id = z.uuid()
/** What an action may touch at once; more is a job. */
export const itemIds = z.array(id).min(1).max(10_000)

/** The desk's state of an item. `used` is derived from the briefs and not a state. */
export const itemState = z.enum(['new', 'held', 'spiked', 'vetted'])
export type ItemState = z.infer<typeof itemState>

/** A link of the provenance chain and the words that say so. */
export const provenanceLink = z.object({
  role: z.enum(['receivedFrom', 'publishedBy', 'originatedBy', 'author', 'cites', 'rights', 'takedown']),
  name: z.string(),
  url: z.string().nullable(),
  words: z.string(),
})
export type ProvenanceLink = z.infer<typeof provenanceLink>

export const originalRef = z.object({
  sha256: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
})
export type OriginalRef = z.infer<typeof originalRef>

/** One row of the list. */
export const itemRow = z.object({
  id,
  externalId: z.string().nullable(),
  headline: z.string(),
  /** The file gave no headline; this one is its first sentence. */
  headlineMade: z.boolean(),
  source: z.string().nullable(),
  byline: z.string().nullable(),
  publishedAt: instant.nullable(),
  arrivedAt: instant,
  url: z.string().nullable(),
  language: z.string().nullable(),
  wordCount: z.int(),
  state: itemState,
  /** Vetted once, but a newer version has come in since. */
  lapsed: z.boolean(),
  seen: z.boolean(),
  embargoUntil: instant.nullable(),
  /** The embargo that the sender of wire copy states; it holds unless the desk has set or lifted one over it. */
  statedEmbargo: instant.nullable(),
  /** What the sender of wire copy says may be done with it; null for copy that came by no wire. */
  wireStatus: wireStatus.nullable(),
  /** The sender's short working name of the story. */
  slug: z.string().nullable(),
  /** As the sender counts, 1 for a flash. */
  urgency: z.int().nullable(),
  hasNote: z.boolean(),
  /** How many briefs hold it. */
  used: z.int(),
  tags: z.array(z.string()),
  marks: z.array(markRow),
  scores: z.object({ syndicated: z.number(), opinion: z.number() }),
  story: z.object({ id, size: z.int(), lead: z.boolean() }).nullable(),
  original: originalRef,
})
export type ItemRow = z.infer<typeof itemRow>

/** A row as a list shows it: with the match in its text, and whether it still answers the query. */
export const listedItem = itemRow.extend({
  matches: z.boolean(),
  /** 0 for a row of its own, 1 for a copy that is unfolded beneath its lead. */
  depth: z.int(),
  /** Copies in this list beneath the row, and whether they are shown. */
  folded: z.int(),
  unfolded: z.boolean(),
  /** The words around the first match, with hits as offsets into `text`. */
  snippet: z.object({ text: z.string(), hits: z.array(z.tuple([z.int(), z.int()])) }).nullable(),
})
export type ListedItem = z.infer<typeof listedItem>

export const versionRow = z.object({
  id,
  number: z.int(),
  headline: z.string(),
  readAt: instant,
  wordCount: z.int(),
  current: z.boolean(),
  /** The sender's revision and what it says of it; null for copy that came by no wire. */
  revision: z.string().nullable(),
  wireStatus: wireStatus.nullable(),
  /** The original of an earlier version was read again by a newer reader. */
  reread: z.boolean(),
  original: originalRef,
})

export const itemShown = itemRow.extend({
  updatedAt: instant.nullable(),
  dates: z.object({ published: dateFound.nullable(), updated: dateFound.nullable() }),
  section: z.string().nullable(),
  summary: z.string().nullable(),
  rights: z.string().nullable(),
  wire: wireFields.nullable(),
  canonicalUrl: z.string().nullable(),
  blocks: z.array(block),
  provenance: z.array(provenanceLink),
  warnings: z.array(z.object({ code: z.string(), words: z.string() })),
  /** Fields that the editor has corrected, with what the reader had found. */
  corrected: z.array(
    z.object({ field: z.enum(['headline', 'byline', 'publishedAt', 'source']), read: z.string().nullable() }),
  ),
  note: z.string().nullable(),
  vetted: z.object({ by: z.string(), at: instant, version: id }).nullable(),
  versions: z.array(versionRow),
  /** Briefs that hold it. */
  briefs: z.array(z.object({ id, title: z.string() })),
})
export type ItemShown = z.infer<typeof itemShown>

/** Counts stop here: `10000` means "10,000 or more" wherever `more` is true. */
export const COUNT_CAP = 10_000
export const count = z.object({ count: z.int(), more: z.boolean() })
export type Count = z.infer<typeof count>

export const listQuery = z.object({
  /** The search text with its filters: `grain state:new -tag:sport "interim deal"`. */
  query: z.string().max(2000),
  order: z.enum(['newest', 'oldest']).default('newest'),
  /** One row a story (its lead, or its newest match), the copies beneath. */
  fold: z.boolean().default(true),
})
export type ListQuery = z.infer<typeof listQuery>

export const listOpened = z.object({
  list: z.string(),
  total: z.int(),
  more: z.boolean(),
  unseen: count,
  /** What could not be understood in the query, in words. */
  problems: z.array(z.string()),
  /** The first ids in list order, 1,000 at most; `items.ids` has the others. */
  ids: z.array(id),
})
export type ListOpened = z.infer<typeof listOpened>

/** Inputs of the actions on items. A released name and its input stay readable for ever: the log holds them. */
export const itemActions = {
  'item.hold': z.object({ items: itemIds, reason: z.string().max(2000).optional() }),
  'item.spike': z.object({ items: itemIds, reason: z.string().max(2000).optional() }),
  /** Back to `new`. */
  'item.restore': z.object({ items: itemIds }),
  'item.embargo': z.object({ items: itemIds, until: instant.nullable() }),
  'item.tag': z.object({ items: itemIds, tag: z.string().trim().min(1).max(60) }),
  'item.untag': z.object({ items: itemIds, tag: z.string().trim().min(1).max(60) }),
  'item.note': z.object({ items: itemIds, note: z.string().max(20_000).nullable() }),
  /** Corrects what the reader of the file got wrong; null states that the copy has none. */
  'item.correct': z.object({
    item: id,
    headline: z.string().trim().min(1).max(1000).optional(),
    byline: z.string().trim().max(500).nullable().optional(),
    publishedAt: instant.nullable().optional(),
    source: z.string().trim().max(300).nullable().optional(),
  }),
  'item.setRole': z.object({ item: id, blocks: z.array(z.int().min(0)).min(1).max(10_000), role }),
} as const
