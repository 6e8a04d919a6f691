import type { Database } from 'better-sqlite3'
import type { ProblemCode } from '../../contract/errors.ts'
import type { Source, SourceCounts, SourceHealth, SourceList } from '../../contract/sources.ts'
import { prepared } from '../store/prepared.ts'
import { addressWords } from './feed-address.ts'
import { healthWords } from './health-words.ts'
import { leaseIsHeld } from './polling-lease.ts'
import { readSources, readState, type SourceRow, type SourceState } from './source-state.ts'

const DAY_MS = 86_400_000
/** Items a week are counted over so many days. */
const RATE_DAYS = 28

/** Every source with its health, by group and name. */
export function listSources(db: Database, now: Date): SourceList {
  const rates = itemRates(db, now)
  const sources = readSources(db)
    .map((row) => sourceShown(row, readState(db, row), rates.get(row.id), now))
    .toSorted(byGroupAndName)
  const groups = new Map<string, number>()
  for (const { group } of sources) if (group !== null) groups.set(group, (groups.get(group) ?? 0) + 1)
  return {
    sources,
    groups: [...groups].map(([name, count]) => ({ name, count })),
    polling: leaseIsHeld(db),
  }
}

/** How many sources there are, and how many need an eye. */
export function countSources(db: Database): SourceCounts {
  const counts: SourceCounts = { all: 0, silent: 0, failing: 0, gone: 0, paused: 0 }
  for (const row of readSources(db)) {
    const health = healthOf(row, readState(db, row))
    counts.all++
    if (health !== 'well' && health !== 'waiting') counts[health]++
  }
  return counts
}

/** What the items of a source are credited to: the desk's name for it, else the feed's title, else its host. */
export function creditOf(row: SourceRow, state: Pick<SourceState, 'title'>): string {
  return row.name ?? state.title ?? row.title ?? addressWords(row.address)
}

/** How many items a source has brought in a week, and in all. */
export type ItemRate = { week: number | null; items: number }

type RateRow = { source: string; items: number; lately: number; oldest: string }

/** The rate of every source that has brought any item. */
function itemRates(db: Database, now: Date): Map<string, ItemRate> {
  const rows = prepared<[string], RateRow>(
    db,
    'SELECT source, count(*) AS items, sum(at > ?) AS lately, min(at) AS oldest FROM source_item GROUP BY source',
  ).all(rateSince(now))
  return new Map(rows.map((row) => [row.source, rateOf(row, now)]))
}

/** The rate of one source. */
export function itemRate(db: Database, source: string, now: Date): ItemRate {
  const row = prepared<[string, string], RateRow>(
    db,
    'SELECT source, count(*) AS items, sum(at > ?) AS lately, min(at) AS oldest FROM source_item WHERE source = ?',
  ).get(rateSince(now), source)
  return row === undefined || row.items === 0 ? { week: null, items: 0 } : rateOf(row, now)
}

function rateSince(now: Date): string {
  return new Date(now.getTime() - RATE_DAYS * DAY_MS).toISOString()
}

function rateOf({ items, lately, oldest }: RateRow, now: Date): ItemRate {
  const days = Math.min(RATE_DAYS, (now.getTime() - Date.parse(oldest)) / DAY_MS)
  return { week: days < 1 ? null : (lately * 7) / days, items }
}

function sourceShown(row: SourceRow, state: SourceState, rate: ItemRate | undefined, now: Date): Source {
  const health = healthOf(row, state)
  const shown: Omit<Source, 'words'> = {
    id: row.id,
    address: row.address,
    movedTo: state.moved_to,
    credited: creditOf(row, state),
    name: row.name,
    site: row.site,
    country: row.country,
    language: row.language,
    houseMark: row.house_mark,
    rights: row.rights,
    group: row.group_name,
    intervalMinutes: row.interval_minutes,
    fullText: row.full_text === 1,
    privateHost: row.private_host === 1,
    title: state.title ?? row.title,
    home: state.home,
    paused: row.paused === 1,
    addedAt: row.added_at,
    health,
    lastPollAt: state.last_poll_at,
    lastSuccessAt: state.last_success_at,
    lastChangeAt: state.last_change_at,
    status: state.status,
    bytes: state.bytes,
    polls: state.polls,
    unchangedShare: state.polls === 0 ? null : state.unchanged / state.polls,
    itemsWeek: rate?.week ?? null,
    items: rate?.items ?? 0,
    nextPollAt: row.paused === 1 || state.gone === 1 ? null : state.next_at,
    nextPollWhy: state.next_why,
    failure:
      state.failure_code === null
        ? null
        : {
            code: state.failure_code as ProblemCode,
            words: state.failure_words ?? '',
            since: state.failing_since ?? row.added_at,
            times: state.failures,
          },
    silence:
      state.silent_since === null ? null : { since: state.silent_since, words: state.silence_words ?? '' },
    note: state.note,
  }
  return { ...shown, words: healthWords(shown, now) }
}

function healthOf(row: SourceRow, state: SourceState): SourceHealth {
  if (row.paused === 1) return 'paused'
  if (state.gone === 1) return 'gone'
  if (state.failure_code !== null) return 'failing'
  if (state.silent_since !== null) return 'silent'
  return state.last_success_at === null ? 'waiting' : 'well'
}

function byGroupAndName(one: Source, other: Source): number {
  if (one.group !== other.group) {
    if (one.group === null) return 1
    if (other.group === null) return -1
    return one.group.localeCompare(other.group)
  }
  return one.credited.localeCompare(other.credited) || one.id.localeCompare(other.id)
}
