import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../../contract/errors.ts'
import type { Polled } from '../../contract/sources.ts'
import type { Imports } from '../intake/imports.ts'
import { prepared } from '../store/prepared.ts'
import {
  claimPoll,
  hostOf,
  polledAddress,
  readTimetable,
  settleClock,
  spreadOverdue,
  type PollMode,
} from './claim-poll.ts'
import { takeFullText } from './full-text.ts'
import type { HostQueue } from './host-queue.ts'
import { creditOf } from './list-sources.ts'
import { pollingLease } from './polling-lease.ts'
import { pollSource } from './poll-source.ts'
import { readSource, readSources, readState } from './source-state.ts'
import { pollingPerformer, type SourcesDesk } from './sources-desk.ts'

/** How often the timetable is looked at, in milliseconds. */
const TICK_MS = 5_000
/** While sources are polled the lease is renewed so often, in milliseconds. */
const RENEW_MS = 30_000
/** An editor's own poll waits so long for another program to end its round, in milliseconds. */
const LEASE_WAIT_MS = 60_000
const LEASE_LOOK_MS = 500

/** Polls sources when their time has come, and when an editor asks. */
export type Poller = {
  /** Follows the timetable from now on. */
  start: () => void
  /** Polls what is due now; empty while another program polls. Resolves once all is polled. */
  pollDue: () => Promise<Polled[]>
  /** Polls these (all where absent) for an editor. @throws Refusal `STORE_BUSY` while another program polls */
  poll: (sources: readonly string[] | undefined, force: boolean) => Promise<Polled[]>
  /** Ends what is being asked; nothing is asked any more. */
  stop: () => Promise<void>
}

export function createPoller(desk: SourcesDesk, queue: HostQueue, abort: AbortController): Poller {
  const { store } = desk
  const lease = pollingLease(store)
  let rounds = 0
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  const working = new Set<Promise<unknown>>()

  /** Runs one round under the lease; a round within this program may overlap another. */
  async function round<Result>(work: () => Promise<Result>): Promise<Result> {
    rounds++
    const renewal = setInterval(() => void lease.take(), RENEW_MS)
    renewal.unref()
    try {
      return await work()
    } finally {
      clearInterval(renewal)
      rounds--
      if (rounds === 0) lease.release()
    }
  }

  async function pollOne(id: string, host: string, mode: PollMode): Promise<Polled | null> {
    const polled = await queue.run(host, async () => {
      const claim = store.transaction(() => claimPoll(store.db, id, mode, desk.now(), desk.floor()))
      if (claim.kind === 'notDue') return { asked: false, result: null }
      if (claim.kind === 'tooSoon') {
        const credited = creditOf(claim.row, claim.state)
        const result = { source: id, credited, outcome: 'tooSoon' as const, words: claim.words, import: null }
        return { asked: false, result: { ...result, items: [] } }
      }
      return { asked: true, result: await pollSource(desk, claim, abort.signal) }
    })
    if (polled === null) return null
    desk.tell({ kind: 'changed', topics: ['sources'], items: [] })
    const { items, ...result } = polled
    if (items.length > 0 && readSource(store.db, id)?.full_text === 1) await fullTexts(items)
    return result
  }

  async function fullTexts(items: readonly string[]): Promise<void> {
    for (const item of items) await takeFullText(desk, queue, item, pollingPerformer(desk), abort.signal)
  }

  /** What ends because the engine ends is no fault. */
  async function settle(polls: Promise<Polled | null>[]): Promise<Polled[]> {
    const done = await Promise.allSettled(polls)
    const fault = done.find((each) => each.status === 'rejected')
    if (fault && !abort.signal.aborted) throw fault.reason
    return done.flatMap((each) => (each.status === 'fulfilled' && each.value !== null ? [each.value] : []))
  }

  async function pollDue(): Promise<Polled[]> {
    if (abort.signal.aborted) return []
    let table = readTimetable(store.reader, desk.now())
    if (table.ahead) {
      store.transaction(() => settleClock(store.db, desk.now()))
      table = readTimetable(store.reader, desk.now())
    }
    // What waits for its host since an earlier look is not asked for twice.
    const due = table.due.filter(({ id }) => !waiting.has(id))
    if (due.length === 0 || !lease.take()) return []
    return round(() =>
      settle(
        due.map(async ({ id, host }) => {
          waiting.add(id)
          try {
            return await pollOne(id, host, 'due')
          } finally {
            waiting.delete(id)
          }
        }),
      ),
    )
  }

  async function leased(): Promise<void> {
    for (let waited = 0; !lease.take(); waited += LEASE_LOOK_MS) {
      if (waited >= LEASE_WAIT_MS)
        throw new Refusal('STORE_BUSY', 'Another program is polling these sources. Try again in a minute.')
      await wait(LEASE_LOOK_MS, undefined, { signal: abort.signal })
    }
  }

  const kept = <Result>(work: Promise<Result>): Promise<Result> => {
    working.add(work)
    const forget = (): void => void working.delete(work)
    work.then(forget, forget)
    return work
  }

  function tick(): void {
    kept(pollDue()).catch((error: unknown) => {
      if (!abort.signal.aborted)
        console.error(`Polling failed: ${error instanceof Error ? error.stack : String(error)}`)
    })
  }

  return {
    start() {
      if (timer !== null) return
      resumeInterrupted(store.db, desk.imports, desk)
      if (readTimetable(store.reader, desk.now()).due.length > 0)
        store.transaction(() => spreadOverdue(store.db, desk.now()))
      timer = setInterval(tick, TICK_MS)
      timer.unref()
    },
    pollDue: () => kept(pollDue()),
    async poll(sources, force) {
      const wanted = readSources(store.db).filter((row) =>
        sources === undefined ? row.paused === 0 : sources.includes(row.id),
      )
      if (wanted.length === 0) return []
      await leased()
      return kept(
        round(() =>
          settle(
            wanted.map((row) => {
              const host = hostOf(polledAddress(row, readState(store.db, row)))
              return pollOne(row.id, host, force ? 'forced' : 'asked')
            }),
          ),
        ),
      )
    },
    async stop() {
      if (timer !== null) clearInterval(timer)
      abort.abort()
      await Promise.allSettled(working)
    },
  }
}

/** Takes up the imports of polls that a crash broke off: no editor has begun them, so none would go on with them. */
function resumeInterrupted(db: SourcesDesk['store']['db'], imports: Imports, desk: SourcesDesk): void {
  const rows = prepared<[], { id: string }>(
    db,
    "SELECT id FROM import WHERE state = 'interrupted' AND (source IS NOT NULL OR page_of IS NOT NULL)",
  ).all()
  for (const { id } of rows) imports.resume(id, pollingPerformer(desk))
}
