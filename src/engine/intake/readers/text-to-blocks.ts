import type { Block } from '../../../contract/blocks.ts'
import { cleanText } from './clean-text.ts'

/** No mail program or typewriter wraps lines as long as this: such a line is a paragraph of its own. */
const LONGEST_WRAPPED_LINE = 120
const SHORTEST_WRAPPED_LINE = 40

/**
 * Paragraphs of plain text: parted by empty lines where there are any, else by line breaks. Copy that was pasted
 * often has both, a stray empty line among lines that are paragraphs each; so a stretch that holds a line too long
 * to have been wrapped is parted by its line breaks, one that was wrapped at a margin is joined, and any other
 * (verse, an address) keeps its breaks.
 */
export function textToBlocks(text: string): Block[] {
  return paragraphTexts(text).map((paragraph) => ({
    kind: 'paragraph',
    role: 'body',
    runs: [{ text: paragraph }],
  }))
}

/** The paragraphs of `textToBlocks` as texts. */
export function paragraphTexts(text: string): string[] {
  const lines = cleanText(text)
    .split(/[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
  const stretches: string[][] = [[]]
  for (const line of lines) {
    if (line === '') stretches.push([])
    else stretches.at(-1)?.push(line)
  }
  const filled = stretches.filter((stretch) => stretch.length > 0)
  if (filled.length <= 1) return filled[0] ?? []
  return filled.flatMap((stretch) => {
    if (stretch.some((line) => line.length > LONGEST_WRAPPED_LINE)) return stretch
    return [stretch.join(isWrapped(stretch) ? ' ' : '\n')]
  })
}

/** Every line but the last ends near one margin. */
export function isWrapped(stretch: readonly string[]): boolean {
  const whole = stretch.slice(0, -1).map((line) => line.length)
  if (whole.length === 0) return false
  const margin = Math.max(...whole)
  return (
    margin >= SHORTEST_WRAPPED_LINE &&
    margin <= LONGEST_WRAPPED_LINE &&
    whole.every((length) => length >= margin * 0.7) &&
    (stretch.at(-1)?.length ?? 0) <= margin + 12
  )
}
