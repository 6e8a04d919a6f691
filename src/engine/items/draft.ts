import type { Block } from '../../contract/blocks.ts'
import type { Problem } from '../../contract/errors.ts'
import type { DateFound } from '../../contract/dates.ts'
import type { WireFields } from '../../contract/wire.ts'

/** A field of the file that may be evidence later: `schema:type`, `feed:category`, `rss:source`, `meta:article:section`. */
export type DraftField = { name: string; value: string }

/** What a reader makes of one piece of copy. Plain data: it crosses a process and a worker can hold it. */
export type Draft = {
  /** Feed guid, message-id, ninjs uri or the `id` of a JSON line; null where the file has none. */
  externalId: string | null
  /** Where in its original the draft stands: guid, index or entry path; unique within the original. */
  locator: string
  /** As the file states it; null where it states none (intake makes one from the first sentence). */
  headline: string | null
  byline: string | null
  dateline: string | null
  /** Absolute http or https address. */
  url: string | null
  canonicalUrl: string | null
  published: DateFound | null
  updated: DateFound | null
  /** BCP 47, declared or else detected. */
  language: string | null
  /** The outlet's name as the file states it (feed title, site name). */
  source: string | null
  /** Its site's address, where stated. */
  sourceUrl: string | null
  section: string | null
  summary: string | null
  rights: string | null
  /** What a wire service states beside the text; null for copy that comes by no wire. */
  wire: WireFields | null
  /** Fields kept as evidence for marks and provenance. */
  fields: DraftField[]
  /** In reading order; every reader gives role `body` unless the format says otherwise. */
  blocks: Block[]
  /** Warnings about this draft alone, such as a guessed encoding. */
  problems: Problem[]
}

/** A draft as it lands: with what intake has worked out of its text. */
export type PreparedDraft = Draft & {
  headline: string
  /** The file gives no headline; this one is its first sentence, or its name. */
  headlineMade: boolean
  /** Words of blocks with role `body`. */
  wordCount: number
  /** SHA-256 of headline, byline and text, in hexadecimal. */
  textHash: string
}

/** A document found inside another: an entry of a zip. It becomes an original of its own. */
export type NestedOriginal = { path: string; bytes: Uint8Array }

/** A feed that an OPML file subscribes to. Addresses are absolute. */
export type Subscription = {
  title: string | null
  url: string
  siteUrl: string | null
  /** The titles of the outlines around it, from the outermost, joined by ` / `; null where there are none. */
  group: string | null
}

/** What a reader is told about the bytes. */
export type ReadHints = {
  /** File name or path inside its container, for sniffing and for words. */
  name: string
  /** Declared by a server or a container, where there was one. */
  mediaType: string | null
  /** Address it came from; relative addresses resolve against it. */
  url: string | null
  /** Address that a server gave for the content itself (Content-Location); it comes before `url` as a base. */
  contentLocation?: string | null
  /** The file's own time (UTC, ISO 8601), for formats that state none. Never taken for a date of publication. */
  modified: string | null
  /** The editor wants the stories of a newsletter as items too. */
  splitNewsletters?: boolean
  /** The document is a run of lines out of a longer one, which begins with this line, from 1. */
  firstLine?: number
}

/** What a reader hands on, one event at a time, so that a long container streams. Order is the file's order. */
export type ReadEvent<Read extends Draft = Draft> =
  | { kind: 'format'; format: string; mediaType: string }
  | { kind: 'draft'; draft: Read }
  | { kind: 'nested'; nested: NestedOriginal }
  /** What a feed says of itself, before its items; it comes of a feed without items too. */
  | { kind: 'feed'; fields: DraftField[] }
  /** What a list of subscriptions names, in its order. */
  | { kind: 'subscriptions'; outlines: Subscription[] }
  /** One piece of a container that could not be read; the rest goes on. */
  | { kind: 'refused'; locator: string; headline: string; problem: Problem }
  /** About the whole document. With no draft and no nested original it is the reason of the refusal. */
  | { kind: 'problem'; problem: Problem }

/** A reader of one format: a pure function from bytes and hints to events. It never throws for bad input. */
export type Reader = (bytes: Uint8Array, hints: ReadHints) => Iterable<ReadEvent> | AsyncIterable<ReadEvent>
