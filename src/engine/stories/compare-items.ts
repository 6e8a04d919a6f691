import type { Database } from 'better-sqlite3'
import { diffArrays } from 'diff'
import { blockText, type Block } from '../../contract/blocks.ts'
import { Refusal } from '../../contract/errors.ts'
import type { Comparison, ComparedPair } from '../../contract/stories.ts'
import { itemRowOf } from '../items/item-row.ts'
import { compareTexts } from './compare-texts.ts'
import { copyWords } from './copy-words.ts'
import { matchWords } from './match-words.ts'
import { oneSidedFacts } from './one-sided-facts.ts'
import { readCopy, type Copy } from './read-copy.ts'
import { normalForm } from './story-key.ts'
import { storyText, withVocabulary, type StoryText } from './story-text.ts'

type Piece = ComparedPair['pieces'][number]

/** A comparison gives up on word level after this many milliseconds and shows both texts whole. */
const TIMEOUT = 200
/** Paragraphs count as two forms of one when they share at least this part of their words. */
const ALIKE = 0.3

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * Lays two copies side by side: paragraphs aligned, words that differ set out, moved paragraphs told from missing ones,
 * numbers and names that only one has. Either may be a version of an item, by its own id.
 * @throws Refusal `NOT_FOUND`
 */
export function compareItems(db: Database, left: string, right: string): Comparison {
  const [one, other] = [readCopy(db, left), readCopy(db, right)]
  if (!one || !other) throw new Refusal('NOT_FOUND', 'There is no such item here.', [left, right])
  const pairs = withMoved(alignBlocks(one.blocks, other.blocks))
  const headline = diffWords(one.row.headline, other.row.headline)
  return {
    left: itemRowOf(one.row),
    right: itemRowOf(other.row),
    words: likenessWords(db, one, other),
    ...oneSidedFacts(one.blocks, other.blocks),
    headline,
    pairs,
    same: sharedPart(pairs),
    differences: {
      headline: headline.some((piece) => piece.kind !== 'same') ? 1 : 0,
      edits: pairs.filter((pair) => pair.left && pair.right && !pair.same).length,
      cut: pairs.filter((pair) => !pair.right && pair.moved === null).length,
      added: pairs.filter((pair) => !pair.left && pair.moved === null).length,
      moved: pairs.filter((pair) => !pair.right && pair.moved !== null).length,
      paragraphs: pairs.length,
    },
  }
}

/** Aligns the paragraphs of two texts: equal ones first, then within each gap those that share most words, in order. */
export function alignBlocks(left: readonly Block[], right: readonly Block[]): ComparedPair[] {
  const pairs: ComparedPair[] = []
  let [at, beside] = [0, 0]
  const forms = (blocks: readonly Block[]): string[] => blocks.map((block) => normalForm(blockText(block)))
  const gap = { left: [] as number[], right: [] as number[] }
  const closeGap = (): void => {
    pairs.push(...alignGap(left, right, gap.left, gap.right))
    gap.left = []
    gap.right = []
  }
  for (const part of diffArrays(forms(left), forms(right))) {
    for (let turn = 0; turn < part.value.length; turn++) {
      if (part.removed) gap.left.push(at++)
      else if (part.added) gap.right.push(beside++)
      else {
        closeGap()
        pairs.push(pairOf(left, right, at++, beside++))
      }
    }
  }
  closeGap()
  return pairs
}

function alignGap(
  left: readonly Block[],
  right: readonly Block[],
  ours: number[],
  theirs: number[],
): ComparedPair[] {
  const pairs: ComparedPair[] = []
  let next = 0
  for (const index of ours) {
    const match = theirs.findIndex(
      (other, place) => place >= next && alike(left[index], right[other]) >= ALIKE,
    )
    if (match < 0) {
      pairs.push(pairOf(left, right, index, null))
      continue
    }
    while (next < match) pairs.push(pairOf(left, right, null, theirs[next++] ?? null))
    pairs.push(pairOf(left, right, index, theirs[next++] ?? null))
  }
  while (next < theirs.length) pairs.push(pairOf(left, right, null, theirs[next++] ?? null))
  return pairs
}

function pairOf(
  left: readonly Block[],
  right: readonly Block[],
  index: number | null,
  other: number | null,
): ComparedPair {
  const one = index === null ? undefined : left[index]
  const two = other === null ? undefined : right[other]
  const pieces = one && two ? diffWords(blockText(one), blockText(two)) : wholePieces(one, two)
  return {
    left: one && index !== null ? { index, block: one } : null,
    right: two && other !== null ? { index: other, block: two } : null,
    pieces,
    same: pieces.every((piece) => piece.kind === 'same'),
    moved: null,
  }
}

/** Finds paragraphs that seem cut on one side and added on the other: they stand elsewhere. */
function withMoved(pairs: readonly ComparedPair[]): ComparedPair[] {
  const form = (block: Block): string => normalForm(blockText(block))
  const added = new Map<string, number[]>()
  pairs.forEach((pair, at) => {
    if (pair.left || !pair.right) return
    const text = form(pair.right.block)
    if (text !== '') added.set(text, [...(added.get(text) ?? []), at])
  })
  const moved = pairs.map((pair) => ({ ...pair }))
  moved.forEach((pair) => {
    if (!pair.left || pair.right) return
    const place = added.get(form(pair.left.block))?.shift()
    const other = place === undefined ? undefined : moved[place]
    if (!other?.right) return
    pair.moved = other.right.index
    other.moved = pair.left.index
  })
  return moved
}

/** What two copies share in words, weighed as at arrival: with the page frames of their sources left out. */
function likenessWords(db: Database, one: Copy, other: Copy): string {
  const [left, right] = [storyText(db, one.row.row), storyText(db, other.row.row)]
  if (!left || !right) return ''
  // A version is weighed by its own words, whatever the item says now.
  const weigh = (text: StoryText, copy: Copy): StoryText => ({
    ...text,
    ...withVocabulary(copyWords(copy.blocks)),
    frame: null,
  })
  return matchWords(
    one.isCurrent && other.isCurrent
      ? compareTexts(left, right)
      : compareTexts(weigh(left, one), weigh(right, other)),
  )
}

function wholePieces(one: Block | undefined, two: Block | undefined): Piece[] {
  const pieces: Piece[] = []
  if (one) pieces.push({ kind: 'removed', text: blockText(one) })
  if (two) pieces.push({ kind: 'added', text: blockText(two) })
  return pieces
}

/** The differences of two texts word by word; words by dictionary in scripts without spaces. */
export function diffWords(left: string, right: string): Piece[] {
  const parts = diffArrays(segments(left), segments(right), { timeout: TIMEOUT })
  if (!parts) {
    return [
      { kind: 'removed', text: left },
      { kind: 'added', text: right },
    ]
  }
  return parts.map((part) => ({
    kind: part.removed ? 'removed' : part.added ? 'added' : 'same',
    text: part.value.join(''),
  }))
}

function segments(text: string): string[] {
  return Array.from(words.segment(text), (each) => each.segment)
}

function alike(one: Block | undefined, two: Block | undefined): number {
  if (!one || !two) return 0
  const [left, right] = [wordSet(one), wordSet(two)]
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared / Math.min(left.size, right.size)
}

function wordSet(block: Block): Set<string> {
  return new Set(normalForm(blockText(block)).split(' ').filter(Boolean))
}

function sharedPart(pairs: readonly ComparedPair[]): number {
  let [same, left, right] = [0, 0, 0]
  for (const { pieces } of pairs) {
    for (const { kind, text } of pieces) {
      const count = normalForm(text).split(' ').filter(Boolean).length
      if (kind === 'same') same += count
      if (kind !== 'added') left += count
      if (kind !== 'removed') right += count
    }
  }
  const shorter = Math.min(left, right)
  return shorter === 0 ? 0 : same / shorter
}
