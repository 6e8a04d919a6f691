import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { PrintedBrief } from '../../../contract/brief-words.ts'

/** The first time that a zip entry can hold, so that no file tells when it was written. */
const ZIP_TIME = new Date(1980, 0, 1, 0, 0, 0)

/**
 * Makes a Word file depend on its brief alone. The library draws random ids for links, fonts and bookmarks and
 * takes the clock for dates: here ids are counted in order of appearance, dates are the brief's, and entries
 * stand in a fixed order. Word wants the list of content types first.
 *
 * @param bytes a .docx as the library packs it
 * @returns the same document, the same bytes for the same brief
 */
export function settleDocx(bytes: Uint8Array, brief: PrintedBrief, generator: string): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)))
  settleRelations(parts)
  settleBookmarks(parts)
  settleFonts(parts)
  parts.set('docProps/core.xml', strToU8(coreProperties(brief)))
  parts.set('docProps/app.xml', strToU8(appProperties(generator)))
  const names = [...parts.keys()].filter((name) => !name.endsWith('/')).sort(byPart)
  const zip: Zippable = {}
  for (const name of names) zip[name] = [parts.get(name) ?? new Uint8Array(), { level: 6, mtime: ZIP_TIME }]
  return zipSync(zip)
}

const FIRST_PARTS = ['word/document.xml', '_rels/.rels', '[Content_Types].xml']

function byPart(a: string, b: string): number {
  const order = FIRST_PARTS.indexOf(b) - FIRST_PARTS.indexOf(a)
  return order !== 0 ? order : a < b ? -1 : 1
}

type Parts = Map<string, Uint8Array>

function change(parts: Parts, name: string, by: (xml: string) => string): void {
  const part = parts.get(name)
  if (part !== undefined) parts.set(name, strToU8(by(strFromU8(part))))
}

/** Links have random relationship ids: they become `link1`, `link2`, … in the order of the text. */
function settleRelations(parts: Parts): void {
  const names = new Map<string, string>()
  change(parts, 'word/document.xml', (xml) =>
    xml.replace(
      /(<w:hyperlink\b[^>]*?\br:id=")([^"]+)(")/g,
      (_whole, before: string, id: string, after: string) => {
        const name = names.get(id) ?? `link${names.size + 1}`
        names.set(id, name)
        return before + name + after
      },
    ),
  )
  change(parts, 'word/_rels/document.xml.rels', (xml) => {
    const relations = xml.match(/<Relationship\b[^>]*?\/>/g) ?? []
    const named = relations.map((relation) =>
      relation.replace(/\bId="([^"]+)"/, (_whole, id: string) => `Id="${names.get(id) ?? id}"`),
    )
    const start = xml.slice(0, xml.indexOf('<Relationship '))
    return `${start}${named.sort().join('')}</Relationships>`
  })
}

function settleBookmarks(parts: Parts): void {
  const numbers = new Map<string, number>()
  change(parts, 'word/document.xml', (xml) =>
    xml.replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (element) =>
      element.replace(/\bw:id="([^"]+)"/, (_whole, id: string) => {
        const number = numbers.get(id) ?? numbers.size + 1
        numbers.set(id, number)
        return `w:id="${number}"`
      }),
    ),
  )
}

/**
 * An embedded font is hidden by a key (ECMA-376 part 4, 14.2.1: its first 32 bytes XOR the key's bytes from the
 * end); the random key becomes one drawn from the font itself.
 */
function settleFonts(parts: Parts): void {
  const relations = strFromU8(parts.get('word/_rels/fontTable.xml.rels') ?? new Uint8Array())
  const files = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([relation]) => [
      /\bId="([^"]+)"/.exec(relation)?.[1] ?? '',
      `word/${/\bTarget="([^"]+)"/.exec(relation)?.[1] ?? ''}`,
    ]),
  )
  change(parts, 'word/fontTable.xml', (xml) =>
    xml.replace(/<w:embed\w+\b[^>]*>/g, (element) => {
      const key = /\bw:fontKey="\{([^"]+)\}"/.exec(element)?.[1]
      const file = files.get(/\br:id="([^"]+)"/.exec(element)?.[1] ?? '') ?? ''
      const hidden = parts.get(file)
      if (key === undefined || hidden === undefined) return element
      const face = withKey(hidden, key)
      const settled = keyOf(face)
      parts.set(file, withKey(face, settled))
      return element.replace(key, settled)
    }),
  )
}

function withKey(face: Uint8Array, key: string): Uint8Array {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse()
  const changed = face.slice()
  for (let index = 0; index < Math.min(32, changed.length); index += 1) {
    changed[index] = (changed[index] ?? 0) ^ (bytes[index % bytes.length] ?? 0)
  }
  return changed
}

function keyOf(face: Uint8Array): string {
  const hex = createHash('sha256').update(face).digest('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

function coreProperties(brief: PrintedBrief): string {
  const at = `${brief.at.slice(0, 19)}Z`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(brief.title.text)}</dc:title><dc:creator>${escapeXml(brief.author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(brief.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    `<dc:language>${brief.language}</dc:language></cp:coreProperties>`,
  ].join('')
}

function appProperties(generator: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">',
    `<Application>${escapeXml(generator)}</Application></Properties>`,
  ].join('')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
