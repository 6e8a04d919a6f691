import type { Discovered, FullTextTaken, SourceList, Subscribed } from '../../contract/sources.ts'
import type { Performer } from '../store/perform.ts'
import { discoverFeeds } from './discover-feeds.ts'
import { takeFullText } from './full-text.ts'
import { createHostQueue } from './host-queue.ts'
import { writeListFile } from './list-file.ts'
import { listSources } from './list-sources.ts'
import { createPoller, type Poller } from './poller.ts'
import type { SourcesDesk } from './sources-desk.ts'
import { readSubscriptions, subscribe, type AddSources } from './subscribe.ts'

/** Everything that the desk does with the feeds it follows. */
export type Sources = Poller & {
  list: () => SourceList
  discover: (input: { address: string; privateHost: boolean }) => Promise<Discovered>
  addList: (opml: string, add: AddSources) => Promise<Subscribed>
  listFile: () => string
  fullText: (item: string, performer: Performer) => Promise<FullTextTaken>
}

/**
 * Nothing is asked until somebody asks, or `start` is called.
 * @param gap the shortest and longest pause between two requests to a host, in milliseconds
 */
export function createSources(desk: SourcesDesk, gap?: readonly [number, number]): Sources {
  const abort = new AbortController()
  const queue = createHostQueue(abort.signal, gap)
  return {
    ...createPoller(desk, queue, abort),
    list: () => listSources(desk.store.reader, desk.now()),
    discover: (input) => discoverFeeds(desk, queue, input, abort.signal),
    addList: async (opml, add) => subscribe(desk, await readSubscriptions(desk, opml), add),
    listFile: () => writeListFile(desk.store.reader, desk.now()),
    fullText: (item, performer) => takeFullText(desk, queue, item, performer, abort.signal),
  }
}
