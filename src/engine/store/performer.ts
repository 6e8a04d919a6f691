import type { Database } from 'better-sqlite3'
import { prepared } from './prepared.ts'

/** Stands in the log where nobody has said who they are. Such an actor may sift, but not vet or export. */
export const UNNAMED_EDITOR = 'Unnamed editor'

/** The editor's name as set for the desk, or `UNNAMED_EDITOR`. */
export function editorOf(db: Database): string {
  const row = prepared<[], { value: string }>(db, "SELECT value FROM setting WHERE key = 'editor'").get()
  const name = row ? (JSON.parse(row.value) as string).trim() : ''
  return name === '' ? UNNAMED_EDITOR : name
}
