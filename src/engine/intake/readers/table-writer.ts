import type { Run } from '../../../contract/blocks.ts'
import { RunWriter } from './block-writer.ts'
import { isElement, textOf, walkTree, type HtmlElement } from './html-tree.ts'
import { COLUMN_SPAN, PADDED_CELLS } from './limits.ts'

/** A cell with more text than this holds copy: the table only lays out the page. */
const CELL_CHARACTERS = 800

/**
 * Whether a table shows data, not a layout: no table in it, at least two columns, and no cell that holds a
 * story. Stops at the first inner table, so that nested ones together cost one walk.
 */
export function isDataTable(table: HtmlElement): boolean {
  let columns = 0
  let widest = 0
  let rows = 0
  let cell = 0
  for (const node of walkTree(table)) {
    cell += textOf(node)?.length ?? 0
    if (cell > CELL_CHARACTERS) return false
    if (!isElement(node)) continue
    if (node.tagName === 'table') return false
    if (node.tagName === 'tr') {
      rows += 1
      columns = 0
    } else if (node.tagName === 'td' || node.tagName === 'th') {
      columns += 1
      widest = Math.max(widest, columns)
      cell = 0
    }
  }
  return widest >= 2 && rows >= 2
}

/** Collects the rows of one table. */
export class TableWriter {
  readonly rows: Run[][][] = []
  headed = false
  #cell = new RunWriter()
  #padded = 0

  beginHead(): void {
    if (this.rows.length === 0) this.headed = true
  }

  beginRow(): void {
    this.rows.push([])
  }

  /** What the text of the cell goes to. */
  beginCell(heading: boolean): RunWriter {
    if (this.rows.length === 0) this.beginRow()
    if (heading && this.rows.length === 1 && this.rows[0]?.length === 0) this.headed = true
    if (!heading && this.rows.length === 1) this.headed = false
    this.#cell = new RunWriter()
    return this.#cell
  }

  /** Puts empty cells where the cell spans columns, so that columns stay columns. */
  endCell(columns: number): void {
    const row = this.rows.at(-1)
    row?.push(this.#cell.take())
    const more = Number.isFinite(columns) ? Math.min(columns, COLUMN_SPAN) - 1 : 0
    for (let added = 0; added < more && this.#padded < PADDED_CELLS; added += 1) {
      this.#padded += 1
      row?.push([])
    }
  }
}
