import { PLAIN, type Look } from '../block-writer.ts'
import { safeLink } from '../safe-link.ts'
import type { DocumentWriter } from './document-writer.ts'
import type {
  MammothBlock,
  MammothDocument,
  MammothInline,
  MammothParagraph,
  MammothTable,
} from './mammoth-tree.ts'
import type { OfficeCell } from './table-blocks.ts'
import { shapeOf, type WordStyles } from './word-styles.ts'

/** What mammoth's tree is written with. */
export type WordStory = {
  writer: DocumentWriter
  style: WordStyles
  notes: MammothDocument['notes']
  /** Marks of the notes that were written: one that refers to itself would never end. */
  noted: Set<string>
}

type Walk = { look: Look; asIs: boolean }

/** Writes the paragraphs and tables of mammoth's tree, in its order; notes go to the end under their marks. */
export function writeStory(blocks: readonly MammothBlock[], story: WordStory): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') writeParagraph(block, story)
    else writeTable(block, story)
  }
}

function writeParagraph(paragraph: MammothParagraph, story: WordStory): void {
  const style = story.style(paragraph.styleId)
  writeInline(paragraph.children, story, { look: PLAIN, asIs: style.kind === 'preformatted' })
  const { numbering } = paragraph
  const list = numbering === null ? null : numbering.isOrdered ? 'ordered' : 'bullet'
  story.writer.end(shapeOf(style, list, Number(numbering?.level ?? 0)), style.head)
}

function writeInline(nodes: readonly MammothInline[], story: WordStory, walk: Walk): void {
  const { writer } = story
  const write = (text: string): void =>
    walk.asIs ? writer.textAsIs(text, walk.look) : writer.text(text, walk.look)
  for (const node of nodes) {
    switch (node.type) {
      case 'run': {
        const look: Look = { ...walk.look, strong: node.isBold, emphasis: node.isItalic }
        writeInline(node.children, story, { ...walk, look })
        break
      }
      case 'hyperlink': {
        const link = addressOf(node.href) ?? walk.look.link
        writeInline(node.children, story, { ...walk, look: { ...walk.look, link } })
        break
      }
      case 'text':
        write(node.value)
        break
      case 'tab':
        write(walk.asIs ? '\t' : ' ')
        break
      case 'break':
        if (node.breakType === 'line') writer.breakLine()
        else write(' ')
        break
      case 'checkbox':
        write(node.checked ? '☒' : '☐')
        break
      case 'image':
        writer.picture(node.altText ?? '')
        break
      case 'noteReference': {
        const key = `${node.noteType} ${node.noteId}`
        const note = story.notes.resolve(node)
        if (note === null || story.noted.has(key)) break
        story.noted.add(key)
        writer.note(() => writeStory(note.body, story), walk.look)
        break
      }
    }
  }
}

/** mammoth takes what follows the address in a field's code (`\o "Tip"`) for a part of it. */
function addressOf(href: string | undefined): string | null {
  return safeLink(href?.split('"')[0], null)
}

function writeTable(table: MammothTable, story: WordStory): void {
  const rows = table.children.map((row) =>
    row.children.map((cell): OfficeCell => ({
      blocks: story.writer.apart(() => writeStory(cell.children, story)),
      span: cell.colSpan,
    })),
  )
  story.writer.table(rows, table.children[0]?.isHeader ?? false)
}
