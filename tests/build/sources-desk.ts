import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ActionGiven, ActionName } from '../../src/contract/actions.ts'
import type { Notice } from '../../src/contract/desk.ts'
import type { Polled, Source, SourceGiven } from '../../src/contract/sources.ts'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import type { Performed } from '../../src/engine/store/perform.ts'
import { EDITOR, MORNING } from './desk.ts'
import { startFeedServer, type FeedServer } from './feed-server.ts'

/** A desk with a feed server beside it, both on one clock. */
export type SourcesTest = {
  engine: Engine
  server: FeedServer
  clock: { now: Date }
  notices: Notice[]
  /** Follows a path of the server. @returns the source's id */
  follow: (path: string, more?: Partial<SourceGiven>) => string
  /** Sets the clock forward (or back). */
  pass: (minutes: number) => void
  /** Polls what is due. */
  due: () => Promise<Polled[]>
  /** The source as it stands. */
  shown: (id: string) => Source
  /** Sets the clock to the time of the source's next poll, and polls. */
  next: (id: string) => Promise<Polled>
  restart: () => Promise<void>
  /** Takes an action as an editor. */
  act: <Name extends ActionName>(name: Name, given: ActionGiven<Name>) => Performed
  headlines: () => string[]
}

/** Every name that ends in `.test` is this computer; nothing else is looked up. */
export const loopback = (host: string): Promise<string[]> =>
  host.endsWith('.test')
    ? Promise.resolve(['127.0.0.1'])
    : Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' }))

export async function sourcesDesk(): Promise<SourcesTest> {
  const folder = await mkdtemp(join(tmpdir(), 'copytaster-sources-'))
  const clock = { now: new Date(MORNING) }
  const server = await startFeedServer(() => clock.now)
  const open = (): Promise<Engine> =>
    openEngine({ home: folder, now: () => clock.now, network: { resolve: loopback, gap: [0, 0] } })
  const notices: Notice[] = []
  const at: SourcesTest = {
    engine: await open(),
    server,
    clock,
    notices,
    follow(path, more = {}) {
      const given = { address: `${server.origin}${path}`, privateHost: true, ...more }
      const { made } = at.act('source.add', { sources: [given] })
      return Object.values(made)[0] ?? ''
    },
    pass(minutes) {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000)
    },
    due: () => at.engine.sources.pollDue(),
    shown(id) {
      const source = at.engine.sources.list().sources.find((each) => each.id === id)
      if (!source) throw new Error(`no source ${id}`)
      return source
    },
    async next(id) {
      const { nextPollAt } = at.shown(id)
      if (nextPollAt !== null) clock.now = new Date(Math.max(clock.now.getTime(), Date.parse(nextPollAt)))
      const polled = (await at.due()).find((each) => each.source === id)
      if (!polled) throw new Error('it was not polled')
      return polled
    },
    async restart() {
      await at.engine.close()
      at.engine = await open()
    },
    act: (name, given) => at.engine.act({ actor: EDITOR, now: () => clock.now }, name, given),
    headlines: () =>
      at.engine.store.db
        .prepare<[], { headline: string }>('SELECT headline FROM item_list WHERE withdrawn = 0 ORDER BY row')
        .all()
        .map(({ headline }) => headline),
  }
  const listening = new AbortController()
  void (async () => {
    for await (const notice of at.engine.notices.listen(listening.signal)) notices.push(notice)
  })()
  onTestFinished(async () => {
    listening.abort()
    await at.engine.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return at
}
