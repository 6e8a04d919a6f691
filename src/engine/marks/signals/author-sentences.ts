import { textBlocks } from '../../intake/credits/passages-of-text.ts'
import { authorVoice, voiceFindings } from '../author-voice.ts'
import type { Finding, Signal } from '../finding.ts'
import { isSpoken } from '../spoken-text.ts'
import type { MarkSubject } from '../subject.ts'

/** What tone adds to other evidence; it stays below the threshold of a suggestion. */
const MOST = 0.4
/** A long text that is surely so opinionated is suggested by its tone alone: on every set at least 19 of 20 were right. */
const SURE_TONE = 0.46
const FEWEST_FOR_SURE = 20
const MOST_WHERE_SURE = 0.6

/** The mean of the sentences over the whole body: it ranks items, supports other evidence, and rarely decides alone. */
export const authorSentences: Signal = {
  name: 'author-sentences',
  mark: 'opinion',
  looksFor: 'the author’s own voice in the sentences of the whole text',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const body = textBlocks(subject.blocks).filter(
    ({ block }) => block.role === 'body' && block.kind !== 'quote',
  )
  const voice = authorVoice(body, subject.language)
  // In an interview or a speech somebody else speaks, whom nobody takes for the house.
  const isSure = voice.surely >= SURE_TONE && voice.sentences >= FEWEST_FOR_SURE && !isSpoken(body)
  return voiceFindings(voice, 'author-sentences', null, isSure ? MOST_WHERE_SURE : MOST)
}
