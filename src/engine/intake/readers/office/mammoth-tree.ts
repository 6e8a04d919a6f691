import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { numberingPart, partMarkup, relationshipsPart } from './word-markup.ts'

/**
 * What mammoth makes of a Word document before it would write HTML (its `lib/documents.js`), as far as it is read here.
 * What stands in what follows from what `settle-word.ts` hands over.
 */
export type MammothBlock = MammothParagraph | MammothTable

export type MammothParagraph = {
  type: 'paragraph'
  children: MammothInline[]
  styleId: string | null
  numbering: { isOrdered: boolean; level: string } | null
}

export type MammothTable = {
  type: 'table'
  children: { isHeader: boolean; children: { colSpan: number; children: MammothBlock[] }[] }[]
}

export type MammothInline =
  | { type: 'run'; children: MammothInline[]; isBold: boolean; isItalic: boolean }
  | { type: 'hyperlink'; children: MammothInline[]; href?: string }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: 'line' | 'page' | 'column' }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'image'; altText?: string }
  | NoteReference

export type NoteReference = { type: 'noteReference'; noteType: string; noteId: string }

export type MammothDocument = {
  children: MammothBlock[]
  notes: { resolve: (reference: NoteReference) => { body: MammothBlock[] } | null }
  comments: { commentId: string; body: MammothBlock[]; authorName: string | null }[]
}

/** A part as `settle-word.ts` hands it over: what stands inside its root, and the addresses that it links to, by their ids. */
export type SettledPart = {
  name: 'document' | 'footnotes' | 'endnotes' | 'comments'
  xml: string
  links: ReadonlyMap<string, string>
}

/**
 * Has mammoth parse parts of a Word document. Its document tree is taken as it stands before the conversion, of which
 * nothing is left to do: no style map, no picture, no file but the given parts.
 *
 * @throws Error where mammoth cannot read what it was given, which is a bug of whoever settled it
 */
export async function mammothTree(parts: readonly SettledPart[]): Promise<MammothDocument> {
  const found: MammothDocument[] = []
  await mammoth.convertToHtml(
    { buffer: Buffer.from(packed(parts)) },
    {
      transformDocument: (document: MammothDocument) => {
        found.push(document)
        return { ...document, children: [] }
      },
      convertImage: mammoth.images.imgElement(() => Promise.reject(new Error('No picture is read.'))),
      externalFileAccess: false,
      includeDefaultStyleMap: false,
      includeEmbeddedStyleMap: false,
    },
  )
  const [document] = found
  if (document === undefined) throw new Error('mammoth gave no document.')
  return document
}

/** The parts as an archive of the least that mammoth asks for, not compressed. */
function packed(parts: readonly SettledPart[]): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const add = (name: string, xml: string): void => {
    files[name] = new TextEncoder().encode(xml)
  }
  add('word/document.xml', partMarkup('document', '<w:body/>'))
  add('word/numbering.xml', numberingPart())
  for (const { name, xml, links } of parts) {
    add(`word/${name}.xml`, partMarkup(name, name === 'document' ? `<w:body>${xml}</w:body>` : xml))
    add(`word/_rels/${name}.xml.rels`, relationshipsPart(links))
  }
  return zipSync(files, { level: 0 })
}
