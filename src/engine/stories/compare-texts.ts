import { NAME, NUMBER, type CopyWords } from './copy-words.ts'
import { sharedPassages, type SharedPassage } from './shared-passages.ts'

/** A text as it is weighed: its words, which of them are page frame, and what stands around it. */
export type WeighedText = CopyWords & {
  /** 1 for each word that recurs in its source and so proves nothing; null where none does. */
  frame: Uint8Array | null
  /** Each word once, to be looked up, and in order with its kind. Worked out when first asked for. */
  vocabulary: () => ReadonlySet<number>
  distinct: () => readonly [words: Uint32Array, kinds: Uint8Array]
  title: Uint32Array
  source: string | null
  /** Milliseconds since 1970 by the text's own time; null where it has none. */
  time: number | null
  url: string | null
}

/** What two texts have in common, in plain figures. `short` is the one with fewer words that count, `long` the other. */
export type Likeness = {
  /** Words that count in each: without page frames. */
  shortWords: number
  longWords: number
  /** 0 to 1: words of each that stand in passages of three words and more that both share. */
  shortShare: number
  longShare: number
  /** The same for passages of five words and more, and of twelve and more. */
  shortShare5: number
  shortShare12: number
  longShare12: number
  /** Words in the longest shared passage. */
  longest: number
  /** Longest stretch of each that the other lacks, in words. */
  shortOwn: number
  longOwn: number
  /** 0 to 1: how much of the first 40 words of each stands in the other. */
  shortHead: number
  longHead: number
  /** Distinct numbers of the shorter text, and how many of them stand in the longer; names likewise. */
  numbers: number
  numbersFound: number
  names: number
  namesFound: number
  /** Numbers and names of the longer text that stand in or beside shared passages, and how many of them the shorter has. */
  longNumbers: number
  longNumbersFound: number
  longNames: number
  longNamesFound: number
  /** 0 to 1: distinct words of the shorter text that stand anywhere in the longer. */
  vocabulary: number
  /** Places where a few words stand in place of others between shared passages: with a number or name in them, or not. */
  factEdits: number
  wordEdits: number
  /** 0 to 1: how far the headlines agree; null where one has none. */
  title: number | null
  /** Days between the texts' own times; null where one has none. */
  days: number | null
  sameSource: boolean
  sameLink: boolean
  /** Which of 32 equal parts of each text are shared, as bits: shows what of a digest comes from where. */
  shortParts: number
  longParts: number
  /** 0 to 1: how much of the shorter text is page frame or template, and so does not count. */
  framed: number
  /** The given order was turned round: the second text is the shorter. */
  turned: boolean
}

const LONG_RUN = 12
const HEAD = 40
/** A few words in place of others: more is a passage of its own. */
const EDIT = 6
const DAY = 86_400_000

/** Weighs two texts against each other. The outcome does not depend on which is given first, but for `turned`. */
export function compareTexts(one: WeighedText, other: WeighedText): Likeness {
  const turned = isShorter(other, one)
  const [short, long] = turned ? [other, one] : [one, other]
  const passages = sharedPassages(short.words, long.words)
  const inShort = new Uint8Array(short.words.length)
  const inLong = new Uint8Array(long.words.length)
  let longest = 0
  for (const passage of passages) {
    const weight = passage.length >= LONG_RUN ? 3 : passage.length >= 5 ? 2 : 1
    for (let at = 0; at < passage.length; at++) {
      inShort[passage.left + at] = weight
      if ((inLong[passage.right + at] ?? 0) < weight) inLong[passage.right + at] = weight
    }
    longest = Math.max(longest, contentOf(passage, short, long))
  }
  const ours = coverOf(short, inShort)
  const theirs = coverOf(long, inLong)
  const facts = factsOf(short, long)
  return {
    shortWords: ours.words,
    longWords: theirs.words,
    shortShare: ours.share,
    longShare: theirs.share,
    shortShare5: ours.share5,
    shortShare12: ours.share12,
    longShare12: theirs.share12,
    longest,
    shortOwn: ours.own,
    longOwn: theirs.own,
    shortHead: ours.head,
    longHead: theirs.head,
    ...facts,
    ...longFacts(short, long, passages),
    ...editsOf(short, long, passages),
    title: titleShare(short.title, long.title),
    days: short.time === null || long.time === null ? null : Math.abs(short.time - long.time) / DAY,
    sameSource: short.source !== null && short.source === long.source,
    sameLink: short.url !== null && short.url === long.url,
    shortParts: ours.parts,
    longParts: theirs.parts,
    framed: 1 - ours.words / Math.max(1, short.words.length),
    turned,
  }
}

/** Words without frames; equal lengths are told by the words, so that the order given does not matter. */
function isShorter(one: WeighedText, other: WeighedText): boolean {
  const [ours, theirs] = [contentWords(one), contentWords(other)]
  if (ours !== theirs) return ours < theirs
  if (one.words.length !== other.words.length) return one.words.length < other.words.length
  for (let at = 0; at < one.words.length; at++) {
    const [left, right] = [one.words[at] ?? 0, other.words[at] ?? 0]
    if (left !== right) return left < right
  }
  return false
}

/** How many words of a text count. */
export function contentWords(text: Pick<WeighedText, 'words' | 'frame'>): number {
  if (text.frame === null) return text.words.length
  let count = 0
  for (const framed of text.frame) if (framed === 0) count++
  return count
}

function contentOf(passage: SharedPassage, short: WeighedText, long: WeighedText): number {
  if (short.frame === null && long.frame === null) return passage.length
  let count = 0
  for (let at = 0; at < passage.length; at++)
    if (short.frame?.[passage.left + at] !== 1 && long.frame?.[passage.right + at] !== 1) count++
  return count
}

type Cover = {
  words: number
  share: number
  share5: number
  share12: number
  own: number
  head: number
  parts: number
}

function coverOf(text: WeighedText, shared: Uint8Array): Cover {
  const words = contentWords(text)
  let [three, five, twelve, own, run, seen, head, parts] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < shared.length; at++) {
    if (text.frame?.[at] === 1) continue
    const weight = shared[at] ?? 0
    if (weight === 0) {
      run += 1
      if (run > own) own = run
    } else {
      run = 0
      three += 1
      if (weight >= 2) {
        five += 1
        parts |= 1 << Math.floor((seen * 32) / words)
      }
      if (weight === 3) twelve += 1
      if (seen < HEAD) head += 1
    }
    seen += 1
  }
  const whole = Math.max(1, words)
  return {
    words,
    share: three / whole,
    share5: five / whole,
    share12: twelve / whole,
    own,
    head: head / Math.max(1, Math.min(HEAD, words)),
    parts: parts >>> 0,
  }
}

function factsOf(
  short: WeighedText,
  long: WeighedText,
): Pick<Likeness, 'numbers' | 'numbersFound' | 'names' | 'namesFound' | 'vocabulary'> {
  const theirs = long.vocabulary()
  const [words, kinds] = short.frame === null ? short.distinct() : distinctWords(short, short.frame)
  let [numbers, numbersFound, names, namesFound, found] = [0, 0, 0, 0, 0]
  for (let at = 0; at < words.length; at++) {
    const here = theirs.has(words[at] ?? 0) ? 1 : 0
    found += here
    if (kinds[at] === NUMBER) {
      numbers += 1
      numbersFound += here
    } else if (kinds[at] === NAME) {
      names += 1
      namesFound += here
    }
  }
  return { numbers, numbersFound, names, namesFound, vocabulary: found / Math.max(1, words.length) }
}

/** Each word of a text once, with its kind where it first stands; without those in page frames. */
export function distinctWords(text: CopyWords, frame: Uint8Array | null): [Uint32Array, Uint8Array] {
  const seen = new Set<number>()
  const words = new Uint32Array(text.words.length)
  const kinds = new Uint8Array(text.words.length)
  for (let at = 0; at < text.words.length; at++) {
    const word = text.words[at] ?? 0
    if (frame?.[at] === 1 || seen.has(word)) continue
    words[seen.size] = word
    kinds[seen.size] = text.kinds[at] ?? 0
    seen.add(word)
  }
  return [words.subarray(0, seen.size), kinds.subarray(0, seen.size)]
}

/** Numbers and names of the longer text that stand in or beside what both share. */
function longFacts(
  short: WeighedText,
  long: WeighedText,
  passages: readonly SharedPassage[],
): Pick<Likeness, 'longNumbers' | 'longNumbersFound' | 'longNames' | 'longNamesFound'> {
  const ours = short.vocabulary()
  const near = new Uint8Array(long.words.length)
  for (const { right, length } of passages)
    near.fill(1, Math.max(0, right - EDIT), Math.min(near.length, right + length + EDIT))
  const seen = new Set<number>()
  let [longNumbers, longNumbersFound, longNames, longNamesFound] = [0, 0, 0, 0]
  for (let at = 0; at < near.length; at++) {
    const kind = long.kinds[at] ?? 0
    if (kind === 0 || near[at] === 0 || long.frame?.[at] === 1) continue
    const word = long.words[at] ?? 0
    if (seen.has(word)) continue
    seen.add(word)
    const here = ours.has(word) ? 1 : 0
    if (kind === NUMBER) {
      longNumbers += 1
      longNumbersFound += here
    } else {
      longNames += 1
      longNamesFound += here
    }
  }
  return { longNumbers, longNumbersFound, longNames, longNamesFound }
}

function editsOf(
  short: WeighedText,
  long: WeighedText,
  passages: readonly SharedPassage[],
): Pick<Likeness, 'factEdits' | 'wordEdits'> {
  let [factEdits, wordEdits] = [0, 0]
  for (let at = 1; at < passages.length; at++) {
    const [before, after] = [passages[at - 1], passages[at]]
    if (!before || !after) continue
    const [left, right] = [before.left + before.length, before.right + before.length]
    const [ours, theirs] = [after.left - left, after.right - right]
    if (theirs < 0 || ours > EDIT || theirs > EDIT || ours + theirs === 0) continue
    if (short.frame?.[left] === 1 || long.frame?.[right] === 1) continue
    if (holdsFact(short, left, ours) && holdsFact(long, right, theirs)) factEdits += 1
    else wordEdits += 1
  }
  return { factEdits, wordEdits }
}

function holdsFact(text: WeighedText, from: number, length: number): boolean {
  for (let at = from; at < from + length; at++) if ((text.kinds[at] ?? 0) !== 0) return true
  return false
}

function titleShare(one: Uint32Array, other: Uint32Array): number | null {
  if (one.length === 0 || other.length === 0) return null
  const [ours, theirs] = [new Set(one), new Set(other)]
  let shared = 0
  for (const word of ours) if (theirs.has(word)) shared++
  return (2 * shared) / (ours.size + theirs.size)
}
