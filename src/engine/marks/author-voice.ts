import type { Passage } from '../../contract/marks.ts'
import type { Finding } from './finding.ts'
import { quote, type TextBlock } from '../intake/credits/passages-of-text.ts'
import { levelsOf, scoreSentences, type ScoredSentence } from './sentence-score.ts'

/** A tone below `from` is a report's; from `full` on the whole weight is given. Measured on news and columns. */
const TONE_FROM = 0.05
const TONE_FULL = 0.6
/** One or two sentences are no passage: a single sentence is right only two times in three. */
const FEWEST_SENTENCES = 3
const SHOWN = 3
/** Below this a sentence proves nothing to an editor who reads it. */
const TELLING = 0.5
/** A list of names or scores has no voice, nor has a sentence that is all quotation. */
const SHORTEST_SENTENCE = 20
const FEWEST_OWN_WORDS = 4
/** One-sided: the tone is at least `surely` with a chance of nineteen in twenty. */
const SURE = 1.64

/** How the author's own voice sounds over a stretch of text. */
export type AuthorVoice = {
  /** Mean sentence score between that of reports (0) and that of authors' own views (1) in the language. */
  tone: number
  /** The lowest that the tone is likely to be, given how few sentences there are and how they differ. */
  surely: number
  sentences: number
  /** The most telling sentences, highest first. */
  telling: (ScoredSentence & { at: TextBlock })[]
}

/**
 * Scores a stretch of text by its sentences. In: its blocks, the language. Out: the tone and the highest sentences;
 * a tone of 0 where the language has no model.
 */
export function authorVoice(texts: readonly TextBlock[], language: string | null): AuthorVoice {
  const levels = levelsOf(language)
  const sentences =
    levels === null ? [] : texts.flatMap((at) => sentencesIn(at, language).map((each) => ({ ...each, at })))
  const prose = sentences.filter(
    ({ words, ownWords }) => words.length > SHORTEST_SENTENCE && ownWords >= FEWEST_OWN_WORDS,
  )
  const count = prose.length
  if (levels === null || count === 0) return { tone: 0, surely: 0, sentences: 0, telling: [] }
  const span = levels.ownViews - levels.reports
  const tones = prose.map(({ score }) => (score - levels.reports) / span)
  const tone = tones.reduce((sum, each) => sum + each, 0) / count
  const variance = tones.reduce((sum, each) => sum + (each - tone) ** 2, 0) / Math.max(1, count - 1)
  const telling = [...prose]
    .sort((a, b) => b.score - a.score || a.at.index - b.at.index || a.start - b.start)
    .filter(({ score }) => score >= TELLING)
    .slice(0, SHOWN)
  return { tone, surely: tone - SURE * Math.sqrt(variance / count), sentences: count, telling }
}

/** Three signals hear the same blocks; a block is scored once as long as it is held. */
const heard = new WeakMap<TextBlock['block'], { language: string | null; sentences: ScoredSentence[] }>()

function sentencesIn(at: TextBlock, language: string | null): ScoredSentence[] {
  const before = heard.get(at.block)
  if (before !== undefined && before.language === language) return before.sentences
  const sentences = scoreSentences(at.text, language)
  heard.set(at.block, { language, sentences })
  return sentences
}

/**
 * The findings of a voice: its most telling sentences, which share `most` as far as the tone bears it out.
 * In: the voice, the signal's name, the passage (null for the whole item) and the most that they can add.
 */
export function voiceFindings(
  voice: AuthorVoice,
  signal: string,
  blocks: Passage | null,
  most: number,
): Finding[] {
  if (voice.sentences < FEWEST_SENTENCES) return []
  const borne = Math.max(0, Math.min(1, (voice.tone - TONE_FROM) / (TONE_FULL - TONE_FROM)))
  const total = voice.telling.reduce((sum, { score }) => sum + score, 0)
  if (borne === 0 || total === 0) return []
  return voice.telling.map((sentence) => {
    const quoted = quote(sentence.at, sentence.start, sentence.end)
    return {
      mark: 'opinion',
      kind: 'opinion',
      signal,
      weight: Math.round(((most * borne * sentence.score) / total) * 1000) / 1000,
      words: quoted.words,
      field: null,
      span: quoted.span,
      originator: null,
      blocks,
      family: 'sentences',
    }
  })
}
