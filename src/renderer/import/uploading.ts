import { createCell } from '../cell.ts'

/** Files that a browser is handing over before the import starts, counted. */
export const uploading = createCell<{ readonly done: number; readonly total: number } | null>(null)
