import { blockText, type Block } from '../../contract/blocks.ts'
import { isPlainAscii } from './plain-ascii.ts'

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const ASCII_WORD = /[A-Za-z0-9][A-Za-z0-9'-]*/g
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** How many words the copy has: blocks with role `body` only, by dictionary in scripts without spaces. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0
  for (const block of blocks) {
    if (block.role === 'body') words += wordsIn(blockText(block))
  }
  return words
}

/** How many words a text has. */
export function wordsIn(text: string): number {
  if (isPlainAscii(text)) return text.match(ASCII_WORD)?.length ?? 0
  if (!UNSPACED.test(text)) return text.match(WORD)?.length ?? 0
  let words = 0
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words++
  return words
}
