import type { Block } from '../../../../contract/blocks.ts'
import { BlockWriter, PLAIN, type BlockShape, type Look } from '../block-writer.ts'
import { cleanText } from '../clean-text.ts'
import type { HeadStyle } from './document-head.ts'
import { tableBlocks, type OfficeCell } from './table-blocks.ts'

export const PARAGRAPH: BlockShape = { kind: 'paragraph', role: 'body' }

/**
 * Collects what an office document says, in reading order: paragraphs, tables whose cells are documents of their own,
 * and notes that stand apart from the text that they belong to. One for all formats.
 */
export class DocumentWriter {
  readonly styles = new Map<Block, HeadStyle>()
  #story = new BlockWriter()
  #outer: BlockWriter[] = []
  #notes: Block[] = []
  #noteCount = 0

  /** Nothing stands yet in the paragraph that is being written. */
  get atStart(): boolean {
    return this.#story.runs.empty
  }

  /** Text of the paragraph that is being written. */
  text(text: string, look: Look = PLAIN): void {
    this.#story.runs.write(cleanText(text), look)
  }

  /** Text in which blanks count, as in a listing. */
  textAsIs(text: string, look: Look = PLAIN): void {
    this.#story.runs.writeAsIs(cleanText(text), look)
  }

  breakLine(): void {
    this.#story.runs.breakLine(PLAIN)
  }

  picture(alt: string): void {
    this.#story.picture({ alt: cleanText(alt).replace(/\s+/g, ' ').trim().slice(0, 1_000), host: '' })
  }

  rule(): void {
    this.#story.rule('body')
  }

  /** Ends the paragraph that is being written. */
  end(shape: BlockShape = PARAGRAPH, style: HeadStyle | null = null): void {
    const before = this.#story.blocks.length
    this.#story.end(shape)
    const written = this.#story.blocks[before]
    if (style !== null && written !== undefined) this.styles.set(written, style)
  }

  /** What `write` writes as blocks of their own, apart from the text: a cell, a note, a text box. */
  apart(write: () => void): Block[] {
    this.beginApart()
    write()
    return this.endApart()
  }

  /** From here on blocks of their own are written, until the call of `endApart` that belongs to it. */
  beginApart(): void {
    this.#outer.push(this.#story)
    this.#story = new BlockWriter()
  }

  endApart(): Block[] {
    this.end()
    const { blocks } = this.#story
    this.#story = this.#outer.pop() ?? this.#story
    return blocks
  }

  /** Blocks that were written apart, here. Whatever paragraph is open must have ended. */
  place(blocks: readonly Block[]): void {
    for (const block of blocks) this.#story.blocks.push(block)
  }

  table(rows: readonly (readonly OfficeCell[])[], headed: boolean): void {
    this.place(tableBlocks(rows, headed))
  }

  /** Puts the mark of a note into the text; `write` writes the note, which stands at the end under the same mark. */
  note(write: () => void, look: Look = PLAIN): void {
    this.beginNote(look)
    write()
    this.endNote()
  }

  beginNote(look: Look = PLAIN): void {
    this.#noteCount += 1
    const mark = `[${this.#noteCount}]`
    this.text(mark, look)
    this.beginApart()
    this.text(`${mark} `)
  }

  endNote(): void {
    this.#notes.push(...this.endApart())
  }

  /** The whole document: its text, then its notes. */
  get blocks(): Block[] {
    return [...this.#story.blocks, ...this.#notes]
  }
}
