import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { v7 as newId } from 'uuid'
import { blockText, type Block } from '../../contract/blocks.ts'
import type { ItemOutcome } from '../../contract/imports.ts'
import { countWords } from '../items/count-words.ts'
import type { Draft } from '../items/draft.ts'
import { prepared } from '../store/prepared.ts'
import { madeHeadline } from './headline.ts'
import { provenanceOf } from './provenance.ts'
import { withRoles } from './roles.ts'

/** Where a draft came from, for the rows that name it. */
export type Landing = {
  import: string
  /** The file as the receipt names it. */
  path: string
  original: string
  originalName: string
  mediaType: string
  /** UTC, ISO 8601. */
  now: string
}

export type Landed = { item: string | null; outcome: ItemOutcome; headline: string; words: string | null }

/** Derives what follows an item's coming in or changing: marks, list row, story, index. Returns further items touched. */
export type AfterLanding = (db: Database, items: readonly string[]) => string[]

/**
 * Writes one draft as an item, a version of an item, or nothing where it is here already, and its line of the
 * receipt. Must run inside a transaction.
 */
export function landDraft(db: Database, after: AfterLanding, landing: Landing, draft: Draft): Landed {
  const blocks = withRoles(draft.blocks, draft.fields)
  const made = draft.headline === null
  const headline = draft.headline ?? madeHeadline(blocks) ?? landing.originalName
  const byline = draft.byline ?? statedAuthor(draft, blocks)
  const copy = { ...draft, blocks, headline, byline, made, textHash: textHash(headline, byline, blocks) }
  const sourceKey = (draft.source ?? landing.originalName).normalize('NFKC').toLowerCase().trim()
  const known = findItem(db, landing, draft, sourceKey)
  const landed = known
    ? landAgain(db, after, landing, copy, sourceKey, known)
    : landNew(db, after, landing, copy, sourceKey)
  recordOutcome(db, landing, draft.locator, landed)
  return landed
}

/** Writes the line of the receipt for one piece of a file. */
export function recordOutcome(
  db: Database,
  landing: Pick<Landing, 'import' | 'path'>,
  locator: string,
  landed: Landed,
): void {
  prepared<unknown[], void>(
    db,
    `INSERT OR REPLACE INTO import_item (import, path, locator, item, outcome, headline, words)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(landing.import, landing.path, locator, landed.item, landed.outcome, landed.headline, landed.words)
}

/** The author that the text itself names in a credit line ("Author: …"), where no field does. */
function statedAuthor(draft: Draft, blocks: Block[]): string | null {
  return provenanceOf({ ...draft, blocks }).find((link) => link.role === 'author')?.name ?? null
}

type Copy = Omit<Draft, 'headline'> & { headline: string; made: boolean; blocks: Block[]; textHash: string }
type Known = { item: string; textHash: string; withdrawn: boolean; sameOriginal: boolean }

function landNew(db: Database, after: AfterLanding, landing: Landing, copy: Copy, sourceKey: string): Landed {
  const item = newId()
  prepared<unknown[], void>(db, 'INSERT INTO item (id, external_id, arrived_at) VALUES (?, ?, ?)').run(
    item,
    copy.externalId,
    landing.now,
  )
  insertVersion(db, landing, copy, sourceKey, item, 1)
  // The list row asks the receipt whether the item's import still stands, so the receipt's line comes first.
  const landed: Landed = { item, outcome: 'imported', headline: copy.headline, words: null }
  recordOutcome(db, landing, copy.locator, landed)
  after(db, [item])
  const story = prepared<[string], { story: string }>(
    db,
    'SELECT story FROM story_member WHERE item = ?',
  ).get(item)
  return story
    ? { ...landed, outcome: 'folded', words: 'The same copy is here already; they stand as one story.' }
    : landed
}

function landAgain(
  db: Database,
  after: AfterLanding,
  landing: Landing,
  copy: Copy,
  sourceKey: string,
  known: Known,
): Landed {
  const base = { item: known.item, headline: copy.headline }
  const same = known.textHash === copy.textHash
  if (!same) {
    const { number } = prepared<[string], { number: number }>(
      db,
      'SELECT max(number) AS number FROM item_version WHERE item = ?',
    ).get(known.item) ?? { number: 0 }
    insertVersion(db, landing, copy, sourceKey, known.item, number + 1)
  }
  const landed: Landed = same
    ? known.withdrawn
      ? { ...base, outcome: 'imported', words: 'It was here before its import was undone, and is back.' }
      : {
          ...base,
          outcome: 'alreadyHere',
          words: known.sameOriginal
            ? 'The same file was imported before.'
            : 'The same item with the same text is here.',
        }
    : { ...base, outcome: 'version', words: 'A newer version of an item that is here.' }
  recordOutcome(db, landing, copy.locator, landed)
  if (landed.outcome !== 'alreadyHere') after(db, [known.item])
  return landed
}

function findItem(db: Database, landing: Landing, draft: Draft, sourceKey: string): Known | undefined {
  type Row = { item: string; textHash: string; withdrawn: number }
  const select = `SELECT v.item, (SELECT text_hash FROM item_version WHERE item = v.item ORDER BY number DESC LIMIT 1) AS textHash,
      coalesce((SELECT withdrawn FROM item_list WHERE id = v.item), 0) AS withdrawn
    FROM item_version v WHERE`
  const byLocator = prepared<[string, string], Row>(db, `${select} v.original = ? AND v.locator = ? LIMIT 1`)
  const byExternalId = prepared<[string, string], Row>(
    db,
    `${select} v.source_key = ? AND v.external_id = ? ORDER BY v.number DESC LIMIT 1`,
  )
  const byLink = prepared<[string, string], Row>(
    db,
    `${select} v.canonical_url = ? AND v.source_key = ? ORDER BY v.number DESC LIMIT 1`,
  )
  const located = byLocator.get(landing.original, draft.locator)
  if (located) return { ...located, withdrawn: located.withdrawn === 1, sameOriginal: true }
  const link = draft.canonicalUrl ?? draft.url
  // A link names an item only where the file gives it no id of its own: feeds repeat their home page as a link.
  const found =
    draft.externalId === null
      ? link !== null && byLink.get(link, sourceKey)
      : byExternalId.get(sourceKey, draft.externalId)
  return found ? { ...found, withdrawn: found.withdrawn === 1, sameOriginal: false } : undefined
}

function insertVersion(
  db: Database,
  landing: Landing,
  copy: Copy,
  sourceKey: string,
  item: string,
  number: number,
): void {
  prepared<unknown[], void>(
    db,
    `INSERT INTO item_version (id, item, number, import, original, original_name, media_type, locator, read_at,
       external_id, source_key, headline, headline_made, byline, dateline, url, canonical_url, published, updated,
       language, source, source_url, section, summary, rights, fields, blocks, problems, word_count, text_hash)
     VALUES (${Array.from({ length: 30 }, () => '?').join(', ')})`,
  ).run(
    newId(),
    item,
    number,
    landing.import,
    landing.original,
    landing.originalName,
    landing.mediaType,
    copy.locator,
    landing.now,
    copy.externalId,
    sourceKey,
    copy.headline,
    copy.made ? 1 : 0,
    copy.byline,
    copy.dateline,
    copy.url,
    copy.canonicalUrl ?? copy.url,
    copy.published && JSON.stringify(copy.published),
    copy.updated && JSON.stringify(copy.updated),
    copy.language,
    copy.source,
    copy.sourceUrl,
    copy.section,
    copy.summary,
    copy.rights,
    JSON.stringify(copy.fields),
    JSON.stringify(copy.blocks),
    JSON.stringify(copy.problems),
    countWords(copy.blocks),
    copy.textHash,
  )
}

/** Whether the text of an item is the one that is here: headline, byline and every block. */
function textHash(headline: string, byline: string | null, blocks: readonly Block[]): string {
  return createHash('sha256')
    .update(JSON.stringify([headline, byline, blocks.map((block) => [block.kind, blockText(block)])]))
    .digest('hex')
}
