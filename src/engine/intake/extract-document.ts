import { basename } from 'node:path'
import type { Problem } from '../../contract/errors.ts'
import type { DraftField, NestedOriginal, PreparedDraft, ReadEvent, Subscription } from '../items/draft.ts'
import type { ReaderPool } from './reader-pool.ts'

/** What the readers make of one document. */
export type Extracted = {
  format: string | null
  drafts: PreparedDraft[]
  problems: Problem[]
  nested: NestedOriginal[]
  /** What a feed says of itself. */
  feed: DraftField[]
  /** What a list of subscriptions names. */
  subscriptions: Subscription[]
}

/** Reads a document and gathers all that comes of it; a refused piece of it is among the problems. */
export async function extractDocument(
  read: ReaderPool['read'],
  source: string | NestedOriginal,
  signal?: AbortSignal,
): Promise<Extracted> {
  const extracted: Extracted = {
    format: null,
    drafts: [],
    problems: [],
    nested: [],
    feed: [],
    subscriptions: [],
  }
  const [name, content] =
    typeof source === 'string' ? [basename(source), source] : [source.path, source.bytes]
  await read(
    content,
    { name, mediaType: null, url: null, modified: null },
    {
      signal,
      onEvents: (events) => Promise.resolve(gather(events, extracted)),
    },
  )
  return extracted
}

function gather(events: readonly ReadEvent<PreparedDraft>[], into: Extracted): void {
  for (const event of events) {
    if (event.kind === 'format') into.format = event.format
    else if (event.kind === 'draft') into.drafts.push(event.draft)
    else if (event.kind === 'nested') into.nested.push(event.nested)
    else if (event.kind === 'feed') into.feed = event.fields
    else if (event.kind === 'subscriptions') into.subscriptions.push(...event.outlines)
    else into.problems.push(event.problem)
  }
}
