import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice, Topic } from '../contract/desk.ts'
import type { ActionGiven, ActionName } from '../contract/actions.ts'
import { actionRegistry } from './actions.ts'
import { afterLanding } from './after-landing.ts'
import type { BriefDesk } from './briefs/brief-document.ts'
import { readSettings } from './desk/settings.ts'
import { followers } from './followers.ts'
import { createImports, type Imports } from './intake/imports.ts'
import { createWatching, type Watching } from './intake/watching.ts'
import { createReaderPool, type ReaderPool } from './intake/reader-pool.ts'
import { createNotices, type Notices } from './notices.ts'
import { engineRouter, type EngineRouter } from './router.ts'
import { receivedChain } from './received-chain.ts'
import { itemLists, type ItemLists } from './search/item-lists.ts'
import { matchingItems } from './search/matching-items.ts'
import { createFetcher, type Resolve } from './sources/fetch-address.ts'
import { latelyFetched } from './sources/lately-fetched.ts'
import { createSources, type Sources } from './sources/sources.ts'
import { subscribe } from './sources/subscribe.ts'
import { home, openHome } from './store/home.ts'
import { openStore, type Store } from './store/open-store.ts'
import { perform, type Performed, type Performer } from './store/perform.ts'
import { editorOf } from './store/performer.ts'
import { redo, undo } from './store/undo.ts'
import { watchStore } from './store/watch-store.ts'
import type { UndoResult } from '../contract/history.ts'

export type EngineOptions = {
  /** The data folder; `COPYTASTER_HOME` or the platform's own where absent. */
  home?: string
  /** Folder of the sample set, templates and vocabularies; found beside the program unless told. */
  resources?: string
  /** The clock; tests set it. */
  now?: () => Date
  /** Follow the sources by their timetable; without it only what is asked for is fetched. */
  polling?: boolean
  /** How hosts are asked; tests set it. */
  network?: { resolve?: Resolve; gap?: readonly [number, number] }
}

/** The engine: alone with the store, the files and the network; every front asks it through the router. */
export type Engine = {
  router: EngineRouter
  store: Store
  /** False once damage was found in the store's pages. */
  sound: () => boolean
  imports: Imports
  sources: Sources
  pool: ReaderPool
  lists: ItemLists
  notices: Notices
  watching: Watching
  /** Begins to watch the folders that the desk has set, and goes on as it sets others. Only fronts that stay ask. */
  watchFolders: () => void
  version: string
  /** Who acts: the desk's editor unless a front says otherwise. */
  performer: (actor?: string) => Performer
  briefDesk: () => BriefDesk
  act: <Name extends ActionName>(performer: Performer, name: Name, given: ActionGiven<Name>) => Performed
  undo: (performer: Performer, event?: number) => UndoResult
  redo: (performer: Performer) => UndoResult
  close: () => Promise<void>
}

export const VERSION = '0.1.0'

/** How we name ourselves to servers: with a page that says who asks and how often. */
const AGENT = `Copytaster/${VERSION} (+https://copytaster.example/feeds)`

/** How often the store is asked whether another program has written to it, in milliseconds. */
const WATCH_MS = 500

/**
 * Opens the engine on a data folder.
 * @throws Refusal when the store is newer, damaged or cannot be written
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const now = options.now ?? ((): Date => new Date())
  const store = openStore(
    openHome(home(options.home)),
    packaged('migrations', join(import.meta.dirname, 'store/migrations')),
  )
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const notices = createNotices()
  const tell = (notice: Notice): void => notices.tell(notice)
  const lists = itemLists(store.reader, () => ({ now: now(), timeZone }))
  const pool = createReaderPool()
  const resources = options.resources ?? packaged('resources', join(import.meta.dirname, '../../resources'))
  const imports = createImports({
    store,
    pool,
    after: afterLanding,
    tell,
    follow: (outlines, performer) =>
      subscribe({ store }, outlines, (given) => engine.act(performer, 'source.add', { sources: given }))
        .words,
    matching: (query) => matchingItems(store.reader, query, { now: now(), timeZone }),
    sample: join(resources, 'sample'),
    now,
  })
  const watching = createWatching({ store, imports, now, tell: () => changed(['settings'], []) })
  let following = false
  const sources = createSources(
    {
      store,
      pool,
      imports,
      fetch: createFetcher(AGENT, options.network),
      lately: latelyFetched(),
      tell,
      now,
      floor: () => readSettings(store.reader).pollMinutes,
    },
    options.network?.gap,
  )
  const changed = (topics: Topic[], items: readonly string[]): void => {
    if (following && topics.includes('settings')) watching.follow(readSettings(store.reader).watchedFolders)
    tell({ kind: 'changed', topics, items: items.slice(0, 500) })
  }

  const upkeep = watchStore(store, now, () => changed(['settings'], []))

  const engine: Omit<Engine, 'router'> = {
    store,
    sound: upkeep.sound,
    imports,
    sources,
    pool,
    lists,
    notices,
    watching,
    watchFolders() {
      following = true
      watching.follow(readSettings(store.reader).watchedFolders)
    },
    version: VERSION,
    performer: (actor) => ({ actor: actor ?? editorOf(store.reader), now }),
    briefDesk: () => ({ timeZone, provenanceOf: receivedChain }),
    act(performer, name, given) {
      const performed = perform(store, actionRegistry, followers, performer, name, given)
      changed(topicsOf(name), performed.items)
      return performed
    },
    undo(performer, event) {
      const undone = undo(store, followers, performer, event)
      changed(ALL_TOPICS, undone.items)
      return undone
    },
    redo(performer) {
      const redone = redo(store, followers, performer)
      changed(ALL_TOPICS, redone.items)
      return redone
    },
    async close() {
      clearInterval(watch)
      await upkeep.stop()
      notices.close()
      await sources.stop()
      await watching.close()
      await imports.close()
      await pool.close()
      store.close()
    },
  }
  let seen = store.db.pragma('data_version', { simple: true })
  const watch = setInterval(() => {
    const version = store.db.pragma('data_version', { simple: true })
    if (version === seen) return
    seen = version
    changed(ALL_TOPICS, [])
  }, WATCH_MS)
  watch.unref()
  if (options.polling) sources.start()
  return { ...engine, router: engineRouter(engine) }
}

const ALL_TOPICS: Topic[] = [
  'items',
  'stories',
  'marks',
  'briefs',
  'history',
  'searches',
  'settings',
  'imports',
  'sources',
]

function topicsOf(name: ActionName): Topic[] {
  const [subject] = name.split('.')
  const own: Record<string, Topic[]> = {
    item: ['items', 'briefs'],
    mark: ['items', 'marks', 'briefs'],
    story: ['items', 'stories'],
    search: ['searches'],
    brief: ['briefs', 'items'],
    desk: ['settings'],
    source: ['sources'],
  }
  return [...(own[subject ?? ''] ?? []), 'history']
}

/** A folder that lies beside the built program, else where it lies in a checkout. */
function packaged(name: string, checkout: string): string {
  const beside = join(import.meta.dirname, name)
  return existsSync(beside) ? beside : checkout
}
