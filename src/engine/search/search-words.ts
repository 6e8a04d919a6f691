import { isPlainAscii } from '../items/plain-ascii.ts'

const UNSPACED =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])/gu

/**
 * The form in which text is indexed and looked for: compatibility forms made one (NFKC), and every character of a
 * script without spaces a word of its own, so that any run of them is found as a phrase.
 */
export function searchForm(text: string): string {
  if (isPlainAscii(text)) return text
  return text.normalize('NFKC').replace(UNSPACED, ' $1 ')
}

/**
 * The words of a text as the index parts them. Follows the `unicode61` tokenizer closely enough to ask for phrases:
 * runs of letters, digits and marks.
 */
export function searchWords(text: string): string[] {
  return searchForm(text).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []
}
