import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openEngine, type Engine } from '../src/engine/engine.ts'
import {
  rss,
  startFeedServer,
  validatorsOf,
  type Asked,
  type FeedServer,
} from '../tests/build/feed-server.ts'
import { RHYTHMS, watchRhythm } from '../tests/build/rhythms.ts'
import { scorePolling, type AnsweredWith } from '../tests/build/score-polling.ts'
import { seeded } from '../tests/build/seeded.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The desk's interval as it comes, in milliseconds. */
const INTERVAL = HOUR
/** Between two looks at the timetable, in the accelerated hours. */
const STEP = 20 * MINUTE
const FEEDS_A_HOST = 5
/** Every tenth feed says that it stays fresh for two hours. */
const FRESH_SECONDS = 7200

const SYLLABLES = 'ba de fi go hu ka le mi no pu ra se ti vo zu an er il on us'.split(' ')

type Feed = { key: string; host: string; path: string; fresh: boolean; everyHours: number }

/**
 * Follows many feeds on a loopback server that records every request, over restarts of the engine with a clock that is
 * set by the bench, and scores what the server saw. The first round keeps the pauses at each host as they are for
 * users; in the accelerated hours after it they are short.
 *
 *     npm run bench -- polling [--feeds 500] [--restarts 20] [--silence-only | --polls-only]
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: {
      feeds: { type: 'string', default: '500' },
      restarts: { type: 'string', default: '20' },
      'silence-only': { type: 'boolean', default: false },
      'polls-only': { type: 'boolean', default: false },
    },
  })
  const silence = values['polls-only'] ? {} : { silence: silenceFigures() }
  if (values['silence-only']) return silence
  return { ...(await pollMany(Number(values.feeds), Number(values.restarts))), ...silence }
}

async function pollMany(count: number, restarts: number): Promise<Record<string, unknown>> {
  const clock = { now: new Date('2026-11-24T08:00:00.000Z') }
  const { next: random } = seeded(20261124)
  const server = await startFeedServer(() => clock.now)
  const feeds = Array.from({ length: count }, (_, index): Feed => {
    const host = `host-${Math.floor(index / FEEDS_A_HOST)}.test:${server.port}`
    const path = `/feed-${index}`
    return { key: path, host, path, fresh: index % 10 === 0, everyHours: 6 + 40 * random() }
  })
  const answered = new Map<string, AnsweredWith[]>()
  const real = new Map<string, number[]>()
  for (const feed of feeds) serveFeed(server, feed, clock, answered, real)
  const home = await mkdtemp(join(tmpdir(), 'copytaster-polling-'))
  const resolve = (host: string): Promise<string[]> =>
    host.endsWith('.test') ? Promise.resolve(['127.0.0.1']) : Promise.reject(new Error(`${host} is not ours`))
  const open = (gap?: readonly [number, number]): Promise<Engine> =>
    openEngine({ home, now: () => clock.now, polling: true, network: { resolve, ...(gap ? { gap } : {}) } })

  let engine = await open()
  const performer = { actor: 'Bench', now: () => clock.now }
  engine.act(performer, 'source.add', {
    sources: feeds.map(({ host, path }) => ({ address: `http://${host}${path}`, privateHost: true })),
  })
  const began = performance.now()
  await engine.sources.pollDue()
  await quiet(engine)
  const firstRound = Math.round(performance.now() - began)
  const shortestPause = Math.round(shortestGap(real))
  console.log(`First round: ${server.asked.length} requests in ${Math.round(firstRound / 1000)} s`)

  for (let restart = 1; restart <= restarts; restart++) {
    await engine.close()
    clock.now = new Date(clock.now.getTime() + Math.floor(random() * HOUR))
    engine = await open([1, 2])
    for (let step = 0; step < 6; step++) {
      await engine.sources.pollDue()
      await quiet(engine)
      clock.now = new Date(clock.now.getTime() + STEP)
    }
    console.log(`Restart ${restart}: ${server.asked.length} requests so far`)
  }
  const { sources } = engine.sources.list()
  const items = engine.store.db.prepare('SELECT count(*) FROM item_list').pluck().get()
  await engine.close()
  await server.close()
  await rm(home, { recursive: true, force: true })

  const byFeed = new Map<string, Asked[]>()
  for (const asked of server.asked) byFeed.set(asked.path, [...(byFeed.get(asked.path) ?? []), asked])
  const fresh = new Set(feeds.filter((feed) => feed.fresh).map(({ key }) => key))
  const interval = (feed: string): number => (fresh.has(feed) ? FRESH_SECONDS * 1000 : INTERVAL)
  const score = scorePolling(byFeed, answered, interval)
  return {
    feeds: byFeed.size,
    hosts: new Set(feeds.map(({ host }) => host)).size,
    restarts,
    simulatedHours: Math.round((clock.now.getTime() - Date.parse('2026-11-24T08:00:00.000Z')) / HOUR),
    ...score,
    peakConnectionsAHost: server.peak(),
    shortestPauseAtAHostMs: shortestPause,
    firstRoundMs: firstRound,
    itemsExpected: feeds.reduce((sum, feed) => sum + itemsOf(feed, lastAsked(byFeed.get(feed.key))), 0),
    items,
    notWell: sources.filter(({ health }) => health !== 'well').length,
  }
}

/** Waits until nothing is being asked: the clock must not jump while a request is on its way. */
async function quiet(engine: Engine): Promise<void> {
  while (engine.sources.list().polling) await wait(100)
}

function serveFeed(
  server: FeedServer,
  feed: Feed,
  clock: { now: Date },
  answered: Map<string, AnsweredWith[]>,
  real: Map<string, number[]>,
): void {
  server.serve(feed.path, ({ headers }) => {
    real.set(feed.host, [...(real.get(feed.host) ?? []), performance.now()])
    const body = bodyOf(feed, clock.now.getTime())
    const validators = validatorsOf(body)
    answered.set(feed.key, [
      ...(answered.get(feed.key) ?? []),
      { etag: validators.etag, lastModified: validators['last-modified'] },
    ])
    const said = { ...validators, 'content-type': 'application/rss+xml' }
    const more = feed.fresh ? { ...said, 'cache-control': `max-age=${FRESH_SECONDS}` } : said
    return headers['if-none-match'] === validators.etag
      ? { status: 304, headers: more }
      : { headers: more, body }
  })
}

/** How many items a feed has brought by a time: three to begin with, then one each so many hours. */
function itemsOf(feed: Feed, at: number): number {
  return 3 + Math.floor((at - Date.parse('2026-11-24T08:00:00.000Z')) / (feed.everyHours * HOUR))
}

function bodyOf(feed: Feed, at: number): string {
  const count = itemsOf(feed, at)
  const items = Array.from({ length: Math.min(10, count) }, (_, index) => {
    const number = count - index
    const id = `${feed.key.slice(1)}-${number}`
    const text = wordsOf(Number(feed.key.slice(6)) * 1000 + number)
    return { id, text, link: `https://paper.example/${id}` }
  })
  return rss(items, { title: `Feed ${feed.key.slice(6)}` })
}

/** Forty words that no other item has in this order, so that no two items look like copies of each other. */
function wordsOf(seed: number): string {
  const { below } = seeded(seed)
  const word = (): string =>
    Array.from({ length: 2 + below(3) }, () => SYLLABLES[below(SYLLABLES.length)]).join('')
  return `${Array.from({ length: 40 }, word).join(' ')}.`
}

function lastAsked(asked: readonly Asked[] | undefined): number {
  return asked?.at(-1)?.at ?? 0
}

/** The shortest time between two requests at one host, in milliseconds. */
function shortestGap(real: ReadonlyMap<string, readonly number[]>): number {
  let shortest = Infinity
  for (const times of real.values())
    for (let at = 1; at < times.length; at++)
      shortest = Math.min(shortest, (times[at] ?? 0) - (times[at - 1] ?? 0))
  return shortest
}

/** False alarms and delay of the silence alarm, over half a year of sources of several rhythms. */
function silenceFigures(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(RHYTHMS).map(([name, rhythm]) => {
      const { falseAlarms, weeks, noticedAfter } = watchRhythm(rhythm, { sources: 20, weeks: 26, seed: 11 })
      const figures = {
        falseAlarmsAYear: Math.round((falseAlarms / weeks) * 52 * 100) / 100,
        noticedAfterHours: Math.round(noticedAfter / HOUR),
      }
      return [name, figures]
    }),
  )
}
