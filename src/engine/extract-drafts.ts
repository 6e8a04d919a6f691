import type { Problem } from '../contract/errors.ts'
import type { DateFound } from '../contract/dates.ts'
import type { Extracted } from './intake/extract-document.ts'
import { createReaderPool, type ReaderPool } from './intake/reader-pool.ts'
import { nestingWithin, OUTERMOST, type Nesting } from './intake/nesting.ts'
import { problemOf, walkPaths } from './intake/walk-paths.ts'
import type { WireFields } from '../contract/wire.ts'
import type { DraftField, NestedOriginal, PreparedDraft, Subscription } from './items/draft.ts'

/** A draft as `extract` gives it: the item that it would become, before any store. */
export type ExtractedDraft = Omit<PreparedDraft, 'published' | 'updated' | 'wire'> & {
  /** UTC, ISO 8601. */
  publishedAt: string | null
  updatedAt: string | null
  dates: { published: DateFound | null; updated: DateFound | null }
} & Partial<WireFields>

export type ExtractedFile = {
  path: string
  format: string | null
  drafts: ExtractedDraft[]
  problems: Problem[]
  /** What a feed says of itself; absent where the file is none. */
  feed?: DraftField[]
  /** What a list of subscriptions names; absent where the file is none. */
  subscriptions?: Subscription[]
}

/**
 * What the readers make of files, without a store: every file at and beneath the paths, in order, and every file
 * inside a container under a line of its own. Nothing thrown for bad input: it is a problem of its file.
 * @param paths absolute paths
 */
export async function* extractDrafts(
  paths: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<ExtractedFile> {
  const pool = createReaderPool()
  try {
    const { files, unreachable } = await walkPaths(paths, signal)
    for (const { path, problem } of unreachable) {
      yield { path, format: null, drafts: [], problems: [problem] }
    }
    for (const { path, file } of files) yield* extractFile(pool, path, file, OUTERMOST, signal)
  } finally {
    await pool.close()
  }
}

async function* extractFile(
  pool: ReaderPool,
  path: string,
  source: string | NestedOriginal,
  nesting: Nesting,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExtractedFile> {
  let extracted: Extracted
  try {
    extracted = await pool.extract(source, signal)
  } catch (error) {
    signal?.throwIfAborted()
    yield { path, format: null, drafts: [], problems: [problemOf(error, path)] }
    return
  }
  const { format, drafts, problems, nested, feed, subscriptions } = extracted
  yield {
    path,
    format,
    drafts: drafts.map(extractedDraft),
    problems,
    ...(feed.length > 0 ? { feed } : {}),
    ...(subscriptions.length > 0 ? { subscriptions } : {}),
  }
  const within = nestingWithin(nesting, format === 'mail' || format === 'mailbox' ? 'message/rfc822' : '')
  for (const entry of nested) {
    const inside = `${path}/${entry.path}`
    if (within === null) {
      const words = `${inside} lies too deep inside other containers and was not read.`
      yield { path: inside, format: null, drafts: [], problems: [{ code: 'TOO_DEEP', words }] }
      continue
    }
    yield* extractFile(pool, inside, entry, within, signal)
  }
}

function extractedDraft(draft: PreparedDraft): ExtractedDraft {
  const { published, updated, wire, ...rest } = draft
  return {
    ...rest,
    ...wire,
    publishedAt: published?.value ?? null,
    updatedAt: updated?.value ?? null,
    dates: { published, updated },
  }
}
