import type { Block } from '../../../contract/blocks.ts'
import type { ReadEvent, Reader } from '../../items/draft.ts'
import { decodeText } from './decode-text.ts'
import { refusal } from './file-words.ts'
import { BODY_CHARACTERS } from './limits.ts'
import { isBylineLine, isTimeLine, startsWithDateline } from './line-kinds.ts'
import { newDraft } from './new-draft.ts'
import { paragraphTexts } from './text-to-blocks.ts'

const LONGEST_HEADLINE = 140

/**
 * Plain text. It has a headline only where its first line clearly is one: short, without an end stop, with an empty
 * line beneath, and neither a date, a byline nor a dateline.
 */
export const readPlainText: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  if (text.length > BODY_CHARACTERS)
    throw refusal('TOO_LARGE', hints, 'holds more text than one item may: 2,000,000 characters.')
  const paragraphs = paragraphTexts(text)
  const headline = statedHeadline(text, paragraphs)
  const body = headline === null ? paragraphs : paragraphs.slice(1)
  const blocks = body.map((paragraph): Block => ({
    kind: 'paragraph',
    role: 'body',
    runs: [{ text: paragraph }],
  }))
  const problems = warning === null ? [] : [warning]
  yield { kind: 'draft', draft: newDraft('', { url: hints.url, headline, blocks, problems }) }
}

function statedHeadline(text: string, paragraphs: readonly string[]): string | null {
  const first = paragraphs[0]
  if (first === undefined || paragraphs.length < 2 || first.includes('\n') || first.length > LONGEST_HEADLINE)
    return null
  const partedFromCopy = /^[^\r\n]+(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/.test(text.trimStart())
  if (!partedFromCopy || /[.!:;,…]["'”’)]?$/.test(first) || !/\p{L}/u.test(first)) return null
  return isTimeLine(first) || isBylineLine(first) || startsWithDateline(first) ? null : first
}
