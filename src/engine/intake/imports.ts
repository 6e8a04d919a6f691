import type { Notice } from '../../contract/desk.ts'
import { Refusal } from '../../contract/errors.ts'
import type { ImportInput } from '../../contract/imports.ts'
import { v7 as newId } from 'uuid'
import type { Subscription } from '../items/draft.ts'
import { isAlive } from '../store/is-alive.ts'
import type { Store } from '../store/open-store.ts'
import { appendEvent } from '../store/log.ts'
import type { Performer } from '../store/perform.ts'
import { prepared } from '../store/prepared.ts'
import { countOf } from '../store/action.ts'
import {
  importSources,
  receivedSources,
  removeTemporary,
  type ImportSources,
  type ReceivedCopy,
} from './import-sources.ts'
import type { AfterLanding } from './land-drafts.ts'
import { readFiles } from './read-files.ts'
import type { ReaderPool } from './reader-pool.ts'
import { receiptCounts } from './receipts.ts'
import { stoppedByEditor } from './stopped-file.ts'
import { rereadOriginals } from './reread.ts'

/** What imports need of the engine. */
export type ImportDesk = {
  store: Store
  pool: ReaderPool
  /** Follows each landing in its transaction. */
  after: AfterLanding
  tell: (notice: Notice) => void
  /** Follows what a list of subscriptions names. @returns what became of it, in words */
  follow: (outlines: readonly Subscription[], performer: Performer) => string
  /** Ids of all items that answer a query. */
  matching: (query: string) => string[]
  /** Folder of the sample set. */
  sample: string
  now: () => Date
}

/** The name of an import that read kept originals again. */
const REREAD = 'Re-read'

/** Imports as jobs: started, cancelled, resumed, waited for. */
export type Imports = {
  start: (input: ImportInput, performer: Performer) => Promise<string>
  /** Takes in what came from a source that is followed. */
  receive: (copy: ReceivedCopy, performer: Performer) => Promise<string>
  /** Reads the originals of all items that answer a query again; what differs becomes a version. */
  reread: (query: string, performer: Performer) => string
  cancel: (id: string) => void
  resume: (id: string, performer: Performer) => void
  /** Resolves once the import has ended, in whatever way. */
  finished: (id: string) => Promise<void>
  /** Stops everything that runs, as a crash would: it can be resumed. */
  close: () => Promise<void>
}

/** What an import of originals that are here already goes by, as kept in its row. */
type RereadSources = { reread: string }

type Running = { abort: AbortController; done: Promise<void> }

export function createImports(desk: ImportDesk): Imports {
  const { store } = desk
  const running = new Map<string, Running>()
  let closing = false
  markInterrupted(store)

  const run = (
    id: string,
    name: string,
    sources: ImportSources | RereadSources,
    performer: Performer,
  ): void => {
    const abort = new AbortController()
    const done = work(id, name, sources, performer, abort.signal)
      .catch((error: unknown) => {
        setState(store, id, 'interrupted')
        if (!closing)
          console.error(`Import ${id} ended early: ${error instanceof Error ? error.stack : String(error)}`)
      })
      .finally(() => running.delete(id))
    running.set(id, { abort, done })
  }

  const work = async (
    id: string,
    name: string,
    sources: ImportSources | RereadSources,
    performer: Performer,
    signal: AbortSignal,
  ): Promise<void> => {
    if ('reread' in sources)
      await rereadOriginals({ ...desk, import: id, name }, desk.matching(sources.reread), signal)
    else
      await readFiles(
        {
          ...desk,
          import: id,
          name,
          received: sources.received,
          subscribe: (outlines) => desk.follow(outlines, performer),
          splitNewsletters: sources.splitNewsletters === true,
        },
        sources,
        signal,
      )
    if (closing) {
      setState(store, id, 'interrupted')
      return
    }
    const counts = finish(desk, id, endWords(name, sources), performer, signal.aborted)
    if (!('reread' in sources)) await removeTemporary(sources)
    desk.tell({
      kind: 'progress',
      import: id,
      name,
      state: signal.aborted ? 'cancelled' : 'done',
      files: counts.files,
      filesTotal: counts.files,
      items: counts.items,
      refused: counts.refused,
    })
  }

  return {
    async start(input, performer) {
      const id = newId()
      const at = performer.now()
      const { name, sources } = await importSources(store.home, input, desk.sample, at)
      store.transaction(() => {
        prepared<unknown[], void>(
          store.db,
          `INSERT INTO import (id, name, by, input, state, started_at, holder) VALUES (?, ?, ?, ?, 'running', ?, ?)`,
        ).run(id, name, performer.actor, JSON.stringify(sources), at.toISOString(), process.pid)
      })
      run(id, name, sources, performer)
      return id
    },
    async receive(copy, performer) {
      const id = newId()
      const sources = await receivedSources(store.home, copy)
      const { source, pageOf } = copy.received
      store.transaction(() => {
        prepared<unknown[], void>(
          store.db,
          `INSERT INTO import (id, name, by, input, state, started_at, holder, source, page_of)
           VALUES (?, ?, ?, ?, 'running', ?, ?, ?, ?)`,
        ).run(
          id,
          copy.name,
          performer.actor,
          JSON.stringify(sources),
          performer.now().toISOString(),
          process.pid,
          source,
          pageOf,
        )
      })
      run(id, copy.name, sources, performer)
      return id
    },
    reread(query, performer) {
      const id = newId()
      const sources: RereadSources = { reread: query }
      // A query that is not understood is refused before there is a receipt.
      desk.matching(query)
      store.transaction(() => {
        prepared<unknown[], void>(
          store.db,
          `INSERT INTO import (id, name, by, input, state, started_at, holder, reread)
           VALUES (?, ?, ?, ?, 'running', ?, ?, 1)`,
        ).run(
          id,
          REREAD,
          performer.actor,
          JSON.stringify(sources),
          performer.now().toISOString(),
          process.pid,
        )
      })
      run(id, REREAD, sources, performer)
      return id
    },
    cancel(id) {
      running.get(id)?.abort.abort(stoppedByEditor())
    },
    resume(id, performer) {
      const row = prepared<[string], { name: string; input: string; state: string }>(
        store.db,
        'SELECT name, input, state FROM import WHERE id = ?',
      ).get(id)
      if (!row) throw new Refusal('NOT_FOUND', 'There is no such import.')
      if (row.state !== 'interrupted')
        throw new Refusal('INVALID', 'Only an interrupted import can be resumed.')
      setState(store, id, 'running')
      run(id, row.name, JSON.parse(row.input) as ImportSources | RereadSources, performer)
    },
    finished: (id) => running.get(id)?.done ?? Promise.resolve(),
    async close() {
      closing = true
      const all = [...running.values()]
      for (const each of all) each.abort.abort()
      await Promise.all(all.map((each) => each.done))
    },
  }
}

/** What the log says of an import that has ended, by how many items it brought or changed. */
function endWords(name: string, sources: ImportSources | RereadSources): (landed: number) => string {
  return (landed) =>
    'reread' in sources
      ? `Read originals again: ${countOf(landed, 'item')} changed`
      : `Imported ${countOf(landed, 'item')} from ${name}`
}

/** Ends an import: its counts become final, and one event of the log says what came in and can take it back. */
function finish(
  { store, tell }: ImportDesk,
  id: string,
  words: (landed: number) => string,
  performer: Performer,
  cancelled: boolean,
): ReturnType<typeof receiptCounts> {
  return store.transaction(() => {
    const counts = receiptCounts(store.db, id)
    const at = performer.now().toISOString()
    const landed = counts.imported + counts.version + counts.folded
    // Nothing changes now, the items are here: the event holds the change that taking it back would make.
    // One that brought nothing leaves nothing to take back.
    const seq =
      landed === 0
        ? null
        : appendEvent(store.db, {
            at,
            actor: performer.actor,
            action: 'import',
            words: `${words(landed)}${cancelled ? ' (stopped)' : ''}`,
            subject: [],
            changes: [{ table: 'import', key: { id }, before: { withdrawn: 1 }, after: { withdrawn: 0 } }],
            undoes: null,
          })
    prepared<unknown[], void>(
      store.db,
      'UPDATE import SET state = ?, finished_at = ?, event = ?, counts = ?, holder = NULL WHERE id = ?',
    ).run(cancelled ? 'cancelled' : 'done', at, seq, JSON.stringify(counts), id)
    tell({ kind: 'changed', topics: ['items', 'stories', 'marks', 'imports', 'history'], items: [] })
    return counts
  })
}

function setState(store: Store, id: string, state: 'running' | 'interrupted'): void {
  store.transaction(() => {
    prepared<unknown[], void>(store.db, 'UPDATE import SET state = ?, holder = ? WHERE id = ?').run(
      state,
      state === 'running' ? process.pid : null,
      id,
    )
  })
}

/** An import whose process is gone was interrupted: by a crash, a kill or a power cut. */
function markInterrupted(store: Store): void {
  const rows = prepared<[], { id: string; holder: number | null }>(
    store.db,
    "SELECT id, holder FROM import WHERE state = 'running'",
  ).all()
  for (const row of rows)
    if (row.holder === null || row.holder === process.pid || !isAlive(row.holder))
      setState(store, row.id, 'interrupted')
}
