import type { HouseRow } from '../../contract/marks.ts'
import type { Draft } from '../items/draft.ts'
import type { Lesson } from './lessons.ts'

/** An item of the same story that was published, or else came in, before this one. */
export type EarlierCopy = {
  item: string
  source: string | null
  publishedAt: string | null
  /** The agency or other house that this copy is marked as having come from. */
  originator: string | null
  headline: string
}

/**
 * What the signals look at: one version of an item as stored, plain data. The blocks carry their roles
 * (`withRoles`), for a passage ends with the last block of the body.
 */
export type MarkSubject = Pick<
  Draft,
  | 'headline'
  | 'byline'
  | 'dateline'
  | 'url'
  | 'canonicalUrl'
  | 'source'
  | 'sourceUrl'
  | 'section'
  | 'language'
  | 'fields'
  | 'blocks'
  | 'rights'
> & {
  wire?: Draft['wire']
  /** Earlier copies in the item's story; known once it has one. */
  story?: { earlier: readonly EarlierCopy[] } | undefined
  /** Houses that the desk added and that the copy may name. */
  houses?: readonly HouseRow[]
  /** Numbers of blocks that stand beneath many items of the source: its notice. */
  notices?: readonly number[]
  /** What the desk's decisions taught of signals in this source, by the signal's name. */
  lessons?: Readonly<Record<string, Lesson>>
}
