import type { Problem } from '../../../contract/errors.ts'
import type { ReadHints } from '../../items/draft.ts'
import { fileName } from './file-words.ts'

/** Said of a damaged feed and, in the same words, of each of its items, so that a receipt has it once. */
export function feedDamage(hints: Pick<ReadHints, 'name'>): Problem {
  return {
    code: 'FEED_DAMAGED',
    words: `${fileName(hints)} is damaged: it breaks off or is not well-formed. What could be read was read; check it against the original.`,
  }
}

/** Said of items whose feed names text that was not fetched or not expanded. */
export function foreignEntities(hints: Pick<ReadHints, 'name'>): Problem {
  return {
    code: 'FEED_DAMAGED',
    words: `${fileName(hints)} names text that stands outside it or grows without end. That text was left out; the names of it stand in its place.`,
  }
}

/** Said of an item that is not whole. */
export const CUT_SHORT: Problem = {
  code: 'FEED_DAMAGED',
  words: 'The feed breaks off in the middle of this item, so its text may be cut short.',
}
