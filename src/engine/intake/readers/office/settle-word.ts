import type { ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { WORD_BLOCK_CHARACTERS, WORD_SLICE_CHARACTERS } from '../limits.ts'
import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office-xml.ts'
import { isKnownSymbolFont, symbolSign } from './symbol-font.ts'
import {
  cellMarkup,
  escapeXml,
  fieldCode,
  fieldMark,
  listMark,
  pictureMarkup,
  textMarkup,
} from './word-markup.ts'
import {
  alternative,
  columns,
  deletedText,
  isHeaded,
  isSilent,
  joinsNext,
  tableParts,
} from './word-elements.ts'
import { addCode, turnField, type WordField } from './word-fields.ts'
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

/** What stands in a paragraph, and makes one where it stands between paragraphs. */
const INLINE = new Set(['r', 'hyperlink', 'fldSimple', 'oMathPara', 'oMath'])

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
 * @returns WordprocessingML under the prefixes of `word-markup.ts`, a paragraph or table at a time
 */
export function* settledBlocks(parent: OfficeElement, source: WordSource): Generator<string> {
  const siblings = elements(parent)
  let joined = ''
  for (const [at, element] of siblings.entries()) {
    if (element.name === 'p') {
      const joins = joinsNext(siblings, at)
      joined += settledParagraph(element, joins, source)
      if (joins) continue
      yield joined
      joined = ''
    } else if (element.name === 'tbl') yield settledTable(element, source)
    else if (element.name === 'AlternateContent') yield* settledBlocks(alternative(element), source)
    else if (element.name === 'del' || element.name === 'moveFrom') keepDeleted(element, source.apart)
    else if (INLINE.has(element.name))
      yield settledParagraph({ name: 'p', attributes: {}, children: [element] }, false, source)
    else if (!isSilent(element)) yield* settledBlocks(element, source)
  }
}

function settledParagraph(element: OfficeElement, joins: boolean, source: WordSource): string {
  const properties = elementAt(element, 'pPr')
  const outline = elementAt(properties, 'outlineLvl')?.attributes['val']
  const named = elementAt(properties, 'pStyle')?.attributes['val'] ?? ''
  const id = outline === undefined ? named : outlinedId(named, outline)
  const walk: Walk = { source, style: source.style(id), fields: [] }
  let inner = inline(element, walk)
  if (inner === '') return ''
  // mammoth would take the rest of the document for the result of a field that does not end.
  inner += `<w:r>${fieldMark('end')}</w:r>`.repeat(walk.fields.length)
  // Other styles have no say any more, and mammoth gathers a warning for each.
  const isShaped = walk.style.kind !== 'paragraph' || walk.style.head !== null
  const style = isShaped ? `<w:pStyle w:val="${escapeXml(id)}"/>` : ''
  const mark = joins ? '<w:rPr><w:del/></w:rPr>' : ''
  const stated = style + listOfParagraph(properties, walk) + mark
  return `<w:p>${stated === '' ? '' : `<w:pPr>${stated}</w:pPr>`}${inner}</w:p>`
}

function listOfParagraph(properties: OfficeElement | undefined, { source, style }: Walk): string {
  const stated = listOf(properties)
  const list = stated ?? style.list
  const level = stated?.level ?? style.list?.level ?? 0
  const kind = list === null ? null : source.list(list.id, level)
  return kind === null ? '' : listMark(kind, level)
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
      return walk.fields.every((field) => field.result) ? textMarkup(textBeneath(element)) : ''
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
      const opened = turn('begin', walk) + code(attributes['instr'] ?? '', walk) + turn('separate', walk)
      const result = inline(element, walk)
      return `<w:r>${opened}</w:r>${result}<w:r>${turn('end', walk)}</w:r>`
    }
    case 'fldChar':
      return turn(attributes['fldCharType'] ?? '', walk)
    case 'instrText':
      return code(textBeneath(element), walk)
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
      return isSilent(element) ? '' : inline(element, walk)
  }
}

function turn(type: string, { source, fields }: Walk): string {
  return turnField(type, fields, source.apart.fetching) ? fieldMark(type) : ''
}

function code(text: string, { fields }: Walk): string {
  return fieldCode(addCode(text, fields))
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

/** mammoth knows the signs of fonts that hold nothing else, and passes over a sign of any other font. */
function symbol(element: OfficeElement): string {
  const { font = '', char = '' } = element.attributes
  const place = Number.parseInt(char, 16)
  if (!(place > 0 && place < 0x10ffff) || (place >= 0xd800 && place < 0xe000)) return ''
  if (!isKnownSymbolFont(font)) return textMarkup(symbolSign(place))
  return `<w:sym w:font="${escapeXml(font)}" w:char="${escapeXml(char.toUpperCase())}"/>`
}

/** Every picture of the old kind counts, of the new kind those with words: shapes and text boxes are drawings too. */
function picture(element: OfficeElement): string {
  const { descr, title } = element.attributes
  if (element.name === 'imagedata') return pictureMarkup(descr ?? title ?? '')
  return descr === undefined ? '' : pictureMarkup(descr)
}

function keepDeleted(deletion: OfficeElement, apart: WordApart): void {
  const text = deletedText(deletion)
  if (text.trim() !== '') apart.deleted.push(text)
}

/**
 * A table with its heading as it is drawn. Cells that are merged downwards stay apart: mammoth would drop the lower
 * ones with their text, and the cells beside them would move.
 */
function settledTable(element: OfficeElement, source: WordSource): string {
  const rows: string[] = []
  for (const row of tableParts(element, 'tr')) {
    const properties = elementAt(row, 'trPr')
    if (elementAt(properties, 'del') !== undefined) {
      keepDeleted(row, source.apart)
      continue
    }
    const headed = rows.length === 0 && isHeaded(element, row)
    const before = columns(elementAt(properties, 'gridBefore'), 0)
    const cells = tableParts(row, 'tc').map((cell) =>
      cellMarkup(columns(elementAt(cell, 'tcPr', 'gridSpan'), 1), blocksWithin(cell, source)),
    )
    if (before > 0) cells.unshift(cellMarkup(before, ''))
    rows.push(`<w:tr>${headed ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`)
  }
  return rows.length === 0 ? '' : `<w:tbl>${rows.join('')}</w:tbl>`
}

function blocksWithin(element: OfficeElement, source: WordSource): string {
  return [...settledBlocks(element, source)].join('')
}
