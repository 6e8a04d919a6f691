import { readFile } from 'node:fs/promises'
import type { getDocumentProxy } from 'unpdf'
import type { ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { PDF_PAGES } from '../limits.ts'

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

/**
 * Hands pdf.js the tables that come with it: how Chinese, Japanese and Korean fonts number their signs, and the metrics
 * of the fourteen fonts that no file need bring. They lie among our packages; nothing else is read.
 */
class OwnTables {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = { cMapUrl: 'cmaps', standardFontDataUrl: 'standard_fonts' }[kind]
    if (folder === undefined || !/^[\w.-]+$/.test(filename)) throw new Error(`There is no ${kind} here.`)
    const packaged = import.meta.resolve('pdfjs-dist/package.json')
    return new Uint8Array(await readFile(new URL(`./${folder}/${filename}`, packaged)))
  }
}

/**
 * Opens a PDF with pdf.js in this process: no worker, no scripts, no fonts of the system, nothing evaluated.
 *
 * @throws Refusal PROTECTED, TOO_LARGE beyond 2,000 pages, DAMAGED
 */
export async function openPdf(bytes: Uint8Array, hints: ReadHints): Promise<PdfDocument> {
  const { getDocumentProxy } = await import('unpdf')
  let document: PdfDocument
  try {
    const options = {
      // Named in the documents of pdf.js, and read by those of its builds that could evaluate anything.
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
      cMapUrl: 'own/',
      cMapPacked: true,
      standardFontDataUrl: 'own/',
      BinaryDataFactory: OwnTables,
    }
    // pdf.js takes the bytes for itself, so it gets a copy.
    document = await getDocumentProxy(Uint8Array.from(bytes), options)
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw refusal(
        'PROTECTED',
        hints,
        'is protected by a password. Save it without one and import it again.',
      )
    throw refusal('DAMAGED', hints, 'is a damaged PDF: no page of it can be found.')
  }
  if (document.numPages <= PDF_PAGES) return document
  throw refusal('TOO_LARGE', hints, `has more than ${PDF_PAGES.toLocaleString('en-GB')} pages.`)
}
