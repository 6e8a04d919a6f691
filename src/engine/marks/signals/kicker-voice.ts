import { quote, textBlocks } from '../../intake/credits/passages-of-text.ts'
import { authorVoice, voiceFindings } from '../author-voice.ts'
import type { Finding, Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'
import { voicesOf, type VoiceBy } from '../voices.ts'

/**
 * What a kicker weighs before its sentences are heard. A word for comment says what follows; a house's name
 * may as well open straight news, so it needs their help to be suggested.
 */
const WEIGHTS: Record<VoiceBy, number> = { 'comment label': 0.5, house: 0.3, recurring: 0.2 }
const SENTENCES_MOST = 0.45
/** Beneath fewer sentences even a word for comment opens a line of a list and no passage. */
const FEWEST_SENTENCES = 3
const WEIGHT_OF_A_LINE = 0.3

/** A label with a colon that starts another voice in mid-text; the passage beneath carries the mark. */
export const kickerVoice: Signal = {
  name: 'kicker-voice',
  also: ['kicker-sentences'],
  mark: 'opinion',
  looksFor: 'a label with a colon that begins another voice, and how its passage sounds',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const body = textBlocks(subject.blocks).filter(({ block }) => block.role === 'body')
  return voicesOf(subject).flatMap(({ at, end, by, kind, blocks }) => {
    const passage = body.filter(({ index }) => index >= blocks[0] && index <= blocks[1])
    const voice = authorVoice(passage, subject.language)
    const quoted = quote(at, 0, end)
    const kicker: Finding = {
      mark: 'opinion',
      kind,
      signal: 'kicker-voice',
      weight: voice.sentences < FEWEST_SENTENCES ? Math.min(WEIGHTS[by], WEIGHT_OF_A_LINE) : WEIGHTS[by],
      words: quoted.words,
      field: null,
      span: quoted.span,
      originator: null,
      blocks,
      family: 'kicker',
    }
    const heard = voiceFindings(voice, 'kicker-sentences', blocks, SENTENCES_MOST)
    return [kicker, ...heard.map((finding) => ({ ...finding, kind }))]
  })
}
