import type { Block, Run } from '../../../../contract/blocks.ts'
import { cleanLine } from '../clean-text.ts'

/**
 * The text of an ANPA message: a paragraph begins with an indent, a line marked by a caret is a heading, and lines
 * with semicolons are the rows of a table.
 */
export function anpaBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let paragraph = ''
  let rows: Run[][][] = []
  const endParagraph = (): void => {
    const text = cleanLine(anpaLine(paragraph))
    if (text !== null && /^_{2,}=?$/.test(text)) blocks.push({ kind: 'rule', role: 'body', runs: [] })
    else if (text !== null && text !== 'END')
      blocks.push({ kind: 'paragraph', role: 'body', runs: [{ text }] })
    paragraph = ''
  }
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', role: 'body', runs: [], rows, headed: true })
    rows = []
  }
  for (const line of lines) {
    const bare = line.replace(/[^\P{Cc}\t]/gu, '')
    if (isRow(bare)) {
      endParagraph()
      rows.push(cellsOf(bare))
    } else if (bare.trim() === '') endParagraph()
    else {
      endTable()
      const heading = /^\s*\^(.*)=\s*$/.exec(bare)
      if (heading !== null || /^(?:\t| {2,})|^\s*\^/.test(bare)) endParagraph()
      if (heading === null) paragraph = paragraph === '' ? bare : `${paragraph} ${bare.trim()}`
      else {
        const text = cleanLine(anpaLine(heading[1] ?? ''))
        if (text !== null) blocks.push({ kind: 'heading', role: 'body', level: 3, runs: [{ text }] })
      }
      if (/<\s*$/.test(bare)) endParagraph()
    }
  }
  endParagraph()
  endTable()
  return blocks
}

/** A row has three cells and more, each short. */
function isRow(line: string): boolean {
  const cells = line.split(';')
  return cells.length >= 4 && cells.every((cell) => cell.trim().length <= 40)
}

function cellsOf(line: string): Run[][] {
  return anpaLine(line)
    .split(';')
    .map((cell) => {
      const text = cell.trim().replace(/^_$/, '–').replace(/\{$/, '½')
      return text === '' ? [] : [{ text }]
    })
}

/**
 * A line without what is meant for a typesetter: caret and end mark, doubled quotes and the underscore that stands
 * for a dash (ANPA 1312 knows no other).
 */
export function anpaLine(line: string): string {
  return line
    .replace(/[^\P{Cc}\t]/gu, '')
    .replace(/^\s*\^/, '')
    .replace(/[<=]+\s*$/, '')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replace(/(^|\s)_(?=\s)/g, '$1—')
}
