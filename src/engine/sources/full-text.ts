import { Refusal } from '../../contract/errors.ts'
import type { FullTextTaken } from '../../contract/sources.ts'
import type { PreparedDraft } from '../items/draft.ts'
import type { Received } from '../intake/received.ts'
import { readReceipt } from '../intake/receipts.ts'
import type { Performer } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import { hostOf } from './claim-poll.ts'
import { hostHold } from './host-hold.ts'
import type { HostQueue } from './host-queue.ts'
import { pollAnswer } from './poll-answer.ts'
import { receivedFile } from './received-file.ts'
import type { SourceRow } from './source-state.ts'
import type { SourcesDesk } from './sources-desk.ts'

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'

type Item = { id: string; url: string | null; source: string | null; words: number; headline: string }

/**
 * Fetches the page that an item links to and takes its text in as a version of the item, with the page kept as its
 * original. A page that has no more text than what is here is left alone.
 * @throws Refusal `NOT_FOUND` where there is no such item
 */
export async function takeFullText(
  desk: SourcesDesk,
  queue: HostQueue,
  id: string,
  performer: Performer,
  signal: AbortSignal,
): Promise<FullTextTaken> {
  const item = prepared<[string], Item>(
    desk.store.reader,
    `SELECT l.id, l.url, l.headline, l.word_count AS words, (SELECT im.source FROM import_item ii
       JOIN import im ON im.id = ii.import WHERE ii.item = l.id AND im.source IS NOT NULL LIMIT 1) AS source
     FROM item_list l WHERE l.id = ? AND l.withdrawn = 0`,
  ).get(id)
  if (!item) throw new Refusal('NOT_FOUND', 'There is no such item.')
  const { url } = item
  if (url === null) return refused('The item links to no page.')
  const source =
    item.source === null
      ? undefined
      : prepared<[string], SourceRow>(desk.store.reader, 'SELECT * FROM source WHERE id = ?').get(item.source)
  try {
    return await queue.run(hostOf(url), async () => {
      const hold = hostHold(desk.store.reader, hostOf(url), desk.now())
      if (hold)
        return {
          asked: false,
          result: refused(`${hostOf(url)} wants to be left alone for a while (${hold.why}).`),
        }
      return { asked: true, result: await fetchPage(desk, item, url, source, performer, signal) }
    })
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message)
    throw error
  }
}

async function fetchPage(
  desk: SourcesDesk,
  item: Item,
  url: string,
  source: SourceRow | undefined,
  performer: Performer,
  signal: AbortSignal,
): Promise<FullTextTaken> {
  // A source's leave to lie in a private network holds for its own host, not for whatever its items link to.
  const sameHost = source !== undefined && URL.parse(source.address)?.hostname === URL.parse(url)?.hostname
  const answer = await desk.fetch({
    address: url,
    accept: ACCEPT,
    privateHost: sameHost && source.private_host === 1,
    signal,
  })
  const said = pollAnswer(answer, desk.now())
  if (said.kind !== 'body') return refused(said.kind === 'unchanged' ? 'The page was not sent.' : said.words)
  const mediaType = answer.headers.get('content-type') ?? null
  const file = receivedFile(item.headline, mediaType ?? 'text/html')
  const drafts: PreparedDraft[] = []
  await desk.pool.read(
    answer.body,
    { name: file, mediaType, url: answer.address, modified: null },
    {
      signal,
      onEvents: async (events) =>
        void drafts.push(...events.flatMap((event) => (event.kind === 'draft' ? [event.draft] : []))),
    },
  )
  const [draft] = drafts
  if (draft === undefined || drafts.length > 1)
    return refused('The page holds no article that could be read.')
  if (draft.wordCount <= item.words)
    return refused(
      `The page has no more text (${draft.wordCount} words) than what is here (${item.words} words).`,
    )
  const received: Received = {
    source: item.source,
    key: '',
    credited: null,
    otherwise: null,
    rights: null,
    mediaType,
    pageOf: item.id,
  }
  const name = `Full text of “${item.headline.slice(0, 120)}”`
  const id = await desk.imports.receive(
    { name, file, bytes: answer.body, url: answer.address, received },
    performer,
  )
  await desk.imports.finished(id)
  const { counts } = readReceipt(desk.store.db, id)
  if (counts.version > 0)
    return {
      outcome: 'version',
      words: `The text of ${hostOf(url)} is the newest version: ${draft.wordCount} words.`,
      import: id,
    }
  return counts.alreadyHere > 0
    ? { outcome: 'alreadyHere', words: 'This text of the page is here already.', import: id }
    : { outcome: 'refused', words: 'The page could not be taken in.', import: id }
}

function refused(words: string): FullTextTaken {
  return { outcome: 'refused', words, import: null }
}
