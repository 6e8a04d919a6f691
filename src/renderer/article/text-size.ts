import { createKeptCell } from '../cell.ts'

const SMALLEST = 15
const LARGEST = 21

/** Of the copy in the reader, in pixels. */
export const textSize = createKeptCell('text-size', 17)

export function changeTextSize(by: 1 | -1): void {
  textSize.set(Math.min(LARGEST, Math.max(SMALLEST, textSize.get() + by)))
}
