import { textBlocks, type TextBlock } from '../../intake/credits/passages-of-text.ts'
import { authorVoice, voiceFindings, type AuthorVoice } from '../author-voice.ts'
import type { Finding, Signal } from '../finding.ts'
import { isSpoken } from '../spoken-text.ts'
import type { MarkSubject } from '../subject.ts'
import { voicesOf } from '../voices.ts'

/** A report that turns into comment at a paragraph, or comment that turns into a report, with no label to say so. */
export const voiceChange: Signal = {
  name: 'voice-change',
  mark: 'opinion',
  looksFor: 'a paragraph from which on the author’s own voice is heard, after a plain report',
  find,
}

const MOST = 0.6
/** Both sides must be long enough to have a voice. */
const FEWEST_SENTENCES = 10
const MOST_BLOCKS = 200
/** The report's side is at most so opinionated, the other at least, and surely. */
const REPORT_TONE = 0.12
const OWN_TONE = 0.55

function find(subject: MarkSubject): Finding[] {
  const body = textBlocks(subject.blocks).filter(
    ({ block }) => block.role === 'body' && block.kind !== 'quote',
  )
  if (body.length < 4 || body.length > MOST_BLOCKS || isSpoken(body)) return []
  // A label says it better.
  if (voicesOf(subject).length > 0) return []
  const each = body.map((at) => authorVoice([at], subject.language))
  const border = bestBorder(each)
  if (border === null) return []
  const [head, tail] = [body.slice(0, border), body.slice(border)]
  const [before, after] = [authorVoice(head, subject.language), authorVoice(tail, subject.language)]
  if (isReport(before) && isOwn(after)) return passage(tail, after)
  return isOwn(before) && isReport(after) ? passage(head, before) : []
}

function isReport({ tone, sentences }: AuthorVoice): boolean {
  return sentences >= FEWEST_SENTENCES && tone <= REPORT_TONE
}

function isOwn({ surely, sentences }: AuthorVoice): boolean {
  return sentences >= FEWEST_SENTENCES && surely >= OWN_TONE
}

function passage(texts: readonly TextBlock[], voice: AuthorVoice): Finding[] {
  const blocks: [number, number] = [texts[0]?.index ?? 0, texts.at(-1)?.index ?? 0]
  return voiceFindings(voice, 'voice-change', blocks, MOST)
}

/** The border between blocks that leaves the least spread on both sides (one change point, least squares). */
function bestBorder(voices: readonly AuthorVoice[]): number | null {
  const total = voices.reduce((sum, { sentences }) => sum + sentences, 0)
  const whole = voices.reduce((sum, { tone, sentences }) => sum + tone * sentences, 0)
  let [count, sum, best] = [0, 0, 0]
  let border: number | null = null
  for (const [index, { tone, sentences }] of voices.entries()) {
    if (count > 0 && count < total) {
      // What the means of both sides explain of the spread; the rest is the same for every border.
      const explained = sum ** 2 / count + (whole - sum) ** 2 / (total - count)
      if (explained > best) [best, border] = [explained, index]
    }
    count += sentences
    sum += tone * sentences
  }
  return border
}
