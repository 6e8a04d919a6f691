import type { Likeness } from './compare-texts.ts'
import { weights } from './likeness-weights.ts'

/** How two texts belong together, as the machine sees it; `related` stands beside a story and never in it. */
export type MatchClass = 'version' | 'reprint' | 'partial' | 'related'

/** From this chance on two texts are the same copy. */
export const SAME = 0.5

/** With fewer words that count a text is no evidence of anything; of a text that is mostly frame, what is between. */
const FEWEST_WORDS = 8
const FEWEST_IN_FRAME = 25

/**
 * The figures that the model weighs, each about 0 to 2, and which way each may count: what speaks for one copy never
 * counts against it, whatever the pairs say that the model was fitted on. 0: either way.
 */
export const signs: Readonly<Record<string, -1 | 0 | 1>> = {
  shortShare: 1,
  longShare: 1,
  shortShare5: 1,
  shortShare12: 1,
  longShare12: 1,
  shortHead: 1,
  longHead: 1,
  longest: 1,
  longestPart: 1,
  shared: 1,
  shortOwn: -1,
  longOwn: -1,
  numbers: 1,
  missingNumbers: -1,
  longNumbers: 1,
  missingLongNumbers: -1,
  names: 1,
  missingNames: -1,
  longNames: 1,
  missingLongNames: -1,
  vocabulary: 1,
  factEdits: -1,
  factEditsInAll: -1,
  wordEdits: -1,
  title: 1,
  noTitle: 0,
  days: -1,
  noDays: 0,
  sameSource: 0,
  short: 0,
  ratio: 1,
  both: 1,
  wholeHead: 1,
  shortSquare: 1,
  longSquare: 1,
  fromWithin: -1,
  missingBoth: -1,
  partOfBoth: -1,
  framed: -1,
  numberConflict: -1,
  numberConflictDays: -1,
  noticeConflict: -1,
}

/** A text of fewer words may be a notice that its source prints with other numbers each time. */
const NOTICE_WORDS = 80

/** Works the figures out, in the order of `signs`. */
export function figuresOf(of: Likeness): Record<string, number> {
  const shared = Math.max(1, of.shortShare * of.shortWords)
  const numbers = part(of.numbersFound, of.numbers)
  const days = of.days === null ? 0 : Math.min(2, Math.log2(1 + of.days) / 3)
  const fromWithin = (1 - of.longHead) * (1 - of.longShare)
  return {
    shortShare: of.shortShare,
    longShare: of.longShare,
    shortShare5: of.shortShare5,
    shortShare12: of.shortShare12,
    longShare12: of.longShare12,
    shortHead: of.shortHead,
    longHead: of.longHead,
    longest: Math.log2(1 + of.longest) / 4,
    longestPart: Math.min(1, of.longest / Math.max(1, of.shortWords)),
    shared: Math.log2(1 + of.shortShare5 * of.shortWords) / 4,
    shortOwn: Math.log2(1 + of.shortOwn) / 4,
    longOwn: Math.log2(1 + of.longOwn) / 4,
    numbers,
    missingNumbers: Math.log2(1 + of.numbers - of.numbersFound) / 2,
    longNumbers: part(of.longNumbersFound, of.longNumbers),
    missingLongNumbers: Math.log2(1 + of.longNumbers - of.longNumbersFound) / 2,
    names: part(of.namesFound, of.names),
    missingNames: Math.log2(1 + of.names - of.namesFound) / 2,
    longNames: part(of.longNamesFound, of.longNames),
    missingLongNames: Math.log2(1 + of.longNames - of.longNamesFound) / 2,
    vocabulary: of.vocabulary,
    factEdits: Math.min(1, of.factEdits / (shared / 10)),
    factEditsInAll: Math.min(1, of.factEdits / 6),
    wordEdits: Math.min(1, of.wordEdits / (shared / 10)),
    title: of.title ?? 0,
    noTitle: of.title === null ? 1 : 0,
    days,
    noDays: of.days === null ? 1 : 0,
    sameSource: of.sameSource ? 1 : 0,
    short: Math.log2(1 + of.shortWords) / 8,
    ratio: of.shortWords / Math.max(1, of.longWords),
    both: of.shortShare * of.longShare,
    wholeHead: of.shortShare5 * of.longHead,
    shortSquare: of.shortShare5 ** 2,
    longSquare: of.longShare ** 2,
    fromWithin,
    missingBoth: (1 - of.shortShare) * (1 - of.longShare),
    partOfBoth: (1 - of.shortShare5) * (1 - of.longShare) * of.shortShare12,
    framed: of.framed,
    numberConflict: (1 - numbers) * Math.min(1, of.numbers / 4),
    numberConflictDays: (1 - numbers) * days,
    noticeConflict:
      of.sameSource && of.longWords < NOTICE_WORDS ? Math.min(1, (of.numbers - of.numbersFound) / 3) : 0,
  }
}

/** A part of a whole, 0 to 1; all of nothing is all. */
function part(found: number, of: number): number {
  return of === 0 ? 1 : found / of
}

/**
 * The chance, 0 to 1, that two texts are the same copy: logistic regression over plain figures, fitted by
 * `tools/fit-stories.ts` on pairs that were read or built.
 */
export function chanceOfSame(likeness: Likeness): number {
  const fewest = likeness.framed >= 0.5 ? FEWEST_IN_FRAME : FEWEST_WORDS
  if (likeness.shortWords < fewest || isFromWithin(likeness) || isOtherNotice(likeness)) return 0
  let sum = weights['bias'] ?? 0
  const figures = figuresOf(likeness)
  for (const name in figures) sum += (figures[name] ?? 0) * (weights[name] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The same source prints the same sentences with other numbers: weeks later a template, known as one or not yet, and
 * at any time a notice of a sentence or two under another headline and link.
 */
function isOtherNotice(of: Likeness): boolean {
  const otherNumbers = of.numbers > 0 && of.numbersFound / of.numbers <= 0.5
  if (!of.sameSource || !otherNumbers) return false
  if ((of.days ?? 0) > EDITION_DAYS) return of.longWords < EDITION_WORDS
  return of.longWords < NOTICE_WORDS && !of.sameLink && of.title !== 1
}

const EDITION_DAYS = 14
const EDITION_WORDS = 200

/** One passage from within the longer text and nothing else: a quotation or an extract, while a cut reprint has the top. */
export function isFromWithin(of: Likeness): boolean {
  return of.longHead < 0.25 && of.longShare < 0.45 && of.longest >= 0.85 * of.shortWords
}
