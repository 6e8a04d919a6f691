import type { Block } from '../../../contract/blocks.ts'
import { linesOf, quoteLine, textBlocks, type Quoted } from './passages-of-text.ts'

/** A line that names who wrote the copy: "Author: A. Writer", "By A. Writer", "Von A. Schreiber". */
export type AuthorLine = Quoted & { name: string; labelled: boolean }

const LABELLED =
  /^\s*(?:author|written by|autor(?:in)?|text von|auteur|autrice|autor|autora|autore|автор|автор статьи|текст)\s*:\s*(\S.{1,80})$/iu
const BY = /^\s*(?:[Bb]y|BY|[Vv]on|VON|Par|PAR|Por|POR|Di|Door)\s+(\p{Lu}.{1,90})$/u
const HEAD_LINES = 5
const TAIL_LINES = 8

/**
 * The author lines at the head and the tail of a text.
 * In: the item's blocks. Out: the lines in reading order with the name as written.
 */
export function authorLines(blocks: readonly Block[]): AuthorLine[] {
  const lines = textBlocks(blocks).flatMap((at) => linesOf(at).map((each) => ({ at, ...each })))
  return lines.flatMap(({ at, start, line }, order) => {
    const atHead = order < HEAD_LINES
    if (!atHead && order < lines.length - TAIL_LINES) return []
    const labelled = LABELLED.exec(line)?.[1]
    const name = labelled ?? (atHead ? BY.exec(line)?.[1] : undefined)
    if (name === undefined || !isNames(name)) return []
    return [{ ...quoteLine(at, start, line), name: tidyName(name), labelled: labelled !== undefined }]
  })
}

function tidyName(name: string): string {
  return name.trim().replace(/[.,;|]+$/u, '')
}

/** Names are capitalised words and small particles; a sentence is not a name. */
function isNames(words: string): boolean {
  const parts = words.trim().split(/[\s,;|/]+/u)
  if (parts.length > 12 || /[.!?]\s+\p{Lu}\p{Ll}{3,}.*\s\p{Ll}{3,}/u.test(words)) return false
  const capitals = parts.filter((part) => /^[\p{Lu}\p{Lo}]/u.test(part)).length
  return capitals > 0 && capitals / parts.length >= 0.6
}
