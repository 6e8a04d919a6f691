import type { Database } from 'better-sqlite3'
import { prepared } from '../store/prepared.ts'
import { compareTexts, type Likeness } from './compare-texts.ts'
import { mixed } from './word-hash.ts'
import { fingerprints } from './fingerprints.ts'
import { findingsOf } from './match-words.ts'
import { chanceOfSame, SAME, type MatchClass } from './judge-likeness.ts'
import { framesOf } from './page-frames.ts'
import { learnFrames } from './learn-frames.ts'
import { addPrints, findPrints, rowsWith } from './print-index.ts'
import { linkKey, storyText, type StoryText } from './story-text.ts'

/** So many candidates are laid beside a text, and so many of one story. */
const MOST_CANDIDATES = 24
const MOST_OF_STORY = 6
/** A title of fewer words says too little to look for its like. */
const TITLE_WORDS = 4
/** Below this many words a text hardly says which copy it is; its link and headline do. */
const SHORT_TEXT = 20
/** What two texts share must be at least so long, or so much of one, to be told of as related. */
const RELATED_RUN = 20
const RELATED_SHARE = 0.25

/** Two texts with what was found between them. */
export type Match = { one: number; other: number; class: MatchClass; score: number; likeness: Likeness }

/**
 * Looks for the texts that an item's text is a copy or a part of, keeps what was found, and puts the text into the
 * index. What was kept about the item before is dropped.
 * @returns rows of the other items whose stories may change with it, beside those it matches
 */
export function matchItem(db: Database, row: number): number[] {
  dropMatches(db, row)
  const text = storyText(db, row)
  if (!text) return []
  const prints = printsOf(text)
  const found = candidates(db, text, prints)
  addPrints(db, row, prints)
  if (found.length === 0) return []
  const texts = found.map((each) => storyText(db, each)).filter((each) => each !== undefined)
  const learnt = learnFrames(db, text, texts)
  // A frame that has just been found takes words from all texts of its source: what leaned on them is weighed again.
  const own = learnt.length === 0 ? text : (storyText(db, row) ?? text)
  for (const each of texts) {
    const match = matchTexts(own, learnt.length === 0 ? each : (storyText(db, each.row) ?? each))
    if (match) writeMatch(db, match)
  }
  const leaning = learnt.length === 0 ? [] : [...rowsWith(db, learnt)].filter((each) => each !== row)
  for (const each of leaning) recheck(db, each)
  return [...new Set([...leaning, ...besideStories(db, row)])]
}

/** Related texts that stand in a story: a new text may show that one of them is a digest, and belongs to none. */
function besideStories(db: Database, row: number): number[] {
  return prepared<[number, number], { row: number }>(
    db,
    `SELECT i.row FROM (SELECT other AS row FROM story_match WHERE one = ? AND class = 'related'
       UNION ALL SELECT one FROM story_match WHERE other = ? AND class = 'related') m
     JOIN item i ON i.row = m.row JOIN story_member s ON s.item = i.id`,
  )
    .all(row, row)
    .map((each) => each.row)
}

/** Page frames are looked up among the newest texts alone: corrections of a template on the same day. */
const FRAMED_CANDIDATES = 6

function candidates(db: Database, text: StoryText, prints: Float64Array): number[] {
  const frames = framesOf(db, text.source)
  const isFrame = (print: number): boolean => frames?.has(print) === true
  const found = findPrints(db, frames === null ? prints : prints.filter((print) => !isFrame(print)))
  found.delete(text.row)
  if (text.words.length > LONG_TEXT) dropChance(db, text, found)
  const likely = candidatesOf(db, found)
  const framed = frames === null ? NO_PRINTS : prints.filter(isFrame)
  if (framed.length === 0 || likely.length >= FRAMED_CANDIDATES) return likely
  const newest = [...findPrints(db, framed).keys()]
    .filter((each) => each !== text.row && !found.has(each))
    .sort((one, other) => other - one)
    .slice(0, FRAMED_CANDIDATES - likely.length)
  return [...likely, ...candidatesOf(db, new Map(newest.map((each) => [each, 1])))]
}

const NO_PRINTS = new Float64Array(0)

/** Two texts of more words that share a single fingerprint share a sentence, and are not one copy. */
const LONG_TEXT = 120

function dropChance(db: Database, text: StoryText, found: Map<number, number>): void {
  const facts = prepared<[number], { word_count: number; headline: string; url: string | null }>(
    db,
    'SELECT word_count, headline, url FROM item_list WHERE row = ?',
  )
  for (const [row, shared] of found) {
    if (shared > 1) continue
    const other = facts.get(row)
    if (!other || other.word_count <= LONG_TEXT) continue
    if (other.headline !== text.headline && linkKey(other.url) !== text.url) found.delete(row)
  }
}

/** Weighs the matches of an item anew, after something about it changed that is not its text. */
export function recheck(db: Database, row: number): void {
  const text = storyText(db, row)
  if (!text) return
  for (const { row: each } of matchesOf(db, row)) {
    const other = storyText(db, each)
    if (!other) continue
    const match = matchTexts(text, other)
    if (match) writeMatch(db, match)
    else remove(db, Math.min(row, each), Math.max(row, each))
  }
}

/** Everything by which a text can be found: fingerprints of its body, its headline and its link. */
export function printsOf(text: StoryText): Float64Array {
  const body = fingerprints(text.shingles)
  const others = [
    ...(text.title.length >= TITLE_WORDS ? [wordsHash(1, text.title)] : []),
    ...(text.url === null ? [] : [textHash(2, text.url)]),
  ]
  const prints = new Float64Array(body.length + others.length)
  prints.set(body)
  prints.set(others, body.length)
  return prints
}

function wordsHash(kind: number, words: Uint32Array): number {
  let [low, high] = [kind, kind]
  for (const word of words) {
    low = Math.imul(low ^ word, 0x01000193)
    high = Math.imul(high + word, 0x5bd1e995)
  }
  return (mixed(high) & 0xff) * 0x1_0000_0000 + mixed(low)
}

function textHash(kind: number, text: string): number {
  return wordsHash(
    kind,
    Uint32Array.from(text, (sign) => sign.codePointAt(0) ?? 0),
  )
}

/** The likeliest candidates: those that share most, but of each story only some, so that a large one hides no other. */
function candidatesOf(db: Database, found: ReadonlyMap<number, number>): number[] {
  const ranked = [...found].sort(([one, shared], [other, more]) => more - shared || other - one)
  // The index also holds texts that an item had before, and of exact copies only one is laid beside others.
  const standing = prepared<[number], { story: string | null }>(
    db,
    'SELECT l.story FROM item_list l JOIN story_key k ON k.item = l.id AND k.indexed = 1 WHERE l.row = ?',
  )
  const ofStory = new Map<string, number>()
  const chosen: number[] = []
  for (const [row] of ranked) {
    if (chosen.length === MOST_CANDIDATES) break
    const known = standing.get(row)
    if (!known) continue
    if (known.story !== null) {
      const count = ofStory.get(known.story) ?? 0
      if (count === MOST_OF_STORY) continue
      ofStory.set(known.story, count + 1)
    }
    chosen.push(row)
  }
  return chosen
}

/** Says how two texts belong together; null where what they share is not worth telling. */
export function matchTexts(one: StoryText, other: StoryText): Match | null {
  const [first, second] = one.row < other.row ? [one, other] : [other, one]
  const likeness = compareTexts(first, second)
  const score = scoreOf(first, second, likeness)
  const kind = classOf(likeness, score)
  return kind && { one: first.row, other: second.row, class: kind, score, likeness }
}

function scoreOf(one: StoryText, other: StoryText, likeness: Likeness): number {
  const byText = chanceOfSame(likeness)
  return Math.max(byText, byLink(one, other, likeness))
}

/** Days between which one link or one headline may still mean one piece of copy. */
const LINK_DAYS = 14
const TITLE_DAYS = 3

/**
 * Short feed items say little in their text: one link, or one headline where either has no text to speak of, makes
 * them the same copy. Longer texts under one link must share something: live pages and home pages keep their link.
 */
function byLink(one: StoryText, other: StoryText, likeness: Likeness): number {
  const fewest = Math.min(one.words.length, other.words.length)
  const days = likeness.days ?? 0
  if (likeness.sameLink && days <= LINK_DAYS && (fewest < SHORT_TEXT * 3 || likeness.shortShare >= 0.3))
    return 0.95
  if (likeness.title !== 1 || one.title.length < TITLE_WORDS || days > TITLE_DAYS || fewest >= SHORT_TEXT)
    return 0
  // A source may give the same headline to another piece each day.
  const otherPiece = likeness.sameSource && one.url !== other.url
  const disagree =
    fewest >= BARE_TEXT && (likeness.vocabulary < 0.5 || likeness.numbersFound < likeness.numbers)
  return otherPiece || disagree ? 0 : 0.9
}

/** Below this many words a text is no text, and its headline is all there is. */
const BARE_TEXT = 8

/** The shorter text is nearly all there; above this the longer has little of its own either. */
const WHOLE = 0.6

function classOf(likeness: Likeness, score: number): MatchClass | null {
  if (score >= SAME) {
    if (likeness.sameLink || (likeness.sameSource && (likeness.days ?? 9) <= 2)) return 'version'
    return likeness.longShare >= WHOLE ? 'reprint' : 'partial'
  }
  const shared = likeness.longest >= RELATED_RUN || likeness.shortShare5 >= RELATED_SHARE
  return shared && likeness.shortWords > 0 ? 'related' : null
}

function writeMatch(db: Database, { one, other, class: kind, score, likeness }: Match): void {
  const { turned, shortParts, longParts, shortShare, longShare } = likeness
  const short = [shortParts, shortShare] as const
  const long = [longParts, longShare] as const
  const [[oneParts, oneShare], [otherParts, otherShare]] = turned ? [long, short] : [short, long]
  prepared<unknown[], void>(
    db,
    `INSERT INTO story_match (one, other, class, score, one_parts, other_parts, one_share, other_share, findings)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (one, other) DO UPDATE SET class = excluded.class, score = excluded.score,
       one_parts = excluded.one_parts, other_parts = excluded.other_parts, one_share = excluded.one_share,
       other_share = excluded.other_share, findings = excluded.findings`,
  ).run(
    one,
    other,
    kind,
    score,
    oneParts,
    otherParts,
    oneShare,
    otherShare,
    JSON.stringify(findingsOf(likeness)),
  )
}

function remove(db: Database, one: number, other: number): void {
  prepared<[number, number], void>(db, 'DELETE FROM story_match WHERE one = ? AND other = ?').run(one, other)
}

export function dropMatches(db: Database, row: number): void {
  prepared<[number], void>(db, 'DELETE FROM story_match WHERE one = ?').run(row)
  prepared<[number], void>(db, 'DELETE FROM story_match WHERE other = ?').run(row)
}

/** A match as seen from one of its texts. */
export type OwnMatch = {
  /** The other's row. */
  row: number
  class: MatchClass
  score: number
  /** Which of 32 parts of this text stand in the other, as bits. */
  parts: number
  /** 0 to 1: how much of the other text stands in this one. */
  share: number
}

/** What an item's text has in common with others, of whatever class. */
export function matchesOf(db: Database, row: number): OwnMatch[] {
  return prepared<[number, number], OwnMatch>(
    db,
    `SELECT other AS row, class, score, one_parts AS parts, other_share AS share FROM story_match WHERE one = ?
     UNION ALL
     SELECT one AS row, class, score, other_parts AS parts, one_share AS share FROM story_match WHERE other = ?`,
  ).all(row, row)
}
