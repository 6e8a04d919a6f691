import type { Database } from 'better-sqlite3'
import { currentCopy } from '../items/current-copy.ts'
import { prepared } from '../store/prepared.ts'
import { distinctWords, type WeighedText } from './compare-texts.ts'
import { copyWords, lineWords, type CopyWords } from './copy-words.ts'
import { shingleHashes } from './fingerprints.ts'
import { framesOf, frameWords } from './page-frames.ts'

/** A text with what the index needs to know of it. */
export type StoryText = WeighedText & {
  row: number
  item: string
  headline: string
  shingles: Float64Array
}

type Facts = {
  row: number
  id: string
  version: string
  headline: string
  headline_made: number
  source: string | null
  url: string | null
  published_at: string | null
  arrived_at: string
  roles: string | null
}

type Kept = CopyWords & Pick<StoryText, 'shingles' | 'vocabulary' | 'distinct'>

/** So many texts are kept as numbers; a candidate is often laid beside several others. */
const KEPT = 1500
const lately = new WeakMap<Database, Map<string, Kept>>()

/** Reads the text of an item for comparison; undefined for a row that has none. */
export function storyText(db: Database, row: number): StoryText | undefined {
  const facts = prepared<[number], Facts>(
    db,
    `SELECT l.row, l.id, l.version, l.headline, l.headline_made, l.source, l.url, l.published_at, l.arrived_at, d.roles
     FROM item_list l LEFT JOIN item_desk d ON d.item = l.id WHERE l.row = ?`,
  ).get(row)
  if (!facts) return undefined
  const source = sourceKey(facts.source)
  const frames = framesOf(db, source)
  let texts = whole.get(db)
  if (!texts) whole.set(db, (texts = new Map()))
  const known = texts.get(row)
  if (known && known.frames === frames && isSame(known.facts, facts)) return known.text
  const kept = wordsOf(db, facts)
  const text: StoryText = {
    row: facts.row,
    item: facts.id,
    headline: facts.headline,
    ...kept,
    frame: frameWords(kept.shingles, kept.words.length, frames),
    title: facts.headline_made === 1 ? NO_WORDS : lineWords(facts.headline),
    source,
    time: believableTime(facts.published_at, facts.arrived_at),
    url: linkKey(facts.url),
  }
  if (texts.size > KEPT) texts.clear()
  texts.set(row, { facts, frames, text })
  return text
}

/** Texts as they were last read, with what they were made from; page frames are a new set whenever they change. */
type Whole = { facts: Facts; frames: ReadonlySet<number> | null; text: StoryText }
const whole = new WeakMap<Database, Map<number, Whole>>()

function isSame(one: Facts, other: Facts): boolean {
  return (
    one.version === other.version &&
    one.headline === other.headline &&
    one.headline_made === other.headline_made &&
    one.source === other.source &&
    one.url === other.url &&
    one.published_at === other.published_at &&
    one.roles === other.roles &&
    one.id === other.id
  )
}

const NO_WORDS = new Uint32Array(0)

function wordsOf(db: Database, facts: Facts): Kept {
  let kept = lately.get(db)
  if (!kept) lately.set(db, (kept = new Map()))
  const name =
    facts.roles === null || facts.roles === '{}' ? facts.version : `${facts.version} ${facts.roles}`
  const known = kept.get(name)
  if (known) {
    kept.delete(name)
    kept.set(name, known)
    return known
  }
  const words = copyWords(currentCopy(db, facts.id)?.blocks ?? [])
  const text = withVocabulary({ ...words, shingles: shingleHashes(words.words) })
  kept.set(name, text)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return text
}

/** A source as it is told from others: its name in one form. */
export function sourceKey(source: string | null): string | null {
  const name = source?.normalize('NFKC').toLowerCase().trim() ?? ''
  return name === '' ? null : name
}

const DAY = 86_400_000

/**
 * The time that a text states for itself, where it can be believed: not before newspapers went on line by more than
 * their archives go back, and not after it was here.
 * @returns milliseconds since 1970, or null
 */
export function believableTime(published: string | null, arrived: string): number | null {
  if (published === null) return null
  const time = Date.parse(published)
  return Number.isNaN(time) || time < EARLIEST || time === 0 || time > Date.parse(arrived) + DAY ? null : time
}

const EARLIEST = Date.UTC(1800, 0, 1)

/**
 * A link in the form in which two are compared: without protocol, `www.`, fragment, tracking and trailing slash.
 * @returns null for a link that names no page: a site's own address
 */
export function linkKey(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null
  const url = new URL(link)
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  const path = url.pathname.replace(/\/+$/u, '')
  const query = url.searchParams.toString()
  if (path === '' && query === '') return null
  return `${url.host.replace(/^www\./u, '')}${path}${query === '' ? '' : `?${query}`}`
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref|ref_src|source|smid|ftag|partner|rss)$/iu

/** Adds what comparing asks of each text again and again. */
export function withVocabulary<Words extends CopyWords>(
  text: Words,
): Words & Pick<WeighedText, 'vocabulary' | 'distinct'> {
  let vocabulary: ReadonlySet<number> | undefined
  let distinct: ReturnType<WeighedText['distinct']> | undefined
  return {
    ...text,
    vocabulary: () => (vocabulary ??= new Set(text.words)),
    distinct: () => (distinct ??= distinctWords(text, null)),
  }
}
