import type { Database } from 'better-sqlite3'
import type { PreparedDraft, ReadHints } from '../items/draft.ts'
import { readVersion } from '../items/item-version.ts'
import { prepared } from '../store/prepared.ts'
import { creditedDraft, pageDraft } from './land-received.ts'
import type { Received } from './received.ts'

/** What was known of an original when it came in: what its reader was told, and the source that it came from. */
export type CameIn = { hints: ReadHints; received: Received | null }

type Row = { path: string; url: string | null; received: string | null; split: number | null }

/** @param name of the original, where no import names it */
export function cameIn(db: Database, sha256: string, name: string): CameIn {
  const found = prepared<[string], Row>(
    db,
    `SELECT ii.path, json_extract(im.input, '$.url') AS url, json_extract(im.input, '$.received') AS received,
       json_extract(im.input, '$.splitNewsletters') AS split
     FROM item_version v JOIN import_item ii ON ii.version = v.id AND ii.import = v.import
     JOIN import im ON im.id = v.import WHERE v.original = ? AND v.reread_of IS NULL LIMIT 1`,
  ).get(sha256)
  const received = found?.received ? (JSON.parse(found.received) as Received) : null
  return {
    hints: {
      name: found?.path ?? name,
      mediaType: received?.mediaType ?? null,
      url: found?.url ?? null,
      modified: null,
      splitNewsletters: found?.split === 1,
    },
    received,
  }
}

/**
 * A draft with what its landing adds to it: the desk's name for its source, the item whose page it is, the mail that it
 * came with.
 * @param item the only item of the original, where it is a page
 */
export function asLanded(
  db: Database,
  sha256: string,
  received: Received | null,
  item: string | undefined,
  draft: PreparedDraft,
): PreparedDraft | undefined {
  if (received === null) return draft
  if (received.pageOf === null) return creditedDraft(draft, received)
  return item === undefined ? undefined : pageDraft(db, item, { original: sha256 }, draft)?.draft
}

/** The draft with the fields that name the mail with which its version came in. */
export function withItsMail(db: Database, version: string, draft: PreparedDraft): PreparedDraft {
  const before = readVersion(db, version)?.fields ?? []
  const carried = before.filter((field) => field.name.startsWith('mail:came-with'))
  return carried.length === 0 ? draft : { ...draft, fields: [...draft.fields, ...carried] }
}
