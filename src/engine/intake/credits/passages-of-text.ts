import { blockText, type Block, type Span } from '../../../contract/blocks.ts'

/** A block that has words, with its number in the item. */
export type TextBlock = { index: number; text: string; block: Block }

/** Words found in an item's text, exactly as they stand at their span. */
export type Quoted = { span: Span; words: string }

/** The blocks that have words, in order; pictures, rules and empty blocks are left out. */
export function textBlocks(blocks: readonly Block[]): TextBlock[] {
  const found: TextBlock[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'image' || block.kind === 'rule') return
    const text = blockText(block)
    if (text.trim() !== '') found.push({ index, text, block })
  })
  return found
}

/** Quotes a stretch of a block's text, without white space around it. `start` and `end` in UTF-16 code units. */
export function quote(at: TextBlock, start: number, end: number): Quoted {
  const raw = at.text.slice(start, end)
  const lead = raw.length - raw.trimStart().length
  const words = raw.trim()
  return { span: { block: at.index, start: start + lead, end: start + lead + words.length }, words }
}

/** Quotes a whole block, or one line of it where the block has several. */
export function quoteLine(at: TextBlock, lineStart: number, line: string): Quoted {
  return quote(at, lineStart, lineStart + line.length)
}

/** The lines of a block with where each begins, empty ones left out. */
export function linesOf(at: TextBlock): { start: number; line: string }[] {
  const lines: { start: number; line: string }[] = []
  let start = 0
  for (const line of at.text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, line })
    start += line.length + 1
  }
  return lines
}
