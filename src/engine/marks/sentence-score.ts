import models from '../../../resources/vocabularies/opinion-weights.json' with { type: 'json' }
import { cuesFor, ownWordsOf, primaryLanguage, sentenceFeatures, type Cues } from './sentence-features.ts'

/** How high sentences of reports and of authors' own views score on average in a language. */
export type Levels = { reports: number; ownViews: number }

type Written = { bias: number; weights: Record<string, number>; levels: Levels }
type Model = { bias: number; weights: Map<string, number>; levels: Levels }

function modelOf({ bias, weights, levels }: Written): Model {
  return { bias, weights: new Map(Object.entries(weights)), levels }
}

/** A model by language, made by `tools/train-opinion.ts`. */
const modelByLanguage = new Map(
  Object.entries(models as Record<string, Written>).map(([language, model]) => [language, modelOf(model)]),
)

/** A sentence of a block, in UTF-16 code units of the block's text, with its score and the cues that made it. */
export type ScoredSentence = {
  start: number
  end: number
  words: string
  score: number
  cues: string[]
  /** Words outside quotation marks; a sentence without any is somebody else's. */
  ownWords: number
}

/**
 * Scores every sentence of a text by the author's own voice: cues such as boosters, evaluative words, modals, first
 * and second person and rhetorical forms, and words and forms that reports use; quoted speech does not count.
 * In: the plain text of a block, the item's language. Out: sentences with scores from 0 to 1, 0.5 being as likely a
 * view as a report (0 throughout where there is no lexicon for the language).
 */
export function scoreSentences(text: string, language: string | null): ScoredSentence[] {
  const cues = cuesFor(language)
  const model = modelByLanguage.get(primaryLanguage(language))
  const own = ownWordsOf(text)
  return sentencesOf(text).map(({ start, end }) => {
    const words = text.slice(start, end)
    const scored =
      cues === null || model === undefined
        ? { score: 0, cues: [], ownWords: 0 }
        : scoreOf(words, own.slice(start, end), cues, model)
    return { start, end, words, ...scored }
  })
}

function scoreOf(sentence: string, own: string, cues: Cues, { bias, weights }: Model) {
  const features = sentenceFeatures(sentence, own, cues)
  let sum = bias
  for (const [name, value] of features.values) sum += (weights.get(name) ?? 0) * value
  // Three decimals: the same on every machine.
  const score = features.ownWords === 0 ? 0 : Math.round(1000 / (1 + Math.exp(-sum))) / 1000
  return { score, cues: features.cues, ownWords: features.ownWords }
}

/** The levels of a language, between which the mean of a text is read; null where it has no model. */
export function levelsOf(language: string | null): Levels | null {
  return modelByLanguage.get(primaryLanguage(language))?.levels ?? null
}

/** Whether a score is that of a sentence with its author's own view in it, where a sentence must be judged alone. */
export function isOwnView(score: number): boolean {
  return score >= 0.5
}

/** A sentence ends at a stop, question or exclamation mark (with closing quotes) before white space. */
const SENTENCE_END = /[.!?…]+["”»’')\]]*(?=\s|$)|\n+/gu
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|\p{Lu}\.\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|No|Nr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|etc|bzw|z\.B|u\.a|d\.h|Inc|Corp|Co|Ltd|M|г|т)$/u

function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = []
  let start = 0
  const push = (end: number) => {
    const raw = text.slice(start, end)
    const words = raw.trim()
    if (words.length > 1) {
      const from = start + (raw.length - raw.trimStart().length)
      sentences.push({ start: from, end: from + words.length })
    }
    start = end
  }
  for (const stop of text.matchAll(SENTENCE_END)) {
    const before = text.slice(Math.max(start, stop.index - 12), stop.index)
    if (stop[0].startsWith('.') && ABBREVIATION.test(before)) continue
    const end = stop.index + stop[0].length
    // "4 p.m. on Monday" goes on in lower case.
    if (stop[0] === '.' && /^\s+\p{Ll}/u.test(text.slice(end, end + 4))) continue
    push(end)
  }
  push(text.length)
  return sentences
}
