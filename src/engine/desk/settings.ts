import type { Database } from 'better-sqlite3'
import type { DeskSettings } from '../../contract/desk.ts'
import { prepared } from '../store/prepared.ts'

const DEFAULTS: DeskSettings = {
  editor: '',
  tags: ['politics', 'economy', 'courts', 'conflict', 'energy', 'health', 'weather', 'science', 'sport'],
  singleKeys: true,
  watchedFolders: [],
  pollMinutes: 60,
  houses: [],
}

/** What the desk has set for itself, with defaults where it has not. */
export function readSettings(db: Database): DeskSettings {
  const rows = prepared<[], { key: string; value: string }>(db, 'SELECT key, value FROM setting').all()
  const set = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]))
  return { ...DEFAULTS, ...set }
}
