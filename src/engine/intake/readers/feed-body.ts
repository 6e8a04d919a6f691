import { blockText, type Block } from '../../../contract/blocks.ts'
import { cleanLine } from './clean-text.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { looksLikeHtml } from './html-line.ts'
import { textToBlocks } from './text-to-blocks.ts'

const SUMMARY_CHARACTERS = 2_000

/** The body of an item whose format does not say whether it is HTML. */
export function feedBody(content: string | null | undefined, base: string | null): Block[] {
  if (content === null || content === undefined) return []
  return looksLikeHtml(content) ? htmlToBlocks(content, base) : textToBlocks(content)
}

/** A summary on one line, or null; of a summary that is a whole story, the beginning. */
export function feedSummary(content: string | null | undefined): string | null {
  const line = cleanLine(feedBody(content, null).map(blockText).join(' '))
  if (line === null || line.length <= SUMMARY_CHARACTERS) return line
  return `${line.slice(0, SUMMARY_CHARACTERS - 1).trimEnd()}…`
}
