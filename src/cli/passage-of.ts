import { Refusal } from '../contract/errors.ts'
import type { Passage } from '../contract/marks.ts'

/**
 * Paragraphs as typed and as `show` numbers them, counted from 1 (`3`, `3-5`), as the contract's passage from 0.
 * @throws Refusal `INVALID`
 */
export function passageOf(typed: string): Passage {
  const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/u.exec(typed) ?? []
  const passage: Passage = [Number(first) - 1, Number(last ?? first) - 1]
  if (first === undefined || passage[0] < 0 || passage[1] < passage[0]) {
    throw new Refusal('INVALID', `“${typed}” names no paragraphs. Write 3, or 3-5.`)
  }
  return passage
}
