import { cleanText } from '../clean-text.ts'
import type { MarkedStream } from './actual-texts.ts'
import type { PdfPage } from './open-pdf.ts'

/** A stretch of text as it stands on a page. Points from the page's upper left corner, as a reader holds it. */
export type Piece = {
  text: string
  left: number
  right: number
  /** Where the letters stand. */
  baseline: number
  size: number
  rtl: boolean
}

export type PagePieces = {
  width: number
  height: number
  pieces: Piece[]
  /** What stands at an angle to most of the text, such as a stamp along the edge. */
  turned: Piece[]
}

/** What of the text content is read here; pdf.js has more. */
type Item = { str?: string; dir?: string; transform?: number[]; width?: number; type?: string; tag?: string }

/**
 * The text of a page with its places.
 *
 * @param streams replacement texts of the file; the one that belongs to the page is taken out
 */
export async function pagePieces(page: PdfPage, streams: () => MarkedStream[]): Promise<PagePieces> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const view = page.getViewport({ scale: 1 })
  const replaced = withActualTexts(items, streams)
  const found = replaced.flatMap(({ text, item }) => {
    const placed = place(text, item, view.transform)
    return placed === null ? [] : [placed]
  })
  const main = mainTurn(found)
  const upright = (turn: number): boolean => turn === main
  return {
    width: main % 2 === 0 ? view.width : view.height,
    height: main % 2 === 0 ? view.height : view.width,
    pieces: found.filter((each) => upright(each.turn)).map((each) => turned(each, main, view)),
    turned: found.filter((each) => !upright(each.turn)).map((each) => turned(each, each.turn, view)),
  }
}

type Placed = { text: string; x: number; y: number; width: number; size: number; turn: number; rtl: boolean }

/** Quarter turns clockwise, from 0 to 3. */
function place(text: string, item: Item, view: readonly number[]): Placed | null {
  if (text.trim() === '' || item.transform === undefined) return null
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view
  const along = { x: va * a + vc * b, y: vb * a + vd * b }
  const up = { x: va * c + vc * d, y: vb * c + vd * d }
  const size = Math.hypot(up.x, up.y)
  if (!Number.isFinite(size) || size <= 0) return null
  return {
    text,
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    width: item.width ?? 0,
    size,
    turn: (Math.round(Math.atan2(along.y, along.x) / (Math.PI / 2)) + 4) % 4,
    rtl: item.dir === 'rtl',
  }
}

/** The turn that most letters have. */
function mainTurn(found: readonly Placed[]): number {
  const letters = [0, 0, 0, 0]
  for (const { turn, text } of found) letters[turn] = (letters[turn] ?? 0) + text.length
  return letters.indexOf(Math.max(...letters))
}

function turned(placed: Placed, turn: number, view: { width: number; height: number }): Piece {
  const { text, width, size, rtl, x, y } = placed
  const [left, baseline] =
    turn === 0
      ? [x, y]
      : turn === 1
        ? [y, view.width - x]
        : turn === 2
          ? [view.width - x, view.height - y]
          : [view.height - y, x]
  return { text, left, right: left + width, baseline, size, rtl }
}

/** Text items; what stands in marked content with a replacement text reads as that. */
function withActualTexts(
  items: readonly Item[],
  streams: () => MarkedStream[],
): { text: string; item: Item }[] {
  const tags = items.flatMap((item) => (isBegin(item) ? [item.tag ?? ''] : []))
  const marks = tags.includes('Span') ? takeStream(tags, streams()) : null
  const texts: { text: string; item: Item }[] = []
  const open: { text: string | null }[] = []
  let next = 0
  for (const item of items) {
    if (isBegin(item)) {
      open.push({ text: marks?.[next]?.text ?? null })
      next += 1
    } else if (item.type === 'endMarkedContent') open.pop()
    else {
      const replacing = open.find((each) => each.text !== null)
      const text = replacing?.text ?? item.str ?? ''
      // A replacement stands for all of its content, so it is said once.
      if (replacing !== undefined) {
        if ((item.str ?? '').trim() === '') continue
        replacing.text = ''
      }
      texts.push({ text: cleanText(text).replace(/\s+/g, ' '), item })
    }
  }
  return texts
}

function isBegin(item: Item): boolean {
  return item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps'
}

/** A page and its stream have the same tags in the same order. */
function takeStream(tags: readonly string[], streams: MarkedStream[]): MarkedStream | null {
  const at = streams.findIndex(
    (stream) => stream.length === tags.length && stream.every((mark, index) => mark.tag === tags[index]),
  )
  return streams.splice(at, at < 0 ? 0 : 1)[0] ?? null
}
