import type { Likeness } from './compare-texts.ts'
import { weights } from './likeness-weights.ts'

/** How two texts belong together, as the machine sees it; `related` stands beside a story and never in it. */
export type MatchClass = 'exact' | 'version' | 'reprint' | 'partial' | 'related'

/** From this chance on two texts are the same copy. */
export const SAME = 0.5

/** The figures that the model weighs, by name. All lie between about -1 and 5. */
export function figuresOf(of: Likeness): Record<string, number> {
  const edits = of.factEdits + of.wordEdits
  const shared = Math.max(1, of.shortShare * of.shortWords)
  const numbers = of.numbers === 0 ? 1 : of.numbersFound / of.numbers
  const longNumbers = of.longNumbers === 0 ? 1 : of.longNumbersFound / of.longNumbers
  const longNames = of.longNames === 0 ? 1 : of.longNamesFound / of.longNames
  const names = of.names === 0 ? 1 : of.namesFound / of.names
  return {
    shortShare: of.shortShare,
    longShare: of.longShare,
    shortShare5: of.shortShare5,
    shortShare12: of.shortShare12,
    longShare12: of.longShare12,
    longest: Math.log2(1 + of.longest) / 4,
    longestPart: Math.min(1, of.longest / Math.max(1, of.shortWords)),
    shortOwn: Math.log2(1 + of.shortOwn) / 4,
    longOwn: Math.log2(1 + of.longOwn) / 4,
    shortHead: of.shortHead,
    longHead: of.longHead,
    shared: Math.log2(1 + of.shortShare5 * of.shortWords) / 4,
    numbers,
    missingNumbers: Math.log2(1 + of.numbers - of.numbersFound) / 2,
    longNumbers,
    missingLongNumbers: Math.log2(1 + of.longNumbers - of.longNumbersFound) / 2,
    names,
    missingNames: Math.log2(1 + of.names - of.namesFound) / 2,
    vocabulary: of.vocabulary,
    factEdits: Math.min(1, of.factEdits / (shared / 10)),
    wordEdits: Math.min(1, edits === 0 ? 0 : of.wordEdits / (shared / 10)),
    title: of.title ?? 0,
    noTitle: of.title === null ? 1 : 0,
    days: of.days === null ? 0 : Math.min(2, Math.log2(1 + of.days) / 3),
    noDays: of.days === null ? 1 : 0,
    sameSource: of.sameSource ? 1 : 0,
    short: Math.log2(1 + of.shortWords) / 8,
    ratio: of.shortWords / Math.max(1, of.longWords),
    both: of.shortShare * of.longShare,
    fromWithin: ((1 - of.longHead) * (1 - of.longShare)) ** 2,
    framed: of.framed,
    longNames,
    missingLongNames: Math.log2(1 + of.longNames - of.longNamesFound) / 2,
    otherDay: (of.days ?? 0) > 1.5 ? 1 - numbers : 0,
    ownBoth: Math.min(of.shortOwn, of.longOwn) / Math.max(1, of.shortWords),
    missingBoth: (1 - of.shortShare) * (1 - of.longShare),
    wholeHead: of.shortShare5 * of.longHead,
    shortSquare: of.shortShare5 * of.shortShare5,
    templateDays: of.sameSource && of.days !== null && of.days > 1.5 ? 1 - of.longShare12 : 0,
  }
}

/** The chance, 0 to 1, that two texts are the same copy (logistic regression, fitted by `tools/fit-stories.ts`). */
export function chanceOfSame(likeness: Likeness): number {
  let sum = weights['bias'] ?? 0
  for (const [name, figure] of Object.entries(figuresOf(likeness))) sum += figure * (weights[name] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}
