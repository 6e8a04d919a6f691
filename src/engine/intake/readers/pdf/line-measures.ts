import type { Flow, Line } from './reading-order.ts'

/** Text this much larger than the copy is a heading. */
const HEADING = 1.15
/** A size in which so much of the text stands is copy, whatever it is beside the rest. */
const COPY_SHARE = 0.3
const SAME_SIZE = 0.1

/** The size that most letters of the document have. */
export function bodySize(lines: readonly Line[]): number {
  return [...lettersBySize(lines)].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

function lettersBySize(lines: readonly Line[]): Map<number, number> {
  const letters = new Map<number, number>()
  for (const line of lines) {
    const size = halfPoints(line.size)
    letters.set(size, (letters.get(size) ?? 0) + line.cells.reduce((sum, cell) => sum + cell.text.length, 0))
  }
  return letters
}

function halfPoints(size: number): number {
  return Math.round(size * 2) / 2
}

/** Sizes above that of the copy in which little of the text stands. */
export function headingSizes(lines: readonly Line[], body: number): Set<number> {
  const letters = lettersBySize(lines)
  const all = [...letters.values()].reduce((sum, each) => sum + each, 0)
  const sizes = [...letters].filter(([size, count]) => size >= body * HEADING && count < all * COPY_SHARE)
  return new Set(sizes.map(([size]) => size))
}

/** The distance that most lines of copy have from the line above, in ems. */
export function usualGap(pages: readonly { flows: readonly Flow[] }[], body: number): number {
  const gaps = new Map<number, number>()
  for (const { lines } of pages.flatMap((page) => page.flows)) {
    for (const [at, line] of lines.entries()) {
      const above = lines[at - 1]
      if (above === undefined || Math.abs(line.size - body) > body * SAME_SIZE || !isSameSize(above, line))
        continue
      const em = Math.round(((line.baseline - above.baseline) / line.size) * 20) / 20
      if (em > 0.8 && em < 2.2) gaps.set(em, (gaps.get(em) ?? 0) + 1)
    }
  }
  const common = [...gaps].toSorted((a, b) => b[1] - a[1])
  const most = common[0]?.[1] ?? 0
  // Where two distances are about as common, the smaller parts lines and the larger parts paragraphs.
  const close = common.filter(([, count]) => count >= most * 0.6).map(([em]) => em)
  return close.length === 0 ? 1.2 : Math.min(...close)
}

export function isSameSize(one: { size: number }, other: { size: number }): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * SAME_SIZE
}
