import type { Database } from 'better-sqlite3'
import { hostHold } from './host-hold.ts'
import {
  readSource,
  readSources,
  readState,
  writeState,
  type SourceRow,
  type SourceState,
} from './source-state.ts'

const MINUTE = 60_000
/** An editor may ask for a source again after so long, unless he insists. */
const MANUAL_MS = 9 * MINUTE
/** After an intermission all overdue sources are spread over so long. */
const START_SPREAD_MS = 2 * MINUTE
const LONGEST_MS = 24 * 60 * MINUTE

/** `due`: by the timetable; `asked`: by an editor; `forced`: by one who insists. */
export type PollMode = 'due' | 'asked' | 'forced'

/** A poll that is to be made, or why none is. */
export type Claim =
  | { kind: 'claimed'; row: SourceRow; state: SourceState }
  | { kind: 'notDue' }
  | { kind: 'tooSoon'; row: SourceRow; state: SourceState; words: string }

/** Where a source is polled: where it has moved, else where the editor says. */
export function polledAddress(row: Pick<SourceRow, 'address'>, state: Pick<SourceState, 'moved_to'>): string {
  return state.moved_to ?? row.address
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? ''
}

/**
 * Makes one poll this program's own, and keeps that it was made before anything is sent: however the program ends, the
 * source is not asked again before its time. Must run inside a transaction.
 * @param floor minutes until the next poll, if this one never comes to an end
 */
export function claimPoll(db: Database, id: string, mode: PollMode, now: Date, floor: number): Claim {
  const row = readSource(db, id)
  if (!row) return { kind: 'notDue' }
  const state = onClock(readState(db, row), now)
  const due = row.paused === 0 && state.gone === 0 && isDue(state, now)
  if (mode === 'due' && !due) return { kind: 'notDue' }
  const since = state.last_poll_at === null ? Infinity : now.getTime() - Date.parse(state.last_poll_at)
  if (mode === 'asked' && since < MANUAL_MS) {
    const words = `Polled ${Math.floor(since / MINUTE)} minutes ago; ask again after nine, or insist.`
    return { kind: 'tooSoon', row, state, words }
  }
  const hold = mode === 'forced' ? null : hostHold(db, hostOf(polledAddress(row, state)), now)
  if (hold !== null) {
    const spread = Math.random() * MINUTE
    state.next_at = new Date(Date.parse(hold.until) + spread).toISOString()
    state.next_why = hold.why
    writeState(db, state)
    return {
      kind: 'tooSoon',
      row,
      state,
      words: `Its host wants to be left alone until ${hold.until}: ${hold.why}.`,
    }
  }
  state.last_poll_at = now.toISOString()
  state.next_at = new Date(now.getTime() + (row.interval_minutes ?? floor) * MINUTE).toISOString()
  state.next_why = 'asked, and not answered yet'
  state.polls++
  writeState(db, state)
  return { kind: 'claimed', row, state }
}

/** What the timetable says now. */
export type Timetable = {
  /** Sources whose time has come, each address once. */
  due: { id: string; host: string }[]
  /** Some last poll lies ahead: the clock was set back, and `settleClock` is to be called. */
  ahead: boolean
}

/** Looks at the timetable; changes nothing. */
export function readTimetable(db: Database, now: Date): Timetable {
  const asked = new Set<string>()
  const table: Timetable = { due: [], ahead: false }
  for (const row of readSources(db)) {
    if (row.paused === 1) continue
    const state = readState(db, row)
    if (isAhead(state, now)) table.ahead = true
    const address = polledAddress(row, state)
    if (state.gone === 1 || !isDue(state, now) || asked.has(address)) continue
    asked.add(address)
    table.due.push({ id: row.id, host: hostOf(address) })
  }
  return table
}

/** Begins the waits anew that began before the clock was set back. Must run inside a transaction. */
export function settleClock(db: Database, now: Date): void {
  for (const row of readSources(db)) {
    const state = readState(db, row)
    if (isAhead(state, now)) writeState(db, onClock(state, now))
  }
}

/** Spreads what has become due while nobody polled. Must run inside a transaction. */
export function spreadOverdue(db: Database, now: Date): void {
  for (const row of readSources(db)) {
    const state = readState(db, row)
    if (state.next_at === null || !isDue(state, now)) continue
    state.next_at = new Date(now.getTime() + Math.random() * START_SPREAD_MS).toISOString()
    writeState(db, state)
  }
}

function isDue(state: SourceState, now: Date): boolean {
  return state.next_at === null || Date.parse(state.next_at) <= now.getTime()
}

function isAhead(state: SourceState, now: Date): boolean {
  return state.last_poll_at !== null && Date.parse(state.last_poll_at) > now.getTime()
}

/**
 * A last poll that lies ahead was made before the clock was set back: the same wait begins again now, so that the
 * source neither is asked early nor falls silent until the clock has caught up.
 */
function onClock(state: SourceState, now: Date): SourceState {
  if (!isAhead(state, now) || state.last_poll_at === null) return state
  const wait =
    state.next_at === null ? 0 : Math.max(0, Date.parse(state.next_at) - Date.parse(state.last_poll_at))
  return {
    ...state,
    last_poll_at: now.toISOString(),
    next_at: new Date(now.getTime() + Math.min(wait, LONGEST_MS)).toISOString(),
    next_why: 'the clock was set back',
  }
}
