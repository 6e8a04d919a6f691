import type { Block, Role } from '../../../../contract/blocks.ts'
import { cleanText } from '../clean-text.ts'
import { paragraphTexts } from '../text-to-blocks.ts'

const INDENT = /^(?:\t| {2})/

function isIndented(line: string): boolean {
  return INDENT.test(line) && line.trim() !== ''
}

/**
 * Text as the old wires set it: a paragraph begins with an indent or after an empty line, and its lines are wrapped
 * at a margin. Columns of figures keep their lines.
 */
export function wireTextToBlocks(text: string, role: Role = 'body'): Block[] {
  const lines = cleanText(text).split('\n')
  const indented = lines.filter(isIndented).length
  const filled = lines.filter((line) => line.trim() !== '').length
  // An indent means a paragraph only where most lines have none; else the whole text is set in.
  const byIndent = indented > 0 && indented < filled * 0.7 && filled - indented > 1
  return stretchesOf(lines, byIndent).flatMap(({ table, lines: stretch }): Block[] => {
    const whole = stretch.join('\n')
    if (table) return [{ kind: 'preformatted', role, runs: [{ text: whole }] }]
    // One stretch among others: its line breaks are those of a margin, not of paragraphs.
    return paragraphTexts(`${whole}\n\n-`)
      .slice(0, -1)
      .map((paragraph) => ({ kind: 'paragraph', role, runs: [{ text: paragraph }] }))
  })
}

type Stretch = { table: boolean; lines: string[] }

function stretchesOf(lines: readonly string[], byIndent: boolean): Stretch[] {
  const stretches: Stretch[] = []
  const tables = tableLines(lines)
  let open: Stretch | null = null
  for (const [at, line] of lines.entries()) {
    const table = tables.has(at)
    if (line.trim() === '') open = null
    else if (open === null || open.table !== table || (byIndent && !table && isIndented(line))) {
      open = { table, lines: [line.trimEnd()] }
      stretches.push(open)
    } else open.lines.push(line.trimEnd())
  }
  return stretches
}

/** The numbers of lines that stand in columns: three and more together, with the rules between them. */
function tableLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>()
  let run: number[] = []
  const end = (): void => {
    if (isTable(run.map((at) => lines[at] ?? ''))) for (const at of run) found.add(at)
    run = []
  }
  for (const [at, line] of lines.entries()) {
    if (COLUMNS.test(line) || (run.length > 0 && /^\s*[-_=*]{3,}\s*$/.test(line))) run.push(at)
    else end()
  }
  end()
  return found
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
  const indented = lines.filter(isIndented).length
  // Markup that is itself set in has an indent in every line but its first.
  return isTable(lines) || (indented > 1 && lines.length - indented >= FEW_LINES)
}
