import type { Block } from '../../../../contract/blocks.ts'
import type { Line } from './reading-order.ts'

/** A mark of a list, which stands in a cell of its own where the gap after it is wide. */
export const LIST_MARK = /^(?:[•·▪◦●○■–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])$/iu
const ROWS = 2
/** Cells of a table stand this many ems apart. */
const CELL_GAP = 1.5

/**
 * The table that a line begins: rows of the same number of cells that stand beneath each other. Null where there is
 * none. `lines` counts the lines that it took.
 */
export function tableAt(lines: readonly Line[], from: number): { block: Block; lines: number } | null {
  const first = lines[from]
  if (first === undefined || first.cells.length < 2 || isListLine(first)) return null
  let to = from + 1
  while (to < lines.length && isRowBeneath(lines[to], lines[to - 1], first)) to += 1
  const rows = lines.slice(from, to)
  if (rows.length < ROWS || (rows.length === ROWS && first.cells.length === 2)) return null
  if (usualCellGap(rows) < CELL_GAP) return null
  const block: Block = {
    kind: 'table',
    role: 'body',
    runs: [],
    rows: rows.map((row) => row.cells.map((cell) => [{ text: cell.text }])),
    headed: isHeading(rows),
  }
  return { block, lines: rows.length }
}

/** The median gap between cells, in ems: words of a line that was stretched to its margin stand closer. */
function usualCellGap(rows: readonly Line[]): number {
  const gaps = rows.flatMap((row) =>
    row.cells.slice(1).map((cell, at) => (cell.left - (row.cells[at]?.right ?? cell.left)) / row.size),
  )
  return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0
}

export function isListLine(line: Line): boolean {
  return LIST_MARK.test(line.cells[0]?.text ?? '')
}

function isRowBeneath(line: Line | undefined, above: Line | undefined, first: Line): boolean {
  if (line === undefined || above === undefined || line.cells.length !== first.cells.length) return false
  if (line.baseline - above.baseline > 3 * above.size || isListLine(line)) return false
  // Cells of a column share their left edge, their right edge or their middle, or at least overlap.
  return line.cells.every((cell, at) => {
    const other = first.cells[at]
    return other !== undefined && cell.left <= other.right && cell.right >= other.left
  })
}

/** Words above numbers. */
function isHeading(rows: readonly Line[]): boolean {
  const [first, ...rest] = rows.map((row) => row.cells.slice(1).map((cell) => /\d/.test(cell.text)))
  return (
    first !== undefined &&
    first.every((number) => !number) &&
    rest.some((row) => row.some((number) => number))
  )
}
