import type { Database } from 'better-sqlite3'
import type { EditorialRows } from '../store/tables.ts'
import { prepared } from '../store/prepared.ts'

/** A source as its editorial row has it. */
export type SourceRow = EditorialRows['source']

/** What polling has found out about a source; the columns of `source_state`. */
export type SourceState = {
  source: string
  /** The editor's address that all of this belongs to. */
  asked: string
  etag: Buffer | null
  last_modified: Buffer | null
  validators_of: string | null
  whole_after: string | null
  body_sha256: string | null
  title: string | null
  home: string | null
  moved_to: string | null
  moving_to: string | null
  moving_seen: number
  pace: string
  next_at: string | null
  next_why: string
  last_poll_at: string | null
  last_success_at: string | null
  last_change_at: string | null
  status: number | null
  bytes: number | null
  polls: number
  unchanged: number
  failures: number
  failure_code: string | null
  failure_words: string | null
  failing_since: string | null
  gone: number
  note: string | null
  silent_since: string | null
  silence_words: string | null
}

/** What is known of a source before its first poll. */
export function freshState(source: string, address: string): SourceState {
  return {
    source,
    asked: address,
    etag: null,
    last_modified: null,
    validators_of: null,
    whole_after: null,
    body_sha256: null,
    title: null,
    home: null,
    moved_to: null,
    moving_to: null,
    moving_seen: 0,
    pace: '{}',
    next_at: null,
    next_why: '',
    last_poll_at: null,
    last_success_at: null,
    last_change_at: null,
    status: null,
    bytes: null,
    polls: 0,
    unchanged: 0,
    failures: 0,
    failure_code: null,
    failure_words: null,
    failing_since: null,
    gone: 0,
    note: null,
    silent_since: null,
    silence_words: null,
  }
}

/**
 * What is known of a source. Once an editor has given it another address, validators, redirects and failures of the
 * old one count no more; its history stays.
 */
export function readState(db: Database, row: Pick<SourceRow, 'id' | 'address'>): SourceState {
  const state = prepared<[string], SourceState>(db, 'SELECT * FROM source_state WHERE source = ?').get(row.id)
  const fresh = freshState(row.id, row.address)
  if (state === undefined) return fresh
  if (state.asked === row.address) return state
  const { title, home, last_success_at, last_change_at, polls, unchanged } = state
  return { ...fresh, title, home, last_success_at, last_change_at, polls, unchanged }
}

const COLUMNS = Object.keys(freshState('', '')) as (keyof SourceState)[]
const WRITE = `INSERT OR REPLACE INTO source_state (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`

/** Keeps what is known of a source; must run inside a transaction. */
export function writeState(db: Database, state: SourceState): void {
  prepared<unknown[], void>(db, WRITE).run(...COLUMNS.map((column) => state[column]))
}

/** The source with this id, as an editor has set it. */
export function readSource(db: Database, id: string): SourceRow | undefined {
  return prepared<[string], SourceRow>(db, 'SELECT * FROM source WHERE id = ?').get(id)
}

/** All sources in the order in which they were added. */
export function readSources(db: Database): SourceRow[] {
  return prepared<[], SourceRow>(db, 'SELECT * FROM source ORDER BY id').all()
}
