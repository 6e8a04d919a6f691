import type { Block } from '../../../../contract/blocks.ts'
import { PLAIN, type BlockShape, type Look } from '../block-writer.ts'
import { cleanLine } from '../clean-text.ts'
import { safeLink } from '../safe-link.ts'
import type { DocumentComment } from './apart-blocks.ts'
import type { DocumentWriter } from './document-writer.ts'
import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office-xml.ts'
import type { OpenStyle, OpenStyles } from './open-styles.ts'
import type { OfficeCell } from './table-blocks.ts'

/** What a story of an OpenDocument text is read with. */
export type OpenStory = {
  writer: DocumentWriter
  styles: OpenStyles
  /** The tree of a formula that is embedded under a name. */
  formula: (part: string) => OfficeElement | undefined
  apart: { comments: DocumentComment[]; hidden: string[] }
}

type List = { name: string | undefined; level: number; mark: boolean }
type Walk = { look: Look; asIs: boolean; boxes: Block[] }

/** Hold no copy. */
const SILENT = new Set([
  'tracked-changes',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'dde-connection-decls',
  'forms',
  'table-of-content-source',
  'illustration-index-source',
  'table-index-source',
  'object-index-source',
  'user-index-source',
  'alphabetical-index-source',
  'bibliography-source',
  'table-column',
  'table-columns',
  'table-header-columns',
  'table-column-group',
  'ruby-text',
  'event-listeners',
  'glue-point',
  'scripts',
  'shapes',
  'note-citation',
  'annotation-end',
  'binary-data',
])

/** Writes paragraphs, lists and tables beneath an element, in reading order. */
export function writeOpenStory(parent: OfficeElement, story: OpenStory, list: List | null = null): void {
  let marked = list?.mark ?? false
  for (const element of elements(parent)) {
    switch (element.name) {
      case 'p':
      case 'h':
        writeParagraph(element, story, list === null || !marked ? null : list)
        // The paragraphs of an item after its first have no mark.
        marked = false
        break
      case 'list':
        writeList(element, story, list)
        break
      case 'table':
        writeTable(element, story)
        break
      case 'section':
        writeSection(element, story)
        break
      case 'frame':
      case 'custom-shape':
      case 'text-box':
        story.writer.place(boxOf(element, story))
        break
      case 'annotation':
        keepComment(element, story)
        break
      default:
        if (!SILENT.has(element.name)) writeOpenStory(element, story)
    }
  }
}

function writeSection(section: OfficeElement, story: OpenStory): void {
  const hidden =
    section.attributes['display'] === 'none' ||
    story.styles.style('section', section.attributes['style-name']).hidden
  if (hidden) story.apart.hidden.push(...elementsBeneath(section, 'p').map(textBeneath))
  else writeOpenStory(section, story)
}

function writeList(element: OfficeElement, story: OpenStory, around: List | null): void {
  const name = element.attributes['style-name'] ?? around?.name
  const level = (around?.level ?? 0) + 1
  for (const item of elements(element)) {
    // A header belongs to the list and has no mark.
    if (item.name === 'list-item' || item.name === 'list-header')
      writeOpenStory(item, story, { name, level, mark: item.name === 'list-item' })
  }
}

function writeParagraph(paragraph: OfficeElement, story: OpenStory, list: List | null): void {
  const { writer } = story
  const named = story.styles.style('paragraph', paragraph.attributes['style-name'])
  const style = paragraph.name === 'h' ? headingOf(paragraph, named) : named
  if (style.hidden) {
    story.apart.hidden.push(textBeneath(paragraph))
    return
  }
  const boxes: Block[] = []
  // A heading has its look by being one.
  const look: Look =
    style.kind === 'heading' ? PLAIN : { ...PLAIN, strong: style.strong, emphasis: style.emphasis }
  writeInline(paragraph, story, { look, asIs: style.kind === 'preformatted', boxes })
  writer.end(shapeOf(style, story, list), style.head)
  writer.place(boxes)
}

function headingOf(paragraph: OfficeElement, named: OpenStyle): OpenStyle {
  const level = Number.parseInt(paragraph.attributes['outline-level'] ?? '1', 10) || 1
  return { ...named, kind: 'heading', level: Math.min(Math.max(level, 1), 6) }
}

function shapeOf(style: OpenStyle, story: OpenStory, list: List | null): BlockShape {
  if (style.kind === 'heading') return { kind: 'heading', role: 'body', level: style.level }
  if (list === null) return { kind: style.kind, role: 'body' }
  const ordered = story.styles.ordered(list.name, list.level)
  return { kind: 'listItem', role: 'body', level: Math.min(list.level, 6), ...(ordered ? { ordered } : {}) }
}

function writeInline(parent: OfficeElement, story: OpenStory, walk: Walk): void {
  const { writer } = story
  const write = (text: string): void =>
    walk.asIs ? writer.textAsIs(text, walk.look) : writer.text(text, walk.look)
  for (const child of parent.children) {
    if (typeof child === 'string') {
      // Blanks in the XML itself collapse everywhere; those that count are elements.
      write(walk.asIs ? child.replace(/[\t\n\r ]+/g, ' ') : child)
      continue
    }
    switch (child.name) {
      case 's':
        write(
          ' '.repeat(walk.asIs ? Math.min(Number.parseInt(child.attributes['c'] ?? '1', 10) || 1, 100) : 1),
        )
        break
      case 'tab':
        write(walk.asIs ? '\t' : ' ')
        break
      case 'line-break':
        writer.breakLine()
        break
      case 'span':
        writeSpan(child, story, walk)
        break
      case 'a': {
        const link = safeLink(child.attributes['href'], null)
        writeInline(child, story, link === null ? walk : { ...walk, look: { ...walk.look, link } })
        break
      }
      case 'note': {
        const body = elementAt(child, 'note-body')
        if (body !== undefined) writer.note(() => writeOpenStory(body, story), walk.look)
        break
      }
      case 'annotation':
        keepComment(child, story)
        break
      case 'hidden-text':
        story.apart.hidden.push(child.attributes['string-value'] ?? textBeneath(child))
        break
      case 'frame':
      case 'custom-shape':
      case 'rect':
      case 'g':
        writeFrame(child, story, walk)
        break
      default:
        if (!SILENT.has(child.name)) writeInline(child, story, walk)
    }
  }
}

function writeSpan(span: OfficeElement, story: OpenStory, walk: Walk): void {
  const name = span.attributes['style-name']
  const style = story.styles.style('text', name)
  if (style.hidden) {
    story.apart.hidden.push(textBeneath(span))
    return
  }
  const look = {
    ...walk.look,
    strong: walk.look.strong || style.strong,
    emphasis: walk.look.emphasis || style.emphasis,
  }
  writeInline(span, story, { ...walk, look })
}

/** A formula stands in the line; a picture and a text box stand after the paragraph. */
function writeFrame(frame: OfficeElement, story: OpenStory, walk: Walk): void {
  const href = elementAt(frame, 'object')?.attributes['href']
  const math = href === undefined ? undefined : story.formula(href)
  if (math?.name === 'math') story.writer.text(formulaText(math), walk.look)
  else walk.boxes.push(...boxOf(frame, story))
}

/** The words of a frame: what its text box holds, else a placeholder for its picture. */
function boxOf(frame: OfficeElement, story: OpenStory): Block[] {
  return story.writer.apart(() => {
    if (frame.name === 'frame' && elementAt(frame, 'text-box') === undefined && elementAt(frame, 'image')) {
      const described = elementAt(frame, 'desc') ?? elementAt(frame, 'title')
      story.writer.picture(textBeneath(described))
      return
    }
    for (const part of elements(frame)) {
      if (part.name === 'p' || part.name === 'h' || part.name === 'list') {
        writeOpenStory(frame, story)
        return
      }
      if (
        part.name === 'text-box' ||
        part.name === 'g' ||
        part.name === 'frame' ||
        part.name === 'custom-shape'
      )
        writeOpenStory(part, story)
    }
  })
}

/** The signs of a formula in their order, without what annotates it. */
function formulaText(math: OfficeElement): string {
  return math.children
    .map((child) => {
      if (typeof child === 'string') return child.trim()
      return child.name === 'annotation' ? '' : formulaText(child)
    })
    .join('')
}

function keepComment(annotation: OfficeElement, story: OpenStory): void {
  const at = (name: string): string | null => cleanLine(textBeneath(elementAt(annotation, name)))
  const text = elementsBeneath(annotation, 'p').map(textBeneath).join(' ')
  story.apart.comments.push({ by: at('creator'), on: at('date'), text })
}

function writeTable(table: OfficeElement, story: OpenStory): void {
  const rows: OfficeCell[][] = []
  let headed = elementAt(table, 'table-header-rows') !== undefined
  for (const row of rowsOf(table)) {
    const cells = elements(row).filter(
      (each) => each.name === 'table-cell' || each.name === 'covered-table-cell',
    )
    if (rows.length === 0 && cells.length > 0) headed ||= cells.every((cell) => isHeadingCell(cell, story))
    rows.push(
      cells.map((cell) => ({ blocks: story.writer.apart(() => writeOpenStory(cell, story)), span: 1 })),
    )
  }
  story.writer.table(rows, headed)
}

function rowsOf(table: OfficeElement): OfficeElement[] {
  return elements(table).flatMap((child) => {
    if (child.name === 'table-row') return [child]
    return /^table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : []
  })
}

function isHeadingCell(cell: OfficeElement, story: OpenStory): boolean {
  const paragraphs = elements(cell, 'p')
  return (
    paragraphs.length > 0 &&
    paragraphs.every((each) => story.styles.style('paragraph', each.attributes['style-name']).tableHeading)
  )
}
