import type { ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { WORD_BLOCK_CHARACTERS, WORD_SLICE_CHARACTERS } from '../limits.ts'
import { escapeXml, LISTS, PICTURE } from './mammoth-tree.ts'
import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office-xml.ts'
import { isKnownSymbolFont, symbolSign } from './symbol-font.ts'
import { noteField, turnField, type WordField } from './word-fields.ts'
import { listOf, outlinedId, toggle, type WordLists, type WordStyle, type WordStyles } from './word-styles.ts'

/** What a part of a Word document is settled with. */
export type WordSource = {
  style: WordStyles
  list: WordLists
  /** Addresses outside by the ids of their relationships. */
  links: ReadonlyMap<string, string>
  /** What was met on the way and stands apart from the copy. */
  apart: WordApart
}

export type WordApart = {
  inserted: number
  /** Text that was deleted while changes were tracked. */
  deleted: string[]
  hidden: string[]
  /** Codes of fields that would fetch something. */
  fetching: string[]
}

type Walk = { source: WordSource; style: WordStyle; fields: WordField[] }

/** Subtrees that hold no copy. */
const SILENT = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sectPr',
  'sdtPr',
  'sdtEndPr',
  'tblGrid',
  'rt',
  'binData',
  'annotationRef',
  'positionH',
  'positionV',
  'separator',
  'continuationSeparator',
  'footnoteRef',
  'endnoteRef',
  'numPicBullet',
  'delText',
  'delInstrText',
])
/** What stands in a paragraph, and makes one where it stands between paragraphs. */
const INLINE = new Set(['r', 'hyperlink', 'fldSimple', 'oMathPara', 'oMath'])
/** The longest code of a field that is told to mammoth. */
const CODE_CHARACTERS = 4_000

/**
 * The body of a Word document in slices for mammoth, which needs some hundred times the size of what it parses.
 *
 * @returns XML of `settledBlocks`, about WORD_SLICE_CHARACTERS at a time
 * @throws Refusal TOO_LARGE where one paragraph or table is larger than mammoth can bear
 */
export function* settledSlices(
  body: OfficeElement,
  source: WordSource,
  hints: Pick<ReadHints, 'name'>,
): Generator<string> {
  let slice = ''
  for (const block of settledBlocks(body, source)) {
    slice += block
    if (slice.length > WORD_BLOCK_CHARACTERS)
      throw refusal('TOO_LARGE', hints, 'holds a table or a paragraph that is too large to be read.')
    if (slice.length < WORD_SLICE_CHARACTERS) continue
    yield slice
    slice = ''
  }
  if (slice !== '') yield slice
}

/**
 * The paragraphs and tables beneath an element of a Word document as mammoth carries them whole. What it would pass
 * over, or read as something else, is settled first: tracked changes are accepted, wrappers that it does not know are
 * opened, one of alternative contents is chosen, text boxes follow their paragraph, looks and lists by style are stated,
 * a drop cap joins its paragraph, and hidden or deleted text goes to where it stands apart.
 *
 * @returns WordprocessingML under the prefixes of `mammoth-tree.ts`, a paragraph or table at a time
 */
export function* settledBlocks(parent: OfficeElement, source: WordSource): Generator<string> {
  const siblings = elements(parent)
  let joined = ''
  for (const [at, element] of siblings.entries()) {
    if (element.name === 'p') {
      const joins = siblings[at + 1]?.name === 'p' && joinsNext(element)
      joined += paragraph(element, joins, source)
      if (joins) continue
      yield joined
      joined = ''
    } else if (element.name === 'tbl') yield table(element, source)
    else if (element.name === 'AlternateContent') yield* settledBlocks(alternative(element), source)
    else if (element.name === 'del' || element.name === 'moveFrom') keepDeleted(element, source.apart)
    else if (INLINE.has(element.name))
      yield paragraph({ name: 'p', attributes: {}, children: [element] }, false, source)
    else if (!SILENT.has(element.name)) yield* settledBlocks(element, source)
  }
}

/** A drop cap is a paragraph of its own; a deleted mark of a paragraph joins it to the next. */
function joinsNext(paragraph: OfficeElement): boolean {
  const properties = elementAt(paragraph, 'pPr')
  const dropCap = elementAt(properties, 'framePr')?.attributes['dropCap'] ?? 'none'
  return dropCap !== 'none' || elementAt(properties, 'rPr', 'del') !== undefined
}

function paragraph(element: OfficeElement, joins: boolean, source: WordSource): string {
  const properties = elementAt(element, 'pPr')
  const outline = elementAt(properties, 'outlineLvl')?.attributes['val']
  const named = elementAt(properties, 'pStyle')?.attributes['val'] ?? ''
  const id = outline === undefined ? named : outlinedId(named, outline)
  const walk: Walk = { source, style: source.style(id), fields: [] }
  let inner = inline(element, walk)
  if (inner === '' && !joins) return ''
  // mammoth would take the rest of the document for the result of a field that does not end.
  inner += fieldMark('end').repeat(walk.fields.length)
  const style = id === '' ? '' : `<w:pStyle w:val="${escapeXml(id)}"/>`
  const mark = joins ? '<w:rPr><w:del/></w:rPr>' : ''
  return `<w:p><w:pPr>${style}${listMark(properties, walk)}${mark}</w:pPr>${inner}</w:p>`
}

function listMark(properties: OfficeElement | undefined, { source, style }: Walk): string {
  const stated = listOf(properties)
  const list = stated ?? style.list
  const level = stated?.level ?? style.list?.level ?? 0
  const kind = list === null ? null : source.list(list.id, level)
  if (kind === null) return ''
  return `<w:numPr><w:ilvl w:val="${Math.min(Math.max(level, 0), 8)}"/><w:numId w:val="${LISTS[kind]}"/></w:numPr>`
}

function inline(parent: OfficeElement, walk: Walk): string {
  return elements(parent)
    .map((element) => piece(element, walk))
    .join('')
}

function piece(element: OfficeElement, walk: Walk): string {
  const { apart, links } = walk.source
  const { attributes } = element
  switch (element.name) {
    case 'r':
      return run(element, walk)
    case 't':
      // What stands between the beginning of a field and its result is its code, not copy.
      return walk.fields.every((field) => field.result) ? written(textBeneath(element)) : ''
    case 'tab':
    case 'ptab':
      return '<w:tab/>'
    case 'br':
    case 'cr':
      return (attributes['type'] ?? 'textWrapping') === 'textWrapping' ? '<w:br/>' : '<w:br w:type="page"/>'
    case 'noBreakHyphen':
    case 'softHyphen':
      return `<w:${element.name}/>`
    case 'sym':
      return symbol(element)
    case 'hyperlink': {
      const { id = '', anchor } = attributes
      const inner = inline(element, walk)
      if (!links.has(id)) return inner
      const within = anchor === undefined ? '' : ` w:anchor="${escapeXml(anchor)}"`
      return `<w:hyperlink r:id="${escapeXml(id)}"${within}>${inner}</w:hyperlink>`
    }
    case 'fldSimple': {
      const code = attributes['instr'] ?? ''
      noteField(code, apart.fetching)
      return `${fieldMark('begin')}${fieldCode(code)}${fieldMark('separate')}${inline(element, walk)}${fieldMark('end')}`
    }
    case 'fldChar':
      return turnField(attributes['fldCharType'], walk.fields, apart.fetching)
        ? fieldMark(attributes['fldCharType'] ?? '')
        : ''
    case 'instrText': {
      const field = walk.fields.at(-1)
      if (field === undefined || field.result || field.code.length > CODE_CHARACTERS) return ''
      field.code += textBeneath(element)
      return fieldCode(textBeneath(element))
    }
    case 'footnoteReference':
    case 'endnoteReference':
      return `<w:${element.name} w:id="${escapeXml(attributes['id'] ?? '')}"/>`
    case 'ins':
    case 'moveTo':
      apart.inserted += 1
      return inline(element, walk)
    case 'del':
    case 'moveFrom':
      keepDeleted(element, apart)
      return ''
    case 'AlternateContent':
      return inline(alternative(element), walk)
    case 'txbxContent':
      return `<w:pict><w:txbxContent>${blocksWithin(element, walk.source)}</w:txbxContent></w:pict>`
    case 'docPr':
    case 'imagedata':
      return picture(element)
    default:
      return SILENT.has(element.name) ? '' : inline(element, walk)
  }
}

function run(element: OfficeElement, walk: Walk): string {
  const properties = elementAt(element, 'rPr')
  const named = walk.source.style(elementAt(properties, 'rStyle')?.attributes['val'])
  if (toggle(properties, 'vanish') ?? (named.hidden || walk.style.hidden)) {
    const text = elementsBeneath(element, 't').map(textBeneath).join('')
    if (text.trim() !== '') walk.source.apart.hidden.push(text)
    return ''
  }
  const inner = inline(element, walk)
  if (inner === '') return ''
  // A heading has its look by being one.
  const isHeading = walk.style.kind === 'heading'
  const strong = toggle(properties, 'b') ?? (named.strong || walk.style.strong)
  const emphasis = toggle(properties, 'i') ?? (named.emphasis || walk.style.emphasis)
  const bold = strong && !isHeading ? '<w:b/>' : ''
  const italic = emphasis && !(isHeading && walk.style.emphasis) ? '<w:i/>' : ''
  const look = bold + italic === '' ? '' : `<w:rPr>${bold}${italic}</w:rPr>`
  return `<w:r>${look}${inner}</w:r>`
}

function written(text: string): string {
  return text === '' ? '' : `<w:t>${escapeXml(text)}</w:t>`
}

function fieldMark(type: string): string {
  return `<w:r><w:fldChar w:fldCharType="${escapeXml(type)}"/></w:r>`
}

/** Blanks mean nothing in a code, and mammoth's search for its words is slow in many of them. */
function fieldCode(code: string): string {
  const short = code.slice(0, CODE_CHARACTERS).replace(/\s+/g, ' ')
  return `<w:r><w:instrText>${escapeXml(short)}</w:instrText></w:r>`
}

/** mammoth knows the signs of fonts that hold nothing else, and passes over a sign of any other font. */
function symbol(element: OfficeElement): string {
  const { font = '', char = '' } = element.attributes
  const code = Number.parseInt(char, 16)
  if (!(code > 0 && code < 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return ''
  if (!isKnownSymbolFont(font)) return written(symbolSign(code))
  return `<w:sym w:font="${escapeXml(font)}" w:char="${escapeXml(char.toUpperCase())}"/>`
}

/** A picture in words. */
function picture(element: OfficeElement): string {
  const { descr, title } = element.attributes
  const isImage = element.name === 'imagedata'
  const alt = descr ?? (isImage ? title : undefined)
  if (alt === undefined && !isImage) return ''
  return `<wp:inline><wp:docPr descr="${escapeXml(alt ?? '')}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${PICTURE}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>`
}

/** The text of a deletion: nobody wants its paragraphs, only to know what it was. */
function keepDeleted(element: OfficeElement, apart: WordApart): void {
  const text = [...elementsBeneath(element, 'delText'), ...elementsBeneath(element, 't')]
    .map(textBeneath)
    .join('')
  if (text.trim() !== '') apart.deleted.push(text)
}

/**
 * One content of several for programs of different ages (ECMA-376 part 3): the newest that holds text, else the first.
 * mammoth takes the oldest alone, which programs other than Word leave out.
 */
function alternative(element: OfficeElement): OfficeElement {
  const contents = elements(element)
  const worded = contents.find((content) => elementsBeneath(content, 'txbxContent').length > 0)
  return worded ?? contents[0] ?? { name: '', attributes: {}, children: [] }
}

function table(element: OfficeElement, source: WordSource): string {
  const rows: string[] = []
  for (const row of within(element, 'tr')) {
    const properties = elementAt(row, 'trPr')
    if (elementAt(properties, 'del') !== undefined) {
      keepDeleted(row, source.apart)
      continue
    }
    const headed = rows.length === 0 && (toggle(properties, 'tblHeader') ?? firstRowLook(element))
    const before = elementAt(properties, 'gridBefore')?.attributes['val']
    const cells = within(row, 'tc').map((cell) =>
      tableCell(elementAt(cell, 'tcPr', 'gridSpan')?.attributes['val'], blocksWithin(cell, source)),
    )
    if (before !== undefined) cells.unshift(tableCell(before, ''))
    rows.push(`<w:tr>${headed ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`)
  }
  return rows.length === 0 ? '' : `<w:tbl>${rows.join('')}</w:tbl>`
}

/** Cells merged downwards stay apart: mammoth would drop the lower ones with their text, and the grid with them. */
function tableCell(span: string | undefined, inner: string): string {
  const columns = Math.max(Number.parseInt(span ?? '1', 10) || 1, 1)
  return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${inner}</w:tc>`
}

function blocksWithin(element: OfficeElement, source: WordSource): string {
  return [...settledBlocks(element, source)].join('')
}

/** Word draws the first row as a heading where the look of the table says so. */
function firstRowLook(table: OfficeElement): boolean {
  const look = elementAt(table, 'tblPr', 'tblLook')?.attributes
  if (look === undefined) return false
  return look['firstRow'] === '1' || (Number.parseInt(look['val'] ?? '0', 16) & 0x20) !== 0
}

/** Rows of a table or cells of a row, also those inside content controls. */
function within(parent: OfficeElement, name: 'tr' | 'tc'): OfficeElement[] {
  return elements(parent).flatMap((child) => {
    if (child.name === name) return [child]
    return child.name === 'tbl' || SILENT.has(child.name) || child.name === 'tr' ? [] : within(child, name)
  })
}
