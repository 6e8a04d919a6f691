import { textBlocks } from '../../intake/credits/passages-of-text.ts'
import { authorVoice, voiceFindings } from '../author-voice.ts'
import type { Finding } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** What tone alone can add to a whole item; it stays below the threshold of a suggestion. */
const MOST = 0.3

/** The mean of the sentences over the whole body: it ranks items and supports other evidence. */
export function authorSentences(subject: MarkSubject): Finding[] {
  const body = textBlocks(subject.blocks).filter(({ block }) => block.role === 'body')
  return voiceFindings(authorVoice(body, subject.language), 'author-sentences', null, MOST)
}
