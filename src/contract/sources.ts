import { z } from 'zod'
import { instant } from './dates.ts'
import { problemCode } from './errors.ts'
import { id } from './items.ts'

/** A web address as an editor gives it; what may be fetched is decided when it is fetched. */
export const webAddress = z.string().trim().min(1).max(4000)

const line = z.string().trim().max(300)
/** BCP 47 for languages, ISO 3166 for countries, or whatever the desk writes. */
const credit = {
  /** The outlet as the desk credits it; null takes the feed's own title. */
  name: line.nullable(),
  /** The outlet's site. */
  site: z.string().trim().max(4000).nullable(),
  country: line.nullable(),
  language: line.nullable(),
  /** How the house signs its own copy, such as its initials. */
  houseMark: line.nullable(),
  rights: z.string().trim().max(2000).nullable(),
}
const manner = {
  group: line.nullable(),
  /** Minutes between polls at least; null takes the desk's. */
  intervalMinutes: z
    .int()
    .min(15)
    .max(31 * 24 * 60)
    .nullable(),
  /** Fetch the item's page for its full text whenever an item comes in. */
  fullText: z.boolean(),
  /** The host may lie in a private network. */
  privateHost: z.boolean(),
}

const sourceGiven = z.object({
  address: webAddress,
  /** The feed's title as discovery or a list of subscriptions has it; a poll finds the feed's own. */
  title: line.nullable().optional(),
  ...z.object({ ...credit, ...manner }).partial().shape,
})
export type SourceGiven = z.infer<typeof sourceGiven>

const sourceIds = z.array(id).min(1).max(2000)

export const sourceActions = {
  /** Those that are here already (by their address) are passed over; refused where all are. */
  'source.add': z.object({ sources: z.array(sourceGiven).min(1).max(2000) }),
  /** What is absent stays. An address can only be given to one source. */
  'source.change': z.object({
    sources: sourceIds,
    address: webAddress.optional(),
    ...z.object({ ...credit, ...manner }).partial().shape,
  }),
  'source.pause': z.object({ sources: sourceIds }),
  'source.resume': z.object({ sources: sourceIds }),
  /** Its items stay. */
  'source.remove': z.object({ sources: sourceIds }),
} as const

/**
 * How a source is: `waiting` for its first poll, `well`, `silent` against its own rhythm, `failing` (the last poll
 * brought an error; it is tried again), `gone` (the server says so for good; it is not polled any more), `paused` by
 * an editor.
 */
export const sourceHealth = z.enum(['waiting', 'well', 'silent', 'failing', 'gone', 'paused'])
export type SourceHealth = z.infer<typeof sourceHealth>

/** A source as the desk has set it, and how it fares. */
export const source = z.object({
  id,
  /** As an editor gave it. */
  address: z.string(),
  /** Where the server says that it lives now; polled instead. */
  movedTo: z.string().nullable(),
  /** What its items are credited to: the desk's name for it, else the feed's title, else its host. */
  credited: z.string(),
  ...z.object({ ...credit, ...manner }).shape,
  /** The feed's own title and home page. */
  title: z.string().nullable(),
  home: z.string().nullable(),
  paused: z.boolean(),
  addedAt: instant,
  health: sourceHealth,
  /** The health in words: "Last success 07:00; 304 in 8 of 10 polls; next poll 08:30 (max-age 5400)". */
  words: z.string(),
  lastPollAt: instant.nullable(),
  /** The last answer that was a feed, changed or not. */
  lastSuccessAt: instant.nullable(),
  /** The last poll that brought a new item or version. */
  lastChangeAt: instant.nullable(),
  /** HTTP status of the last answer. */
  status: z.int().nullable(),
  /** Bytes of the last body, unpacked. */
  bytes: z.int().nullable(),
  polls: z.int(),
  /** Share of polls answered by 304, 0 to 1; null before the first. */
  unchangedShare: z.number().nullable(),
  /** Items a week over the last four weeks, or as long as it has been followed; null until there is a day to go by. */
  itemsWeek: z.number().nullable(),
  items: z.int(),
  nextPollAt: instant.nullable(),
  /** Why then: "every 60 minutes", "max-age 43200", "Retry-After of its host". */
  nextPollWhy: z.string(),
  /** Why it is failing; null where it is not. `times` in a row. */
  failure: z.object({ code: problemCode, words: z.string(), since: instant, times: z.int() }).nullable(),
  /** It has brought nothing for longer than it is wont to. */
  silence: z.object({ since: instant, words: z.string() }).nullable(),
  /** Something about it that an editor should know and nothing has failed by: "The feed was damaged". */
  note: z.string().nullable(),
})
export type Source = z.infer<typeof source>

export const sourceList = z.object({
  /** By group (those without one last), then by name. */
  sources: z.array(source),
  groups: z.array(z.object({ name: z.string(), count: z.int() })),
  /** Whether a program on this store polls now. */
  polling: z.boolean(),
})
export type SourceList = z.infer<typeof sourceList>

/** How many there are and how they fare; in the side bar's counts. */
export const sourceCounts = z.object({
  all: z.int(),
  silent: z.int(),
  failing: z.int(),
  gone: z.int(),
  paused: z.int(),
})
export type SourceCounts = z.infer<typeof sourceCounts>

export const discoverInput = z.object({
  address: webAddress,
  /** The host may lie in a private network. */
  privateHost: z.boolean().default(false),
})

/** A feed that an address leads to. */
export const feedChoice = z.object({
  address: z.string(),
  title: z.string().nullable(),
  /** "RSS", "Atom", "JSON Feed", or "feed" where only a poll will tell. */
  type: z.string(),
  /** How it was found: the address itself, a declared alternate, a link on the page, a well-known place. */
  found: z.enum(['itself', 'declared', 'linked', 'wellKnown']),
  /** The source that follows it already. */
  source: id.nullable(),
})
export type FeedChoice = z.infer<typeof feedChoice>

export const discovered = z.object({
  /** Where the address led after redirects. */
  address: z.string(),
  /** Title of the page or feed. */
  title: z.string().nullable(),
  /** Best first; empty where there is none. */
  choices: z.array(feedChoice),
  words: z.string(),
})
export type Discovered = z.infer<typeof discovered>

export const pollInput = z.object({
  /** All that are not paused where absent. */
  sources: sourceIds.optional(),
  /** Poll although the last poll was less than nine minutes ago, or the host asked to wait. */
  force: z.boolean().default(false),
})

/** `new`: brought items or versions; `tooSoon`: not asked, for the last poll is less than nine minutes ago. */
export const pollOutcome = z.enum(['new', 'unchanged', 'failed', 'gone', 'tooSoon'])
export type PollOutcome = z.infer<typeof pollOutcome>
export const polled = z.object({
  source: id,
  credited: z.string(),
  outcome: pollOutcome,
  words: z.string(),
  /** The receipt, where something came or could not be read. */
  import: id.nullable(),
})
export type Polled = z.infer<typeof polled>

/** What became of a list of subscriptions. */
export const subscribed = z.object({
  added: z.array(z.object({ id, address: z.string(), credited: z.string() })),
  /** Addresses that are followed already. */
  alreadyHere: z.array(z.string()),
  refused: z.array(z.object({ address: z.string(), words: z.string() })),
  /** The event that takes it back; null where nothing was added. */
  event: z.int().nullable(),
  words: z.string(),
})
export type Subscribed = z.infer<typeof subscribed>

export const fullTextTaken = z.object({
  /** `version`: the page's text is the item's newest version; `alreadyHere`: it is already; `refused` says why in words. */
  outcome: z.enum(['version', 'alreadyHere', 'refused']),
  words: z.string(),
  import: id.nullable(),
})
export type FullTextTaken = z.infer<typeof fullTextTaken>
