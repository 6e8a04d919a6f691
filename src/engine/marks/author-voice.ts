import type { Passage } from '../../contract/marks.ts'
import type { Finding } from './finding.ts'
import { quote, type TextBlock } from '../intake/credits/passages-of-text.ts'
import { scoreSentences, type ScoredSentence } from './sentence-score.ts'

/** A mean below `from` is a report's; from `full` on the whole weight is given. Measured on news and columns. */
const MEAN_FROM = 0.1
const MEAN_FULL = 0.28
/** One or two sentences are no passage: a single sentence is right only two times in three. */
const FEWEST_SENTENCES = 3
const SHOWN = 3
/** Below this a sentence proves nothing to an editor who reads it. */
const TELLING = 0.2

/** How the author's own voice sounds over a stretch of text. */
export type AuthorVoice = {
  /** Mean sentence score, 0 to 1. */
  mean: number
  sentences: number
  /** The most telling sentences, highest first. */
  telling: (ScoredSentence & { at: TextBlock })[]
}

/**
 * Scores a stretch of text by its sentences. In: its blocks, the language. Out: the mean and the highest
 * sentences.
 */
export function authorVoice(texts: readonly TextBlock[], language: string | null): AuthorVoice {
  const sentences = texts.flatMap((at) => scoreSentences(at.text, language).map((each) => ({ ...each, at })))
  // A list of names or scores has no voice.
  const prose = sentences.filter(({ words }) => words.length > 20)
  const sum = prose.reduce((total, { score }) => total + score, 0)
  const telling = [...prose]
    .sort((a, b) => b.score - a.score || a.at.index - b.at.index || a.start - b.start)
    .filter(({ score }) => score >= TELLING)
    .slice(0, SHOWN)
  return { mean: prose.length === 0 ? 0 : sum / prose.length, sentences: prose.length, telling }
}

/**
 * The findings of a voice: its most telling sentences, which share `most` as far as the mean bears it out.
 * In: the voice, the signal's name, the passage (null for the whole item) and the most that they can add.
 */
export function voiceFindings(
  voice: AuthorVoice,
  signal: string,
  blocks: Passage | null,
  most: number,
): Finding[] {
  if (voice.sentences < FEWEST_SENTENCES) return []
  const borne = Math.max(0, Math.min(1, (voice.mean - MEAN_FROM) / (MEAN_FULL - MEAN_FROM)))
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
