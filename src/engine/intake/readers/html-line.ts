import { blockText } from '../../../contract/blocks.ts'
import { cleanLine } from './clean-text.ts'
import { htmlToBlocks } from './html-to-blocks.ts'

const TAG =
  /<\/?(?:a|abbr|article|audio|b|big|blockquote|body|br|center|cite|code|del|div|dl|em|figure|font|h[1-6]|hr|i|iframe|img|ins|li|main|mark|math|object|ol|p|picture|pre|q|s|script|section|small|span|strong|style|sub|sup|svg|table|td|tr|tt|u|ul|video|wbr)(?:\s[^<>]{0,2000})?\/?>/i
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i

/** Whether a text is HTML rather than a text in which a sign stands for itself, as in "5 < 6". */
export function looksLikeHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text)
}

/** One line of text from a field that may hold HTML, such as a feed's title; null where nothing is left. */
export function htmlLine(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  if (!looksLikeHtml(text)) return cleanLine(text)
  return cleanLine(htmlToBlocks(text, null).map(blockText).join(' '))
}
