import type { Database } from 'better-sqlite3'
import { compareTexts, contentWords, type Likeness } from './compare-texts.ts'
import { addFrames, framesOf } from './page-frames.ts'
import type { StoryText } from './story-text.ts'

/** On so many different days (of undated items: in so many items) a passage must have stood to be a frame. */
const DAYS = 3
/** So many items of the source are looked at. */
const WITNESSES = 8
/** Two texts of which the shorter has no stretch of its own of this length are one piece of copy, not two in one frame. */
const OWN_STRETCH = 20
const DAY = 86_400_000

/**
 * Finds out whether what a text shares with others of its source is that source's page frame or template: passages that
 * stand in different copy on three days or more. Days are counted and not items, because three takes of one story in
 * one day are no template.
 * @param others texts that share fingerprints with it
 * @returns the shingles that were found to recur; empty where none did
 */
export function learnFrames(db: Database, text: StoryText, others: readonly StoryText[]): Float64Array {
  // Of a text that is mostly frame by now there is little left to learn, and such texts are the most frequent.
  if (text.source === null || contentWords(text) < text.words.length / 2) return NOTHING
  const witnesses: StoryText[] = []
  for (const other of others) {
    if (other.source !== text.source || witnesses.length === WITNESSES) continue
    if ([text, ...witnesses].every((each) => isOtherCopy(each, other))) witnesses.push(other)
  }
  if (witnesses.length < DAYS - 1) return NOTHING
  const days = new Map<number, Set<number>>()
  for (const shingle of text.shingles) days.set(shingle, new Set([dayOf(text)]))
  for (const witness of witnesses)
    for (const shingle of witness.shingles) days.get(shingle)?.add(dayOf(witness))
  const recurring = [...days].filter(([, on]) => on.size >= DAYS).map(([shingle]) => shingle)
  const known = framesOf(db, text.source)
  const found = recurring.filter((shingle) => known?.has(shingle) !== true)
  addFrames(db, text.source, found)
  return Float64Array.from(found)
}

const NOTHING = new Float64Array(0)

/** Different copy: each has a stretch of its own, or (a template) other numbers on another day. */
function isOtherCopy(one: StoryText, other: StoryText): boolean {
  if (dayOf(one) === dayOf(other)) return false
  const likeness = compareTexts({ ...one, frame: null }, { ...other, frame: null })
  return likeness.shortOwn >= OWN_STRETCH || otherNumbers(likeness)
}

/** A template: on another day other numbers stand in the same sentences, one for every fifty words at least. */
function otherNumbers({ days, numbers, numbersFound, factEdits, shortShare, shortWords }: Likeness): boolean {
  return (
    days !== null &&
    days > 1 &&
    numbers > numbersFound &&
    factEdits >= Math.max(1, (shortShare * shortWords) / 50)
  )
}

/** The day of a text's own time; a number of its own for a text without. */
function dayOf(text: StoryText): number {
  return text.time === null ? -text.row : Math.floor(text.time / DAY)
}
