import type { Database } from 'better-sqlite3'
import { isDeepStrictEqual } from 'node:util'
import type { PreparedDraft } from '../items/draft.ts'
import { readVersion, type ItemVersion } from '../items/item-version.ts'
import { prepared } from '../store/prepared.ts'
import { insertVersion, sourceKeyOf } from './insert-version.ts'
import { recordOutcome, type AfterLanding, type Landing } from './land-drafts.ts'

/** An item whose current version is read again from its original. */
export type RereadItem = {
  item: string
  /** Its current version, and the one that came in with the original. */
  version: string
  root: string
}

/** What an editor may notice, each field with its word; what has none of its own is "other facts". */
const FIELD_WORDS: { readonly [Field in keyof PreparedDraft]?: string } = {
  headline: 'the headline',
  byline: 'the byline',
  blocks: 'the text',
  published: 'the dates',
  updated: 'the dates',
  source: 'the source',
  language: 'the language',
  wire: 'what the wire states',
  url: 'the link',
  canonicalUrl: 'the link',
  section: 'the section',
  summary: 'the summary',
  rights: 'the rights',
  problems: 'the warnings',
}

/** Every field of a draft that a version keeps. */
const FIELDS = [
  'headline',
  'headlineMade',
  'byline',
  'blocks',
  'published',
  'updated',
  'dateline',
  'source',
  'sourceUrl',
  'language',
  'wire',
  'url',
  'canonicalUrl',
  'externalId',
  'section',
  'summary',
  'rights',
  'problems',
  'fields',
  'wordCount',
] as const satisfies readonly (keyof PreparedDraft)[]

/**
 * Puts what today's reader makes of an item beside what an earlier one did: nothing where it is the same, else a new
 * version in its place, with its line of the receipt. Decisions stay as they are. Must run inside a transaction.
 */
export function landReread(
  db: Database,
  after: AfterLanding,
  landing: Landing,
  draft: PreparedDraft,
  known: RereadItem,
): void {
  const before = readVersion(db, known.version)
  const differing = before === undefined ? [] : differences(before, draft)
  if (differing.length === 0) {
    // Named without its item: what was only looked at must not hold the item once its import is taken back.
    recordOutcome(db, landing, draft.locator, {
      item: null,
      version: null,
      outcome: 'alreadyHere',
      headline: draft.headline,
      words: 'It reads as before.',
    })
    return
  }
  const { item, root } = known
  const version = insertVersion(db, landing, draft, sourceKeyOf(draft, landing.originalName), {
    item,
    ...nextPlace(db, known),
    rereadOf: root,
    textOf: sameText(db, known, draft),
  })
  recordOutcome(db, landing, draft.locator, {
    item,
    version,
    outcome: 'version',
    headline: draft.headline,
    words: `Read again by a newer reader: ${wordsOf(differing)}.`,
  })
  after(db, [item])
}

function differences(before: ItemVersion, draft: PreparedDraft): (keyof PreparedDraft)[] {
  const now: PreparedDraft = {
    ...(JSON.parse(JSON.stringify(draft)) as PreparedDraft),
    canonicalUrl: draft.canonicalUrl ?? draft.url,
  }
  return FIELDS.filter((field) => !isDeepStrictEqual(before[field], now[field]))
}

function wordsOf(differing: readonly (keyof PreparedDraft)[]): string {
  const words = [...new Set(differing.flatMap((field) => FIELD_WORDS[field] ?? []))]
  const said = words.length === 0 ? ['other facts'] : words
  return `${new Intl.ListFormat('en-GB').format(said)} ${said.length === 1 && !said[0]?.endsWith('s') ? 'differs' : 'differ'}`
}

/** Right above the version that is read again, for its revision is the same. */
function nextPlace(db: Database, { item, version }: RereadItem): { number: number; place: number } {
  const { number, here, above } = prepared<
    [string, string],
    { number: number; here: number; above: number | null }
  >(
    db,
    `SELECT max(v.number) + 1 AS number, c.place AS here, min(CASE WHEN v.place > c.place THEN v.place END) AS above
     FROM item_version v, item_version c WHERE v.item = ? AND c.id = ?`,
  ).get(item, version) ?? { number: 1, here: 0, above: null }
  return { number, place: above === null ? here + 1 : (here + above) / 2 }
}

/** The earliest version of this original with the same text, whose votes and roles hold for the new one too. */
function sameText(db: Database, { item, root }: RereadItem, draft: PreparedDraft): string | undefined {
  return prepared<[string, string, string], { textOf: string }>(
    db,
    `SELECT text_of AS textOf FROM item_version
     WHERE item = ? AND coalesce(reread_of, id) = ? AND text_hash = ? ORDER BY place LIMIT 1`,
  ).get(item, root, draft.textHash)?.textOf
}
