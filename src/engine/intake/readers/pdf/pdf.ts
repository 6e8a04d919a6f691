import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { Problem } from '../../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../../items/draft.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { fileName, refusal } from '../file-words.ts'
import { newDraft } from '../new-draft.ts'
import { documentNotes } from '../office/document-notes.ts'
import { documentHead, type HeadStyle } from '../office/document-head.ts'
import { commentBlocks, runningHeads } from '../office/apart-blocks.ts'
import { actualTexts, type MarkedStream } from './actual-texts.ts'
import { openPdf, type PdfDocument } from './open-pdf.ts'
import { pageAnnotations, type PageAnnotations } from './page-annotations.ts'
import { pagePieces, type PagePieces } from './page-pieces.ts'
import { paragraphBlocks } from './paragraphs.ts'
import { pdfProperties } from './pdf-properties.ts'
import { readingOrder } from './reading-order.ts'
import { takeRunningHeads } from './running-heads.ts'
import { isMostlyRtl } from './scripts.ts'
import { segmentsOf, type Segment } from './segments.ts'

/** The title of a page is this much larger than the next heading, and among so many blocks at the top. */
const TITLE_AMONG = 6

/**
 * A PDF: its text put together again from where it stands on the pages. Columns come in reading order, paragraphs go on
 * over lines, columns and pages, headings are known by their size; running heads, page numbers and what stands at an
 * angle are notices. What is a picture of text stays a picture, and the draft or the refusal says so.
 */
export const readPdf: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const document = await openPdf(bytes, hints)
  try {
    const { pages, failed, written } = await allPages(document, bytes)
    const texts = pages.map((page) => page.pieces.map((piece) => piece.text).join(' '))
    const empty = texts.filter((text) => !/[\p{L}\p{N}]/u.test(text)).length
    if (empty === pages.length) throw noText(pages.length, failed, bytes, hints)
    const rtl = isMostlyRtl(texts.join(' '))
    const { pages: copy, heads } = takeRunningHeads(
      pages.map((page) => ({ ...page, segments: asRead(segmentsOf(page.pieces, rtl), rtl, page.width) })),
    )
    const blocks = paragraphBlocks(
      copy.map((page) => ({ height: page.height, flows: readingOrder(page.segments) })),
    )
    const turned = pages.flatMap((page) => segmentsOf(page.turned, rtl).map((segment) => segment.text))
    const properties = await pdfProperties(document)
    const head = documentHead(blocks, titleOf(blocks), properties.title)
    const draft = newDraft('', {
      headline: head.headline,
      byline: head.byline,
      dateline: head.dateline,
      url: hints.url,
      published: head.published,
      fields: [...properties.fields, ...fieldsNamed('pdf:form', written.form)],
      blocks: [...head.blocks, ...commentBlocks(written.comments), ...runningHeads([...heads, ...turned])],
      problems: [
        ...pageNotes(pages.length, empty, failed, bytes, hints),
        ...documentNotes(hints, { changes: 0, comments: written.comments.length, hidden: 0 }),
      ],
    })
    yield { kind: 'draft', draft }
  } finally {
    await document.loadingTask.destroy().catch(() => undefined)
  }
}

/** A page that is read from right to left is turned over like a sheet, so that its lines begin at the left. */
function asRead(segments: readonly Segment[], rtl: boolean, width: number): Segment[] {
  if (!rtl) return [...segments]
  return segments.map((each) => ({ ...each, left: width - each.right, right: width - each.left }))
}

async function allPages(
  document: PdfDocument,
  bytes: Uint8Array,
): Promise<{ pages: PagePieces[]; failed: number; written: PageAnnotations }> {
  const written: PageAnnotations = { comments: [], form: [] }
  const pages: PagePieces[] = []
  let failed = 0
  let known: MarkedStream[] | null = null
  const streams = (): MarkedStream[] => (known ??= actualTexts(bytes))
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number)
      pages.push(await pagePieces(page, streams))
      const { comments, form } = await pageAnnotations(page).catch(() => ({ comments: [], form: [] }))
      written.comments.push(...comments)
      written.form.push(...form)
      page.cleanup()
    } catch {
      // A damaged page costs only itself.
      failed += 1
      pages.push({ width: 0, height: 0, pieces: [], turned: [] })
    }
  }
  return { pages, failed, written }
}

function noText(pages: number, failed: number, bytes: Uint8Array, hints: ReadHints): Error {
  if (failed === pages) return refusal('DAMAGED', hints, 'is a damaged PDF: none of its pages can be read.')
  if (!hasPictures(bytes)) return refusal('NO_TEXT', hints, 'is a PDF without any text in it.')
  const what = pages === 1 ? 'a scanned picture of a page' : 'a scanned picture of pages'
  return refusal('NO_TEXT', hints, `is ${what}; there is no text in it.`)
}

function hasPictures(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return /\/Subtype\s*\/Image\b|\bBI\s+\/(?:W|Width)\b/.test(buffer.toString('latin1'))
}

function pageNotes(
  pages: number,
  empty: number,
  failed: number,
  bytes: Uint8Array,
  hints: ReadHints,
): Problem[] {
  const notes: Problem[] = []
  const name = fileName(hints)
  if (failed > 0) {
    const words = `${failed} of the ${pages} pages of ${name} are damaged and were passed over.`
    notes.push({ code: 'DAMAGED', words })
  }
  if (empty > failed && hasPictures(bytes)) {
    const words = `${empty - failed} of the ${pages} pages of ${name} have no text in them; they may be scanned pictures.`
    notes.push({ code: 'NO_TEXT', words })
  }
  return notes
}

/** The largest heading near the top is the title, where only lines that are no copy stand above it. */
function titleOf(blocks: readonly Block[]): Map<Block, HeadStyle> {
  const top = blocks.slice(0, TITLE_AMONG)
  const title = top.find((block) => block.kind === 'heading' && block.level === 1)
  const above = title === undefined ? [] : top.slice(0, top.indexOf(title))
  if (title === undefined || above.some((block) => blockText(block).length > 120)) return new Map()
  return new Map([[title, 'title']])
}
