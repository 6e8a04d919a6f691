import { Refusal } from '../contract/errors.ts'
import type { Source } from '../contract/sources.ts'
import type { Shell } from './shell.ts'

/** An id needs this many characters of its beginning to be meant. */
const SHORTEST = 8

/**
 * The sources that words name: each its id, the beginning of it (8 characters or more), its address, or what it is
 * credited to.
 * @throws Refusal `NOT_FOUND`, or `INVALID` where a word names more than one
 */
export async function sourcesNamed(shell: Shell, words: readonly string[]): Promise<Source[]> {
  const { sources } = await shell.client.sources.list()
  return words.map((word) => sourceNamed(sources, word))
}

function sourceNamed(sources: readonly Source[], word: string): Source {
  const exact = sources.filter((each) => each.id === word || each.address === word || each.movedTo === word)
  const name = word.trim().toLowerCase()
  const found =
    exact.length > 0
      ? exact
      : sources.filter(
          (each) =>
            each.credited.toLowerCase() === name || (name.length >= SHORTEST && each.id.startsWith(name)),
        )
  const [first] = found
  if (first === undefined) throw new Refusal('NOT_FOUND', `There is no source “${word}” here.`, [word])
  if (found.length === 1) return first
  const named = found.slice(0, 5).map((each) => `${each.id} ${each.address}`)
  throw new Refusal(
    'INVALID',
    `“${word}” names more than one source: ${named.join(', ')}.`,
    found.map((each) => each.id),
  )
}
