import type { DraftField } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'

/** Fields of a file under one name, without empty ones and repeats. */
export function fieldsNamed(name: string, values: readonly (string | null | undefined)[]): DraftField[] {
  const lines = values.map(cleanLine).filter((value) => value !== null)
  return [...new Set(lines)].map((value) => ({ name, value }))
}

/** Names as a byline, or null. An address of a mailbox is no name. */
export function bylineOf(names: readonly (string | null | undefined)[]): string | null {
  const lines = names.map(cleanLine).filter((name) => name !== null && !/^\S+@\S+$/.test(name))
  const byline = [...new Set(lines)].join(', ')
  return byline === '' || byline.length > 500 ? null : byline
}
