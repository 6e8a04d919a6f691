import type { Database } from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { isAlive } from '../store/is-alive.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'

/** A lease that is not renewed for so long has lost its program. */
const LEASE_MS = 120_000
const NAME = 'polling'

type LeaseRow = { holder: number; token: string; until: string }

/** The right to poll a store, held by one program at a time. */
export type PollingLease = {
  /** Takes or renews the lease; false while another program that lives holds it. */
  take: () => boolean
  release: () => void
}

/** A lease on a store for one engine. Its times are the computer's own: the engine's clock may be set by a test. */
export function pollingLease(store: Store): PollingLease {
  const token = randomUUID()
  return {
    take: () =>
      store.transaction(() => {
        const row = readLease(store.db)
        if (row && row.token !== token && holds(row)) return false
        prepared<unknown[], void>(
          store.db,
          'INSERT OR REPLACE INTO lease (name, holder, token, until) VALUES (?, ?, ?, ?)',
        ).run(NAME, process.pid, token, new Date(Date.now() + LEASE_MS).toISOString())
        return true
      }),
    release() {
      store.transaction(() => {
        prepared<[string, string], void>(store.db, 'DELETE FROM lease WHERE name = ? AND token = ?').run(
          NAME,
          token,
        )
      })
    },
  }
}

/** Whether some program polls this store at the moment. */
export function leaseIsHeld(db: Database): boolean {
  const row = readLease(db)
  return row !== undefined && holds(row)
}

function readLease(db: Database): LeaseRow | undefined {
  return prepared<[string], LeaseRow>(db, 'SELECT holder, token, until FROM lease WHERE name = ?').get(NAME)
}

/** The end of a lease in the far future is one that the clock was set back behind. */
function holds({ holder, until }: LeaseRow): boolean {
  const left = Date.parse(until) - Date.now()
  return left > 0 && left <= LEASE_MS && isAlive(holder)
}
