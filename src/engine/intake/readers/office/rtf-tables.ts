import type { DocumentWriter } from './document-writer.ts'
import type { OfficeCell } from './table-blocks.ts'

type Open = { rows: OfficeCell[][]; row: OfficeCell[]; inCell: boolean }

/**
 * The tables of an RTF file, which has rows and cells but no tables: each paragraph says how many tables it stands in,
 * and a table ends where a paragraph stands in fewer.
 */
export class RtfTables {
  #open: Open[] = []
  #writer: DocumentWriter

  constructor(writer: DocumentWriter) {
    this.#writer = writer
  }

  /** Opens and closes tables until the next text stands in `depth` of them. */
  standIn(depth: number): void {
    while (this.#open.length > depth) this.#close()
    while (this.#open.length < depth) {
      this.#enterCell(this.#open.at(-1))
      this.#open.push({ rows: [], row: [], inCell: false })
    }
    this.#enterCell(this.#open.at(-1))
  }

  endCell(depth: number): void {
    this.standIn(depth)
    const table = this.#open.at(-1)
    if (table !== undefined) this.#leaveCell(table)
  }

  endRow(depth: number): void {
    while (this.#open.length > depth) this.#close()
    const table = this.#open.at(-1)
    if (table === undefined || this.#open.length < depth) return
    if (table.inCell) this.#leaveCell(table)
    table.rows.push(table.row)
    table.row = []
  }

  #enterCell(table: Open | undefined): void {
    if (table === undefined || table.inCell) return
    // What was written before the table is a paragraph of its own.
    if (table.rows.length === 0 && table.row.length === 0) this.#writer.end()
    this.#writer.beginApart()
    table.inCell = true
  }

  #leaveCell(table: Open): void {
    table.row.push({ blocks: this.#writer.endApart(), span: 1 })
    table.inCell = false
  }

  #close(): void {
    const table = this.#open.pop()
    if (table === undefined) return
    if (table.inCell) {
      const blocks = this.#writer.endApart()
      table.inCell = false
      if (blocks.length > 0) table.row.push({ blocks, span: 1 })
    }
    if (table.row.length > 0) table.rows.push(table.row)
    this.#writer.table(table.rows, false)
  }
}
