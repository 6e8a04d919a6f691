import { blockText, type Block, type Run } from '../../../../contract/blocks.ts'
import { COLUMN_SPAN, PADDED_CELLS } from '../limits.ts'

/** A cell with what stands in it. */
export type OfficeCell = { blocks: Block[]; span: number }

/** A cell with more text than this holds copy: the table only lays out the page. */
const CELL_CHARACTERS = 800

/**
 * A table of an office document as blocks: one table where it shows data, else what stands in its cells, in reading
 * order. Shows data: at least two columns and two rows, no table inside, no cell that holds a story.
 */
export function tableBlocks(rows: readonly (readonly OfficeCell[])[], headed: boolean): Block[] {
  const filled = rows.filter((cells) => cells.some((cell) => cell.blocks.length > 0))
  const cells = filled.flat()
  const isData =
    filled.length >= 2 &&
    filled.some((row) => row.length >= 2) &&
    cells.every(
      ({ blocks }) =>
        blocks.every((block) => block.kind !== 'table') &&
        blocks.reduce((sum, block) => sum + blockText(block).length, 0) <= CELL_CHARACTERS,
    )
  if (!isData) return cells.flatMap((cell) => cell.blocks)
  const pictures = cells.flatMap((cell) => cell.blocks.filter((block) => block.kind === 'image'))
  let padded = 0
  const pad = (span: number): Run[][] => {
    const wanted = Math.min(Math.max(span, 1), COLUMN_SPAN) - 1
    const given = Math.min(wanted, PADDED_CELLS - padded)
    padded += given
    return Array.from({ length: given }, () => [])
  }
  const table: Block = {
    kind: 'table',
    role: 'body',
    runs: [],
    rows: filled.map((row) => row.flatMap((cell) => [cellRuns(cell.blocks), ...pad(cell.span)])),
    headed,
  }
  return [table, ...pictures]
}

/** Paragraphs of a cell are lines of it. */
function cellRuns(blocks: readonly Block[]): Run[] {
  return blocks
    .filter((block) => block.runs.length > 0)
    .flatMap((block, at) => (at === 0 ? block.runs : [{ text: '\n' }, ...block.runs]))
}
