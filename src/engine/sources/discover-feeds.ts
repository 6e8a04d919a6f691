import { Refusal } from '../../contract/errors.ts'
import type { Discovered, FeedChoice } from '../../contract/sources.ts'
import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { hostOf } from './claim-poll.ts'
import { feedAddress } from './feed-address.ts'
import { feedLinks, type FeedLink } from './feed-links.ts'
import type { FetchAnswer } from './fetch-address.ts'
import type { HostQueue } from './host-queue.ts'
import { pollAnswer } from './poll-answer.ts'
import type { SourcesDesk } from './sources-desk.ts'

const ACCEPT =
  'text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5'
/** Where feeds are wont to lie; asked one by one, and only where a page names none. */
const WELL_KNOWN = ['/feed', '/rss', '/feed.xml', '/rss.xml', '/atom.xml', '/index.xml', '/feed.json']
const FORMAT_TYPES: Record<string, string> = {
  'json-feed': 'JSON Feed',
  'rss-json': 'RSS',
  opml: 'list of feeds',
}

/**
 * The feeds that an address leads to: itself, or what the page there declares, or links to; well-known places are only
 * asked where a page does neither.
 * @throws Refusal where the address cannot be fetched
 */
export async function discoverFeeds(
  desk: SourcesDesk,
  queue: HostQueue,
  input: { address: string; privateHost: boolean },
  signal: AbortSignal,
): Promise<Discovered> {
  const address = feedAddress(input.address)
  const get = (at: string): Promise<FetchAnswer> =>
    queue.run(hostOf(at), async () => ({
      asked: true,
      result: await desk.fetch({ address: at, accept: ACCEPT, privateHost: input.privateHost, signal }),
    }))
  const answer = await get(address)
  const said = pollAnswer(answer, desk.now())
  if (said.kind !== 'body')
    throw new Refusal(
      said.kind === 'unchanged' ? 'SERVER_REFUSED' : said.code,
      said.kind === 'unchanged' ? 'The server answers without being asked.' : said.words,
    )
  const itself = await feedItself(desk, answer, signal)
  if (itself) {
    // Under the address that will be followed: where it led is for a poll to find out.
    desk.lately.keep(address, answer, desk.now())
    const choice = { ...chosen(desk, itself, 'itself', address), address }
    return {
      address: answer.address,
      title: itself.title,
      choices: [choice],
      words: 'This is a feed itself.',
    }
  }
  const page = feedLinks(answer.body, answer.headers.get('content-type') ?? null, answer.address)
  const choices = [
    ...page.declared.map((link) => chosen(desk, link, 'declared')),
    ...page.linked.map((link) => chosen(desk, link, 'linked')),
  ]
  if (choices.length === 0) choices.push(...(await wellKnown(desk, get, answer.address, signal)))
  return { address: answer.address, title: page.title, choices, words: wordsOf(choices) }
}

async function wellKnown(
  desk: SourcesDesk,
  get: (address: string) => Promise<FetchAnswer>,
  page: string,
  signal: AbortSignal,
): Promise<FeedChoice[]> {
  for (const path of WELL_KNOWN) {
    const address = new URL(path, page).href
    if (address === page) continue
    try {
      const answer = await get(address)
      const found =
        pollAnswer(answer, desk.now()).kind === 'body' ? await feedItself(desk, answer, signal) : null
      if (!found) continue
      desk.lately.keep(address, answer, desk.now())
      return [{ ...chosen(desk, found, 'wellKnown', address), address }]
    } catch (error) {
      // One guess that leads nowhere says nothing of the next.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return []
}

/** What a body is, if it is a feed: read where all copy of strangers is read. */
async function feedItself(
  desk: SourcesDesk,
  answer: FetchAnswer,
  signal: AbortSignal,
): Promise<FeedLink | null> {
  const events: ReadEvent<PreparedDraft>[] = []
  await desk.pool.read(
    answer.body,
    {
      name: 'feed',
      mediaType: answer.headers.get('content-type') ?? null,
      url: answer.address,
      modified: null,
    },
    { signal, onEvents: async (batch) => void events.push(...batch) },
  )
  const format = events.find((event) => event.kind === 'format')
  const draft = events.find((event) => event.kind === 'draft')
  const channel = events.find((event) => event.kind === 'feed')
  if (format?.kind !== 'format' || !/feed|rss|atom|rdf/u.test(format.format)) return null
  const title =
    channel?.fields.find(({ name }) => name === 'feed:title')?.value ?? draft?.draft.source ?? null
  const head = answer.body.subarray(0, 4096).toString('latin1')
  const type = FORMAT_TYPES[format.format] ?? (/<(?:\w+:)?feed[\s>]/u.test(head) ? 'Atom' : 'RSS')
  return { address: answer.address, title, type }
}

function chosen(
  desk: SourcesDesk,
  link: FeedLink,
  found: FeedChoice['found'],
  given = link.address,
): FeedChoice {
  const source = prepared<[string, string], { id: string }>(
    desk.store.reader,
    'SELECT id FROM source WHERE address = ? OR address = ? LIMIT 1',
  ).get(link.address, given)
  return { ...link, found, source: source?.id ?? null }
}

function wordsOf(choices: readonly FeedChoice[]): string {
  const [first] = choices
  if (first === undefined)
    return 'No feed was found there. Look for a link to “RSS” or “feed” on the page and give its address.'
  if (first.found === 'wellKnown')
    return 'The page names no feed, but there is one where feeds are wont to lie.'
  return choices.length === 1 ? 'The page offers a feed.' : `The page offers ${choices.length} feeds.`
}
