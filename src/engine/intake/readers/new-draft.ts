import type { Draft } from '../../items/draft.ts'

/**
 * A draft with what its reader found, and null for the rest.
 *
 * @param locator where in its original it stands; unique within the original
 */
export function newDraft(locator: string, found: Partial<Omit<Draft, 'locator'>>): Draft {
  return {
    externalId: null,
    headline: null,
    byline: null,
    dateline: null,
    url: null,
    canonicalUrl: null,
    published: null,
    updated: null,
    language: null,
    source: null,
    sourceUrl: null,
    section: null,
    summary: null,
    rights: null,
    wire: null,
    fields: [],
    blocks: [],
    problems: [],
    ...found,
    locator,
  }
}

/** Gives locators that are unique within one original: a second item under the same name gets a number. */
export function locatorCounter(): (wanted: string | null) => string {
  const used = new Set<string>()
  let index = 0
  return (wanted) => {
    index += 1
    const name = wanted === null ? `#${index}` : wanted.slice(0, 2_000)
    const locator = used.has(name) ? `${name}#${index}` : name
    used.add(locator)
    return locator
  }
}
