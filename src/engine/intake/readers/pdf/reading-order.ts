import type { Segment } from './segments.ts'

/** Lines that are read one after another: a column, or what stands across all columns. */
export type Flow = { lines: Line[]; left: number; right: number }
/** What stands at one height in a flow; more than one cell where wide gaps part it. */
export type Line = { cells: Segment[]; baseline: number; size: number; left: number; right: number }

/** Fewer lines than this beside others make no column. */
const COLUMN_LINES = 3
/** Lines of a column of text fill so much of its width; cells of a table do not. */
const FILLED = 0.5
const COLUMN_CHARACTERS = 12
/** Of all lines so many may run across a gutter, as headlines do. */
const ACROSS = 0.45
const COLUMNS = 8

/**
 * The flows of a page in the order in which they are read: columns from left to right, parted
 * by what runs across them. After the XY-cut of Nagy and Seth (1984), which fails at a headline over two columns, so
 * lines that run across a gutter cut the page into bands first.
 */
export function readingOrder(segments: readonly Segment[]): Flow[] {
  return ordered(segments, COLUMNS)
}

function ordered(segments: readonly Segment[], columns: number): Flow[] {
  if (segments.length === 0) return []
  const gutter = columns > 1 ? bestGutter(segments) : null
  if (gutter === null) return [flowOf(segments)]
  const flows: Flow[] = []
  let band: Segment[] = []
  let across: Segment[] = []
  const endBand = (): void => {
    const sides = [
      band.filter((each) => each.right <= gutter + 1),
      band.filter((each) => each.right > gutter + 1),
    ]
    for (const side of sides) flows.push(...ordered(side, columns - 1))
    band = []
  }
  const endAcross = (): void => {
    if (across.length > 0) flows.push(flowOf(across))
    across = []
  }
  for (const segment of [...segments].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    if (crosses(segment, gutter)) {
      endBand()
      across.push(segment)
    } else {
      endAcross()
      band.push(segment)
    }
  }
  endBand()
  endAcross()
  return flows
}

function crosses(segment: Segment, x: number): boolean {
  return segment.left < x - 1 && segment.right > x + 1
}

/** The place between two columns of text that fewest lines run across, or null where there are none. */
function bestGutter(segments: readonly Segment[]): number | null {
  const candidates = [...new Set(segments.map((segment) => Math.round(segment.left * 2) / 2))]
  const counts = new Map<number, number>()
  for (const { left } of segments) {
    const at = Math.round(left)
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  let best: { x: number; across: number } | null = null
  for (const start of candidates) {
    if ((counts.get(Math.round(start)) ?? 0) < COLUMN_LINES) continue
    const x = start - 2
    const across = segments.filter((segment) => crosses(segment, x)).length
    if (across > segments.length * ACROSS || (best !== null && best.across <= across)) continue
    if (areColumns(segments, x)) best = { x, across }
  }
  return best?.x ?? null
}

/** Both sides are text in lines that fill their width, beside each other for some lines. */
function areColumns(segments: readonly Segment[], x: number): boolean {
  const sides = [
    segments.filter((segment) => segment.right <= x + 1),
    segments.filter((segment) => segment.left >= x - 1),
  ]
  const [one, other] = sides.map(spread)
  if (one === undefined || other === undefined) return false
  const together = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  if (together <= 0) return false
  return sides.every((side) => {
    if (side.length < COLUMN_LINES) return false
    const { left, right } = spread(side)
    const widths = side.map((segment) => segment.right - segment.left).toSorted((a, b) => a - b)
    const characters = side.reduce((sum, segment) => sum + segment.text.length, 0) / side.length
    // Several columns may lie on one side.
    const width = Math.min(right - left, 40 * (side[0]?.size ?? 10))
    return (
      (widths[Math.floor(widths.length * 0.6)] ?? 0) >= width * FILLED * 0.5 &&
      characters >= COLUMN_CHARACTERS
    )
  })
}

function spread(segments: readonly Segment[]): { left: number; right: number; top: number; bottom: number } {
  return {
    left: Math.min(...segments.map((segment) => segment.left)),
    right: Math.max(...segments.map((segment) => segment.right)),
    top: Math.min(...segments.map((segment) => segment.baseline)),
    bottom: Math.max(...segments.map((segment) => segment.baseline)),
  }
}

function flowOf(segments: readonly Segment[]): Flow {
  const lines: Line[] = []
  for (const segment of [...segments].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const line = lines.at(-1)
    if (
      line !== undefined &&
      Math.abs(line.baseline - segment.baseline) < Math.min(line.size, segment.size) * 0.5
    )
      line.cells.push(segment)
    else lines.push({ cells: [segment], baseline: segment.baseline, size: segment.size, left: 0, right: 0 })
  }
  for (const line of lines) {
    line.cells.sort((a, b) => a.left - b.left)
    line.left = line.cells[0]?.left ?? 0
    line.right = Math.max(...line.cells.map((cell) => cell.right))
    line.size = Math.max(...line.cells.map((cell) => cell.size))
  }
  return {
    lines,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  }
}
