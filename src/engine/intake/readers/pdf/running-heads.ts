import { isPageCount } from '../office/apart-blocks.ts'
import type { Segment } from './segments.ts'

export type PageText = { width: number; height: number; segments: Segment[] }

/** Running heads stand in so much of a page at its top and its bottom. */
const EDGE = 0.14
/** On so many of the pages that could have it (left and right pages differ) a line must come again. */
const SHARE = 0.4
/** Where a line comes again it may stand so many points lower or higher. */
const DRIFT = 4

/**
 * Takes running heads, running feet and page numbers out of the pages: what stands near an edge and comes again at the
 * same height on other pages, numbers in it aside; and a lone page number.
 *
 * @returns the pages without them, and the lines that were taken, once each
 */
export function takeRunningHeads(pages: readonly PageText[]): { pages: PageText[]; heads: string[] } {
  const places = new Map<string, number[]>()
  for (const page of pages) {
    const keys = new Set(page.segments.filter((each) => isAtEdge(each, page)).map(keyOf))
    for (const segment of page.segments.filter((each) => isAtEdge(each, page))) {
      if (!keys.delete(keyOf(segment))) continue
      const known = places.get(keyOf(segment)) ?? []
      known.push(fromEdge(segment, page))
      places.set(keyOf(segment), known)
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * SHARE))
  const rows = numberedRows(pages)
  const heads = new Map<string, string>()
  const rest = pages.map((page) => ({
    ...page,
    segments: page.segments.filter((segment) => {
      if (!isAtEdge(segment, page)) return true
      const key = keyOf(segment)
      const at = fromEdge(segment, page)
      const again = (places.get(key) ?? []).filter((each) => Math.abs(each - at) <= DRIFT).length
      const beside = rows.filter((each) => Math.abs(each - at) <= DRIFT).length >= enough
      if (again < enough && !beside && !isPageNumber(segment, page)) return true
      if (!heads.has(key) && !/^[ivxl]{1,6}$/i.test(segment.text)) heads.set(key, segment.text)
      return false
    }),
  }))
  return { pages: rest, heads: [...heads.values()] }
}

/** Where the page number stands, page by page: what stands beside it is a running head too, be it new on each page. */
function numberedRows(pages: readonly PageText[]): number[] {
  return pages.flatMap((page) => {
    const rows = page.segments
      .filter((each) => isAtEdge(each, page) && /^\d{1,4}$|^[ivxl]{1,6}$/.test(each.text))
      .map((each) => fromEdge(each, page))
    return rows.filter((row, at) => rows.findIndex((other) => Math.abs(other - row) <= DRIFT) === at)
  })
}

function isAtEdge(segment: Segment, page: PageText): boolean {
  return segment.baseline < page.height * EDGE || segment.baseline > page.height * (1 - EDGE)
}

/** Alone at its height, and no more than a count of pages. */
function isPageNumber(segment: Segment, page: PageText): boolean {
  if (!/\d|^[ivxl]+$/i.test(segment.text) || segment.text.length > 20) return false
  if (!isPageCount(segment.text) && !/^[ivxl]{1,6}$/.test(segment.text)) return false
  return page.segments.every(
    (each) =>
      each === segment ||
      Math.abs(each.baseline - segment.baseline) > segment.size ||
      isAlsoNumber(each.text),
  )
}

function isAlsoNumber(text: string): boolean {
  return text.length <= 20 && isPageCount(text)
}

function keyOf(segment: Segment): string {
  return segment.text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
}

/** Distance from the nearer edge: pages may differ in height. */
function fromEdge(segment: Segment, page: PageText): number {
  return segment.baseline < page.height / 2 ? segment.baseline : segment.baseline - page.height
}
