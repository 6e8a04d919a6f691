import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { logHead } from './log.ts'
import { isCheckDue, markChecked } from './open-marker.ts'
import type { Store } from './open-store.ts'
import { prepared } from './prepared.ts'

/** What the worker is to do: `backup` is the time that names the copy, or null for none. */
export type WatchTask = { database: string; backups: string; check: boolean; backup: string | null }
export type WatchAnswer = { kind: 'checked'; sound: boolean } | { kind: 'copied'; at: string; seq: number }

/** Looks after a store while a desk works on it. */
export type StoreWatch = {
  /** False once damage was found. */
  sound: () => boolean
  stop: () => Promise<void>
}

/** The window comes first: checks begin so many milliseconds after the start, and are thought of again each hour. */
const FIRST_MS = 5_000
const AGAIN_MS = 3_600_000
/** A copy is due after so many hours, or so many events of the log. */
const COPY_HOURS = 24
const COPY_EVENTS = 1_000

/**
 * Checks the pages after an unclean stop, and copies the database daily and after every 1,000 events, in a worker.
 * @param onDamage called once when the pages are not sound
 */
export function watchStore(store: Store, now: () => Date, onDamage: () => void): StoreWatch {
  let sound = true
  let worker: Worker | null = null
  const look = (): void => {
    const task = taskOf(store, now())
    if (worker !== null || (!task.check && task.backup === null)) return
    worker = new Worker(join(import.meta.dirname, 'watch-worker.ts'), { workerData: task })
    worker.on('message', (answer: WatchAnswer) => {
      if (!store.db.open) return
      if (answer.kind === 'copied') setLastCopy(store, answer)
      else if (answer.sound) markChecked(store.db)
      else if (sound) {
        sound = false
        onDamage()
      }
    })
    worker.on('error', (error) => console.error(`The store could not be checked or copied: ${error.message}`))
    worker.on('exit', () => (worker = null))
  }
  const first = setTimeout(look, FIRST_MS).unref()
  const again = setInterval(look, AGAIN_MS).unref()
  return {
    sound: () => sound,
    async stop() {
      clearTimeout(first)
      clearInterval(again)
      await worker?.terminate()
    },
  }
}

function taskOf(store: Store, now: Date): WatchTask {
  const last = lastCopy(store)
  const { seq } = logHead(store.db)
  const due =
    seq > 0 &&
    (last === null ||
      !existsSync(store.home.backups) ||
      (seq > last.seq && now.getTime() - Date.parse(last.at) > COPY_HOURS * 3_600_000) ||
      seq - last.seq >= COPY_EVENTS)
  return {
    database: store.home.database,
    backups: store.home.backups,
    check: isCheckDue(store.db),
    backup: due ? now.toISOString() : null,
  }
}

type LastCopy = { at: string; seq: number }

function lastCopy(store: Store): LastCopy | null {
  const row = prepared<[], { value: string }>(
    store.db,
    "SELECT value FROM store_fact WHERE key = 'last copy'",
  ).get()
  return row ? (JSON.parse(row.value) as LastCopy) : null
}

function setLastCopy(store: Store, { at, seq }: LastCopy): void {
  prepared<[string], void>(
    store.db,
    "INSERT OR REPLACE INTO store_fact (key, value) VALUES ('last copy', ?)",
  ).run(JSON.stringify({ at, seq }))
}
