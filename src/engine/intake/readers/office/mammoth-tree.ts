import { zipSync } from 'fflate'
import mammoth from 'mammoth'

/** What mammoth makes of a Word document before it would write HTML (its `lib/documents.js`), as far as it is read here. */
export type MammothNode =
  | {
      type: 'paragraph'
      children: MammothNode[]
      styleId: string | null
      numbering: { isOrdered: boolean; level: string } | null
    }
  | { type: 'run'; children: MammothNode[]; isBold: boolean; isItalic: boolean }
  | { type: 'hyperlink'; children: MammothNode[]; href?: string }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: 'line' | 'page' | 'column' }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'image'; altText?: string }
  | NoteReference
  | { type: 'table'; children: MammothNode[] }
  | { type: 'tableRow'; children: MammothNode[]; isHeader: boolean }
  | { type: 'tableCell'; children: MammothNode[]; colSpan: number }

export type NoteReference = { type: 'noteReference'; noteType: string; noteId: string }

export type MammothDocument = {
  children: MammothNode[]
  notes: { resolve: (reference: NoteReference) => { body: MammothNode[] } | null }
  comments: { commentId: string; body: MammothNode[]; authorName: string | null }[]
}

/** A part as `settle-word.ts` hands it over: what stands inside its root, and the addresses that it links to, by their ids. */
export type SettledPart = {
  name: 'document' | 'footnotes' | 'endnotes' | 'comments'
  xml: string
  links: ReadonlyMap<string, string>
}

/** The id that every picture is related by: none is ever handed over or asked for. */
export const PICTURE = 'picture'
/** The two lists that there are, by how they count. */
export const LISTS = { ordered: '1', bullet: '2' } as const

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  `xmlns:wp="${DRAWING}/wordprocessingDrawing"`,
  `xmlns:a="${DRAWING}/main"`,
  `xmlns:pic="${DRAWING}/picture"`,
].join(' ')
const LEVELS = 9

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
  const files: Record<string, string> = {
    'word/document.xml': rooted('document', '<w:body/>'),
    'word/numbering.xml': rooted('numbering', numbering()),
  }
  for (const { name, xml, links } of parts) {
    files[`word/${name}.xml`] = rooted(name, name === 'document' ? `<w:body>${xml}</w:body>` : xml)
    files[`word/_rels/${name}.xml.rels`] = relationships(links)
  }
  const encoder = new TextEncoder()
  const entries = Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 0 })
}

function rooted(name: string, inner: string): string {
  return `<w:${name} ${NAMESPACES}>${inner}</w:${name}>`
}

function numbering(): string {
  return Object.entries(LISTS)
    .map(([kind, id]) => {
      const format = kind === 'bullet' ? 'bullet' : 'decimal'
      const levels = Array.from(
        { length: LEVELS },
        (_, level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`,
      )
      return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
    })
    .join('')
}

function relationships(links: ReadonlyMap<string, string>): string {
  const related = [...links]
    .map(([id, target]) => `<Relationship Id="${escapeXml(id)}" Target="${escapeXml(target)}"/>`)
    .join('')
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${PICTURE}" Target="none"/>${related}</Relationships>`
}

/** Text as it may stand in XML 1.0, in content and in attributes: characters that it forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
