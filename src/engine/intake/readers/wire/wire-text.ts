import type { Block, Role } from '../../../../contract/blocks.ts'
import { cleanText } from '../clean-text.ts'
import { paragraphTexts } from '../text-to-blocks.ts'

const INDENT = /^(?:\t| {2,})[ \t]*\S/

/**
 * Text as the old wires set it: a paragraph begins with an indent or after an empty line, and its lines are wrapped
 * at a margin. Columns of figures keep their lines.
 */
export function wireTextToBlocks(text: string, role: Role = 'body'): Block[] {
  const lines = cleanText(text).split('\n')
  const indented = lines.filter((line) => INDENT.test(line)).length
  const filled = lines.filter((line) => line.trim() !== '').length
  // An indent means a paragraph only where most lines have none; else the whole text is set in.
  const byIndent = indented > 0 && indented < filled * 0.7 && filled - indented > 1
  const parted = byIndent
    ? lines.map((line) => (INDENT.test(line) ? `\n${line}` : line)).join('\n')
    : lines.join('\n')
  return stretchesOf(parted).flatMap((stretch): Block[] => {
    if (isTable(stretch)) return [{ kind: 'preformatted', role, runs: [{ text: stretch.join('\n') }] }]
    return paragraphTexts(`\n\n${stretch.join('\n')}\n\n-`)
      .slice(0, -1)
      .map((paragraph) => ({ kind: 'paragraph', role, runs: [{ text: paragraph }] }))
  })
}

function stretchesOf(text: string): string[][] {
  const stretches: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (line.trim() === '') stretches.push([])
    else stretches.at(-1)?.push(line.trimEnd())
  }
  return stretches.filter((stretch) => stretch.length > 0)
}

const COLUMNS = /\S {2,}\S/

/** Three lines and more, most of which have a gap in them: columns that mean nothing in running text. */
export function isTable(lines: readonly string[]): boolean {
  return lines.length >= 3 && lines.filter((line) => COLUMNS.test(line)).length >= lines.length * 0.5
}

const FEW_LINES = 4

/** Whether a paragraph of markup holds text that is set as `wireTextToBlocks` reads it: columns, or indents. */
export function isWireText(text: string): boolean {
  const lines = cleanText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const indented = lines.filter((line) => INDENT.test(line)).length
  // Markup that is itself set in has an indent in every line but its first.
  return isTable(lines) || (indented > 1 && lines.length - indented >= FEW_LINES)
}
