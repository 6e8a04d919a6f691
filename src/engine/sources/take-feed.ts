import { createHash } from 'node:crypto'
import type { ProblemCode } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { isHere } from '../intake/land-received.ts'
import { readReceipt } from '../intake/receipts.ts'
import type { Received } from '../intake/received.ts'
import { prepared } from '../store/prepared.ts'
import type { FetchAnswer } from './fetch-address.ts'
import { creditOf } from './list-sources.ts'
import { feedLinks } from './feed-links.ts'
import { receivedFile } from './received-file.ts'
import { readState, type SourceRow } from './source-state.ts'
import { pollingPerformer, type SourcesDesk } from './sources-desk.ts'

/** What a body came to. */
export type TakenFeed =
  | { kind: 'unchanged'; title: string | null; home: string | null }
  | {
      kind: 'new'
      title: string | null
      home: string | null
      import: string
      items: string[]
      damaged: boolean
    }
  | { kind: 'unreadable'; code: ProblemCode; words: string; import: string | null }

/** Formats that are read, but are no feed of anything. */
const NOT_FEEDS = new Set(['html', 'text', 'markdown', 'opml', 'docx', 'odt', 'rtf', 'pdf', 'doc'])

/**
 * Takes in a feed's body as an import of its own, if it brings an item or a version that is not here. One that brings
 * nothing leaves no row; one that cannot be read leaves its receipt.
 */
export async function takeFeed(
  desk: SourcesDesk,
  row: SourceRow,
  answer: FetchAnswer,
  { leaveReceipt }: { leaveReceipt: boolean },
  signal: AbortSignal,
): Promise<TakenFeed> {
  const mediaType = answer.headers.get('content-type') ?? null
  const url = baseOf(answer)
  const file = receivedFile(creditOf(row, readState(desk.store.reader, row)), mediaType)
  const events: ReadEvent<PreparedDraft>[] = []
  await desk.pool.read(
    answer.body,
    { name: file, mediaType, url, modified: null },
    { signal, onEvents: async (batch) => void events.push(...batch) },
  )
  const format = events.find((event) => event.kind === 'format')?.format ?? null
  const problem = events.find(
    (event) => event.kind === 'problem' && event.problem.code !== 'ENCODING_GUESSED',
  )
  const damaged = problem?.kind === 'problem' && problem.problem.code === 'FEED_DAMAGED'
  const drafts = events.flatMap((event) => (event.kind === 'draft' ? [event.draft] : []))
  if (format === 'html') return htmlInstead(answer)
  const received: Received = {
    source: row.id,
    key: `source ${row.key}`,
    credited: row.name,
    otherwise: creditOf(row, { title: null }),
    rights: row.rights,
    mediaType,
    pageOf: null,
  }
  const take = async (): Promise<string> => {
    const copy = { name: creditOf(row, { title: titleOf(events) }), file, bytes: answer.body, url, received }
    const id = await desk.imports.receive(copy, pollingPerformer(desk))
    await desk.imports.finished(id)
    signal.throwIfAborted()
    return id
  }
  // A feed may have no item today, but it says at least what it is; half an answer does not.
  const silent = !events.some((event) => event.kind === 'feed' && event.fields.length > 0)
  const nothing = drafts.length === 0 && (problem?.kind === 'problem' || silent)
  const foreign = format === null || NOT_FEEDS.has(format)
  if (foreign || nothing) {
    const refused = problem?.kind === 'problem' && !foreign ? problem.problem : null
    const words = foreign ? 'The answer is no feed.' : 'The answer is a feed without anything in it.'
    return {
      kind: 'unreadable',
      code: refused?.code ?? 'NOT_A_FEED',
      words: refused?.words ?? words,
      import: leaveReceipt && refused !== null ? await take() : null,
    }
  }
  const title = titleOf(events)
  const home = homeOf(events)
  const original = createHash('sha256').update(answer.body).digest('hex')
  if (drafts.every((draft) => isHere(desk.store.reader, received, original, draft)))
    return { kind: 'unchanged', title, home }
  const id = await take()
  const { counts } = readReceipt(desk.store.db, id)
  const items = noteItems(desk, row.id, id)
  return counts.imported + counts.version + counts.folded === 0
    ? { kind: 'unchanged', title, home }
    : { kind: 'new', title, home, import: id, items, damaged }
}

/** The address that addresses in the body are relative to (RFC 3986, 5.1.2 and 5.1.3). */
function baseOf(answer: FetchAnswer): string {
  const location = answer.headers.get('content-location')
  const base = location === undefined ? null : URL.parse(location, answer.address)
  return base !== null && /^https?:$/u.test(base.protocol) ? base.href : answer.address
}

function htmlInstead(answer: FetchAnswer): TakenFeed {
  const { declared, linked } = feedLinks(
    answer.body,
    answer.headers.get('content-type') ?? null,
    answer.address,
  )
  const [offer] = [...declared, ...linked]
  const words = offer
    ? `The answer is a web page, not a feed. It offers a feed at ${offer.address}.`
    : 'The answer is a web page, not a feed, and it offers none.'
  return { kind: 'unreadable', code: 'NOT_A_FEED', words, import: null }
}

function fieldOf(events: readonly ReadEvent<PreparedDraft>[], name: string): string | null {
  for (const event of events) {
    const fields = event.kind === 'feed' ? event.fields : event.kind === 'draft' ? event.draft.fields : []
    const found = fields.find((field) => field.name === name)
    if (found) return found.value
  }
  return null
}

function titleOf(events: readonly ReadEvent<PreparedDraft>[]): string | null {
  const draft = events.find((event) => event.kind === 'draft')
  return fieldOf(events, 'feed:title') ?? draft?.draft.source ?? null
}

function homeOf(events: readonly ReadEvent<PreparedDraft>[]): string | null {
  return fieldOf(events, 'feed:link')
}

/** Notes when the new items of an import were published, or else came: the source's rhythm. @returns what is new or changed */
function noteItems(desk: SourcesDesk, source: string, id: string): string[] {
  return desk.store.transaction(() => {
    prepared<[string, string], void>(
      desk.store.db,
      `INSERT OR IGNORE INTO source_item (source, at, item)
       SELECT ?, min(coalesce(l.published_at, l.arrived_at), l.arrived_at), l.id
       FROM import_item ii JOIN item_list l ON l.id = ii.item
       WHERE ii.import = ? AND ii.outcome IN ('imported', 'folded')`,
    ).run(source, id)
    return prepared<[string], { item: string }>(
      desk.store.db,
      "SELECT DISTINCT item FROM import_item WHERE import = ? AND outcome IN ('imported', 'folded', 'version')",
    )
      .all(id)
      .map(({ item }) => item)
  })
}
