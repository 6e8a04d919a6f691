import type { Draft } from '../items/draft.ts'

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
>
