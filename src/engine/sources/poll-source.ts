import { createHash } from 'node:crypto'
import type { ProblemCode } from '../../contract/errors.ts'
import { Refusal } from '../../contract/errors.ts'
import type { Polled, PollOutcome } from '../../contract/sources.ts'
import { hostOf, polledAddress } from './claim-poll.ts'
import type { FetchAnswer, Validators } from './fetch-address.ts'
import { freshnessOf, type Freshness } from './freshness.ts'
import { heardFrom } from './hear-silence.ts'
import { holdHost } from './host-hold.ts'
import { creditOf, itemRate } from './list-sources.ts'
import { pollAnswer } from './poll-answer.ts'
import { nextPoll, pollAfterFailure } from './poll-pace.ts'
import { readSource, readState, writeState, type SourceRow, type SourceState } from './source-state.ts'
import type { SourcesDesk } from './sources-desk.ts'
import { statedPace, type StatedPace } from './stated-pace.ts'
import { takeFeed } from './take-feed.ts'

/** Feeds first, pages last: what a server that can choose should choose. */
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1'
const DAY = 86_400_000
/** After so long of nothing but 304 the whole feed is asked for once: some servers say so for ever. */
const WHOLE_AFTER_MS = 8 * DAY
/** And after so long where it had in truth not changed. */
const WHOLE_AGAIN_MS = 32 * DAY

/** What is remembered of a feed beside its validators. */
type Memory = {
  stated?: StatedPace
  /** A body that could not be read, so that its receipt is left once. */
  unreadable?: string
}

/** Polls one source that was claimed, and keeps what became of it. Never throws but for an abort. */
export async function pollSource(
  desk: SourcesDesk,
  claimed: { row: SourceRow; state: SourceState },
  signal: AbortSignal,
): Promise<Polled & { items: string[] }> {
  const poll = { row: claimed.row, state: { ...claimed.state } }
  const { row, state } = poll
  const began = desk.now()
  const whole = state.whole_after !== null && Date.parse(state.whole_after) <= began.getTime()
  const validators = whole ? null : validatorsOf(state)
  let answer: FetchAnswer
  try {
    answer =
      (state.validators_of === null ? desk.lately.take(polledAddress(row, state), began) : null) ??
      (await desk.fetch({
        address: polledAddress(row, state),
        accept: ACCEPT,
        privateHost: row.private_host === 1,
        validators,
        signal,
      }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed(
      desk,
      poll,
      error.code,
      error.message,
      error.code === 'ADDRESS_REFUSED' ? 'refused' : 'unreachable',
    )
  }
  state.status = answer.status
  const said = pollAnswer(answer, began)
  if (said.kind === 'gone') return gone(desk, poll, said.code, said.words)
  if (said.kind === 'wait') return waits(desk, poll, said)
  if (said.kind === 'failed') return failed(desk, poll, said.code, said.words, 'refused')
  const fresh = freshnessOf(answer.headers, began)
  if (said.kind === 'unchanged') {
    if (validators === null || validators.of !== answer.address) {
      const words = `${hostOf(answer.address)} says “not modified” although it was asked for the whole feed.`
      return failed(desk, poll, 'SERVER_REFUSED', words, 'refused')
    }
    state.unchanged++
    // A 304 may bring newer validators (RFC 9111, 3.2 and 4.3.4); what it does not name stays.
    state.etag = headerBytes(answer, 'etag') ?? state.etag
    state.last_modified = headerBytes(answer, 'last-modified') ?? state.last_modified
    return succeeded(desk, poll, fresh, answer.movedTo, 'unchanged', [], null)
  }
  const sha256 = createHash('sha256').update(answer.body).digest('hex')
  state.bytes = answer.body.length
  const same = sha256 === state.body_sha256
  const memory = memoryOf(state)
  const taken = same
    ? { kind: 'unchanged' as const, title: state.title, home: state.home }
    : await takeFeed(desk, row, answer, { leaveReceipt: memory.unreadable !== sha256 }, signal)
  if (taken.kind === 'unreadable') {
    state.pace = JSON.stringify({ ...memory, unreadable: sha256 })
    return failed(desk, poll, taken.code, taken.words, 'unreadable', taken.import)
  }
  // Only now, for all that came is kept: a validator of a body that was lost would lose its items.
  state.etag = headerBytes(answer, 'etag')
  state.last_modified = headerBytes(answer, 'last-modified')
  state.validators_of = answer.address
  state.whole_after = new Date(
    began.getTime() + (whole && same ? WHOLE_AGAIN_MS : WHOLE_AFTER_MS),
  ).toISOString()
  state.body_sha256 = sha256
  state.title = taken.title ?? state.title
  state.home = taken.home ?? state.home
  if (!same) state.pace = JSON.stringify({ stated: statedPace(answer.body) } satisfies Memory)
  state.note = whole
    ? `Asked for the whole feed on ${began.toISOString().slice(0, 10)}, after a week of “not modified”${same ? ': it had not changed' : ', and it had changed'}`
    : taken.kind === 'new' && taken.damaged
      ? 'The feed was damaged; what could be read was read'
      : null
  return succeeded(
    desk,
    poll,
    fresh,
    answer.movedTo,
    taken.kind === 'new' ? 'new' : 'unchanged',
    taken.kind === 'new' ? taken.items : [],
    taken.kind === 'new' ? taken.import : null,
  )
}

type Poll = { row: SourceRow; state: SourceState }
type Result = Polled & { items: string[] }

function succeeded(
  desk: SourcesDesk,
  { row, state }: Poll,
  fresh: Freshness | null,
  movedTo: string | null,
  outcome: 'new' | 'unchanged',
  items: string[],
  importId: string | null,
): Result {
  const now = desk.now()
  state.last_success_at = now.toISOString()
  if (outcome === 'new') state.last_change_at = now.toISOString()
  Object.assign(state, { failures: 0, failure_code: null, failure_words: null, failing_since: null, gone: 0 })
  noteMove(state, movedTo)
  desk.store.transaction(() => {
    const { week } = itemRate(desk.store.db, row.id, now)
    const stated = memoryOf(state).stated ?? null
    const facts = { floor: desk.floor(), own: row.interval_minutes, itemsWeek: week, stated, fresh }
    const next = nextPoll(now, facts, Math.random())
    state.next_at = next.at
    state.next_why = next.why
    heardFrom(desk, row, state, now)
    keep(desk, row, state)
  })
  const words =
    outcome === 'new'
      ? `${items.length} ${items.length === 1 ? 'item' : 'items'} new or changed`
      : 'Nothing new'
  return resultOf(row, state, outcome, words, importId, items)
}

/** A permanent redirect counts once it was seen twice: one such answer may be a mistake or somebody's portal. */
function noteMove(state: SourceState, movedTo: string | null): void {
  const again = movedTo !== null && movedTo === state.moving_to
  state.moving_seen = movedTo === null ? 0 : again ? state.moving_seen + 1 : 1
  state.moving_to = movedTo
  if (movedTo === null || state.moving_seen < 2) return
  Object.assign(state, { moved_to: movedTo, moving_to: null, moving_seen: 0 })
  Object.assign(state, { etag: null, last_modified: null, validators_of: null, whole_after: null })
}

function failed(
  desk: SourcesDesk,
  { row, state }: Poll,
  code: ProblemCode,
  words: string,
  kind: 'refused' | 'unreachable' | 'unreadable',
  importId: string | null = null,
): Result {
  const now = desk.now()
  noteFailure(state, code, words, now)
  const next = pollAfterFailure(
    now,
    row.interval_minutes ?? desk.floor(),
    state.failures,
    kind,
    Math.random(),
  )
  state.next_at = next.at
  state.next_why = next.why
  desk.store.transaction(() => keep(desk, row, state))
  return resultOf(row, state, 'failed', words, importId, [])
}

function waits(
  desk: SourcesDesk,
  { row, state }: Poll,
  said: { ms: number; code: ProblemCode; words: string },
): Result {
  const now = desk.now()
  noteFailure(state, said.code, said.words, now)
  const address = polledAddress(row, state)
  const until = new Date(now.getTime() + said.ms)
  const why = `Retry-After of ${hostOf(address)}`
  desk.store.transaction(() => {
    holdHost(desk.store.db, hostOf(address), until, why)
    const floor = now.getTime() + (row.interval_minutes ?? desk.floor()) * 60_000
    const at = Math.max(floor, until.getTime()) + Math.random() * 60_000
    state.next_at = new Date(at).toISOString()
    state.next_why = at - floor > 60_000 ? why : 'after a failure'
    keep(desk, row, state)
  })
  return resultOf(row, state, 'failed', said.words, null, [])
}

function gone(desk: SourcesDesk, { row, state }: Poll, code: ProblemCode, words: string): Result {
  const alarm = state.gone === 0
  noteFailure(state, code, words, desk.now())
  Object.assign(state, { gone: 1, next_at: null, next_why: 'gone for good' })
  desk.store.transaction(() => keep(desk, row, state))
  if (alarm) desk.tell({ kind: 'alarm', source: row.id, name: creditOf(row, state), words })
  return resultOf(row, state, 'gone', words, null, [])
}

function noteFailure(state: SourceState, code: ProblemCode, words: string, now: Date): void {
  state.failures++
  state.failure_code = code
  state.failure_words = words
  state.failing_since ??= now.toISOString()
}

/** Keeps the state, unless the source has gone or has another address by now: then it is of no use. */
function keep(desk: SourcesDesk, row: SourceRow, state: SourceState): void {
  const current = readSource(desk.store.db, row.id)
  if (current?.address !== row.address) return
  const { polls } = readState(desk.store.db, current)
  writeState(desk.store.db, { ...state, asked: row.address, polls: Math.max(polls, state.polls) })
}

function resultOf(
  row: SourceRow,
  state: SourceState,
  outcome: PollOutcome,
  words: string,
  importId: string | null,
  items: string[],
): Result {
  return { source: row.id, credited: creditOf(row, state), outcome, words, import: importId, items }
}

function validatorsOf(state: SourceState): Validators | null {
  if (state.validators_of === null || (state.etag === null && state.last_modified === null)) return null
  return { of: state.validators_of, etag: state.etag, lastModified: state.last_modified }
}

function headerBytes(answer: FetchAnswer, name: string): Buffer | null {
  const value = answer.headers.get(name)
  return value === undefined || value === '' ? null : Buffer.from(value, 'latin1')
}

function memoryOf(state: SourceState): Memory {
  return JSON.parse(state.pace) as Memory
}
