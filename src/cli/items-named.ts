import { Refusal } from '../contract/errors.ts'
import { findItem } from '../engine/find-named.ts'
import type { Shell } from './shell.ts'

/** A word that names no item, or more than one, and why. */
export type Unnamed = { item: string; code: string; words: string }

/** Items that words name, in order and once each, and the words that name none. */
export type ItemsNamed = { items: string[]; failures: Unnamed[] }

/**
 * Finds items by id, beginning of an id, or the id that their file gave them; `-` stands for words on stdin, one a line.
 * @throws Refusal when not one of the words names an item
 */
export async function itemsNamed(shell: Shell, words: readonly string[]): Promise<ItemsNamed> {
  const items = new Set<string>()
  const failures: Unnamed[] = []
  for (const word of await withStandardInput(words)) {
    try {
      items.add(findItem(shell.engine, word))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failures.push({ item: word, code: error.code, words: error.message })
    }
  }
  const [first] = failures
  if (items.size === 0 && first) {
    const all = failures.map((failure) => failure.words).join(' ')
    throw new Refusal(
      first.code === 'INVALID' ? 'INVALID' : 'NOT_FOUND',
      all,
      failures.map((each) => each.item),
    )
  }
  return { items: [...items], failures }
}

/** Parts the last word of `ITEM… WORD` from the items before it. */
export function itemsAndLast(words: readonly string[], last: string): { items: string[]; last: string } {
  const word = words.at(-1)
  if (words.length < 2 || word === undefined) {
    throw new Refusal('INVALID', `Name the items first and then ${last}.`)
  }
  return { items: words.slice(0, -1), last: word }
}

async function withStandardInput(words: readonly string[]): Promise<string[]> {
  if (!words.includes('-')) return [...words]
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk)
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return words.flatMap((word) => (word === '-' ? lines : [word]))
}
