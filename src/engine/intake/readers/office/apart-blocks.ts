import type { Block } from '../../../../contract/blocks.ts'
import { cleanText } from '../clean-text.ts'

/** A remark of somebody who worked on a document. */
export type DocumentComment = { by: string | null; on: string | null; text: string }

/** Remarks set apart from the copy, each with who made it and on which day. */
export function commentBlocks(comments: readonly DocumentComment[]): Block[] {
  return noticeBlocks(
    comments.map(({ by, on, text }) => {
      const who = by === null || by === '' ? '' : ` by ${by}`
      const when = on === null || on === '' ? '' : `, ${on.slice(0, 10)}`
      return `Comment${who}${when}: ${text}`
    }),
  )
}

/** Text that the writer hid, set apart from the copy. */
export function hiddenBlocks(texts: readonly string[]): Block[] {
  return noticeBlocks(texts)
}

/** Lines that stand apart from the copy, such as running heads: once each, and not those that only count pages. */
export function runningHeads(lines: readonly string[]): Block[] {
  const worded = lines.map((line) => line.trim()).filter((line) => !isPageCount(line))
  return noticeBlocks([...new Set(worded)])
}

function noticeBlocks(texts: readonly string[]): Block[] {
  const lines = texts.map((text) => cleanText(text).replace(/\s+/g, ' ').trim())
  return lines
    .filter((text) => text !== '')
    .map((text): Block => ({ kind: 'paragraph', role: 'notice', runs: [{ text }] }))
}

/** "7", "- 7 -", "Page 7 of 12", "Seite 7", "7/12": no letters but a word for page. */
export function isPageCount(line: string): boolean {
  const rest = line.replace(
    /(?<!\p{L})(?:page|pages|seite|página|pagina|sida|side|strona|стр|of|von|de|sur|di|av|z|из)\.?(?!\p{L})/giu,
    '',
  )
  return !/\p{L}/u.test(rest) && !/\d{4}/.test(rest) && !/\d\D+\d\D+\d/.test(rest)
}
