import { Refusal } from '../contract/errors.ts'
import type { Engine } from './engine.ts'
import { prepared } from './store/prepared.ts'

/** An id needs this many characters of its beginning to be meant. */
const SHORTEST = 8

type Named = { id: string; words: string }

/**
 * The item that a word names: its id, the beginning of its id (8 characters or more), or the id that its file gave it.
 * @throws Refusal `NOT_FOUND`, or `INVALID` naming the items where more than one is meant
 */
export function findItem(engine: Engine, word: string): string {
  const { reader } = engine.store
  const byId = prepared<[string, string], Named>(
    reader,
    'SELECT id, headline AS words FROM item_list WHERE id >= ? AND id < ? AND withdrawn = 0 LIMIT 6',
  )
  const byExternalId = prepared<[string], Named>(
    reader,
    `SELECT DISTINCT l.id, l.headline AS words FROM item i JOIN item_list l ON l.id = i.id AND l.withdrawn = 0
     WHERE i.external_id = ? LIMIT 6`,
  )
  const found = [...beginningWith(word, (from, to) => byId.all(from, to)), ...byExternalId.all(word)]
  return only(found, 'item', word)
}

/**
 * The brief that a word names: its id, the beginning of its id (8 characters or more), or its whole title.
 * @throws Refusal `NOT_FOUND`, or `INVALID` naming the briefs where more than one is meant
 */
export function findBrief(engine: Engine, word: string): string {
  const { reader } = engine.store
  const byId = prepared<[string, string], Named>(
    reader,
    'SELECT id, title AS words FROM brief WHERE id >= ? AND id < ? AND removed = 0 LIMIT 6',
  )
  const byTitle = prepared<[string], Named>(
    reader,
    'SELECT id, title AS words FROM brief WHERE title = ? COLLATE NOCASE AND removed = 0 LIMIT 6',
  )
  const found = [...beginningWith(word, (from, to) => byId.all(from, to)), ...byTitle.all(word)]
  return only(found, 'brief', word)
}

/** Ids are lower-case hexadecimal and hyphens, so all that begin alike lie between the word and the word with `g`. */
function beginningWith(word: string, select: (from: string, to: string) => Named[]): Named[] {
  const start = word.toLowerCase()
  return start.length >= SHORTEST && /^[0-9a-f-]+$/u.test(start) ? select(start, `${start}g`) : []
}

function only(found: readonly Named[], what: 'item' | 'brief', word: string): string {
  const distinct = [...new Map(found.map((each) => [each.id, each])).values()]
  const [first] = distinct
  if (first === undefined) throw new Refusal('NOT_FOUND', `There is no ${what} “${word}” here.`, [word])
  if (distinct.length === 1) return first.id
  const named = distinct.map((each) => `${each.id} “${each.words}”`).join(', ')
  throw new Refusal(
    'INVALID',
    `“${word}” names more than one ${what}: ${named}${distinct.length > 5 ? ' and more' : ''}.`,
    distinct.map((each) => each.id),
  )
}
