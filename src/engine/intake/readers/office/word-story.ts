import type { Block } from '../../../../contract/blocks.ts'
import { PLAIN, type Look } from '../block-writer.ts'
import { safeLink } from '../safe-link.ts'
import type { DocumentWriter } from './document-writer.ts'
import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office-xml.ts'
import { symbolSign } from './symbol-font.ts'
import type { OfficeCell } from './table-blocks.ts'
import { noteField, turnField, type WordField } from './word-fields.ts'
import { listOf, outlined, shapeOf, toggle, type WordStyle } from './word-styles.ts'

/** What a story of a Word document is read with: its body, one of its notes, a running head. */
export type WordStory = {
  writer: DocumentWriter
  style: (id: string | undefined) => WordStyle
  list: (id: string, level: number) => 'ordered' | 'bullet' | null
  /** Addresses outside by the ids of their relationships. */
  links: ReadonlyMap<string, string>
  /** The footnote or endnote of an id. */
  note: (kind: 'footnote' | 'endnote', id: string) => OfficeElement | undefined
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

type Walk = { look: Look; style: WordStyle; fields: WordField[]; boxes: Block[]; asIs: boolean }

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
])

/** Writes the paragraphs and tables beneath an element, in reading order, as if all tracked changes were accepted. */
export function writeStory(parent: OfficeElement, story: WordStory): void {
  for (const element of elements(parent)) {
    if (element.name === 'p') writeParagraph(element, story)
    else if (element.name === 'tbl') writeTable(element, story)
    else if (element.name === 'AlternateContent') writeStory(alternative(element), story)
    else if (element.name === 'del' || element.name === 'moveFrom') keepDeleted(element, story)
    else if (element.name === 'oMathPara') writeLoose(element, story)
    else if (!SILENT.has(element.name)) writeStory(element, story)
  }
}

function writeParagraph(paragraph: OfficeElement, story: WordStory): void {
  const properties = elementAt(paragraph, 'pPr')
  const named = story.style(elementAt(properties, 'pStyle')?.attributes['val'])
  const outline = elementAt(properties, 'outlineLvl')?.attributes['val']
  const style = outline === undefined || named.kind === 'heading' ? named : { ...named, ...outlined(outline) }
  const boxes: Block[] = []
  writeInline(paragraph, story, {
    look: PLAIN,
    style,
    fields: [],
    boxes,
    asIs: style.kind === 'preformatted',
  })
  const mark = elementAt(properties, 'rPr')
  // A drop cap is a paragraph of its own; a deleted mark of a paragraph joins it to the next.
  const joined =
    (elementAt(properties, 'framePr')?.attributes['dropCap'] ?? 'none') !== 'none' ||
    elementAt(mark, 'del') !== undefined
  if (joined) {
    story.writer.place(boxes)
    return
  }
  const stated = listOf(properties)
  const list = stated ?? style.list
  const level = stated?.level ?? style.list?.level ?? 0
  const shape = shapeOf(style, list === null ? null : story.list(list.id, level), level)
  story.writer.end(shape, style.head)
  story.writer.place(boxes)
}

/** A formula between paragraphs. */
function writeLoose(element: OfficeElement, story: WordStory): void {
  writeInline(element, story, {
    look: PLAIN,
    style: story.style(undefined),
    fields: [],
    boxes: [],
    asIs: false,
  })
  story.writer.end()
}

function writeInline(parent: OfficeElement, story: WordStory, walk: Walk): void {
  for (const element of elements(parent)) {
    switch (element.name) {
      case 'r':
        writeRun(element, story, walk)
        break
      case 'hyperlink': {
        const { id = '', anchor } = element.attributes
        const address = story.links.get(id)
        const link = safeLink(anchor === undefined ? address : address && `${address}#${anchor}`, null)
        writeInline(element, story, link === null ? walk : { ...walk, look: { ...walk.look, link } })
        break
      }
      case 'fldSimple':
        noteField(element.attributes['instr'] ?? '', story.apart.fetching)
        writeInline(element, story, walk)
        break
      case 'ins':
      case 'moveTo':
        story.apart.inserted += 1
        writeInline(element, story, walk)
        break
      case 'del':
      case 'moveFrom':
        keepDeleted(element, story)
        break
      case 'AlternateContent':
        writeInline(alternative(element), story, walk)
        break
      default:
        if (!SILENT.has(element.name))
          writePiece(element, story, walk, () => writeInline(element, story, walk))
    }
  }
}

function writeRun(run: OfficeElement, story: WordStory, walk: Walk): void {
  const properties = elementAt(run, 'rPr')
  const named = story.style(elementAt(properties, 'rStyle')?.attributes['val'])
  if (toggle(properties, 'vanish') ?? named.hidden) {
    const text = elementsBeneath(run, 't').map(textBeneath).join('')
    if (text.trim() !== '') story.apart.hidden.push(text)
    return
  }
  const link =
    walk.look.link ?? walk.fields.findLast((field) => field.result && field.link !== null)?.link ?? null
  const look: Look = {
    strong: toggle(properties, 'b') ?? (named.strong || walk.style.strong),
    emphasis: toggle(properties, 'i') ?? (named.emphasis || walk.style.emphasis),
    link,
  }
  // A heading has its look by being one.
  if (walk.style.kind === 'heading') {
    look.strong = false
    look.emphasis &&= !walk.style.emphasis
  }
  for (const element of elements(run))
    writePiece(element, story, { ...walk, look }, () => writeInline(element, story, walk))
}

function writePiece(element: OfficeElement, story: WordStory, walk: Walk, otherwise: () => void): void {
  const { writer } = story
  const write = (text: string): void =>
    walk.asIs ? writer.textAsIs(text, walk.look) : writer.text(text, walk.look)
  switch (element.name) {
    case 't':
      // What stands between the beginning of a field and its result is its code, not copy.
      if (walk.fields.every((field) => field.result)) write(textBeneath(element))
      break
    case 'tab':
    case 'ptab':
      write(walk.asIs ? '\t' : ' ')
      break
    case 'br':
    case 'cr':
      if (element.attributes['type'] === undefined || element.attributes['type'] === 'textWrapping')
        writer.breakLine()
      else write(' ')
      break
    case 'noBreakHyphen':
      write('\u2011')
      break
    case 'softHyphen':
      write('\u00ad')
      break
    case 'sym':
      write(symbol(element))
      break
    case 'fldChar':
      turnField(element.attributes['fldCharType'], walk.fields, story.apart.fetching)
      break
    case 'instrText': {
      const field = walk.fields.at(-1)
      if (field !== undefined && !field.result) field.code += textBeneath(element)
      break
    }
    case 'delText':
    case 'delInstrText':
      break
    case 'footnoteReference':
    case 'endnoteReference': {
      const kind = element.name === 'footnoteReference' ? 'footnote' : 'endnote'
      const note = story.note(kind, element.attributes['id'] ?? '')
      if (note !== undefined) writer.note(() => writeStory(note, story), walk.look)
      break
    }
    case 'txbxContent':
      walk.boxes.push(...writer.apart(() => writeStory(element, story)))
      break
    case 'docPr':
    case 'imagedata':
      placePicture(element, story)
      break
    case 'AlternateContent':
      writeInline(alternative(element), story, walk)
      break
    default:
      if (!SILENT.has(element.name)) otherwise()
  }
}

function placePicture(element: OfficeElement, { writer }: WordStory): void {
  const { descr, title } = element.attributes
  const alt = descr ?? (element.name === 'imagedata' ? title : undefined)
  if (alt !== undefined || element.name === 'imagedata') writer.picture(alt ?? '')
}

function keepDeleted(element: OfficeElement, story: WordStory): void {
  const text = [...elementsBeneath(element, 'delText'), ...elementsBeneath(element, 't')]
    .map(textBeneath)
    .join('')
  if (text.trim() !== '') story.apart.deleted.push(text)
}

/** One content of several for programs of different ages (ECMA-376 part 3): the newest that holds text, else the first. */
function alternative(element: OfficeElement): OfficeElement {
  const contents = elements(element)
  const worded = contents.find((content) => elementsBeneath(content, 'txbxContent').length > 0)
  return worded ?? contents[0] ?? element
}

/** The sign that a `sym` element names by its place in a font. */
function symbol(element: OfficeElement): string {
  const code = Number.parseInt(element.attributes['char'] ?? '', 16)
  if (!(code > 0 && code < 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return ''
  return symbolSign(code)
}

function writeTable(table: OfficeElement, story: WordStory): void {
  const rows: OfficeCell[][] = []
  let headed = false
  for (const row of within(table, 'tr')) {
    const properties = elementAt(row, 'trPr')
    if (elementAt(properties, 'del') !== undefined) {
      keepDeleted(row, story)
      continue
    }
    if (rows.length === 0) headed = toggle(properties, 'tblHeader') ?? firstRowLook(table)
    const before = Number.parseInt(elementAt(properties, 'gridBefore')?.attributes['val'] ?? '0', 10) || 0
    const cells: OfficeCell[] = before > 0 ? [{ blocks: [], span: before }] : []
    for (const cell of within(row, 'tc')) {
      const span = Number.parseInt(elementAt(cell, 'tcPr', 'gridSpan')?.attributes['val'] ?? '1', 10) || 1
      cells.push({ blocks: story.writer.apart(() => writeStory(cell, story)), span })
    }
    rows.push(cells)
  }
  story.writer.table(rows, headed)
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
