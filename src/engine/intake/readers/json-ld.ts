import type { DraftField } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { fieldsNamed } from './draft-fields.ts'
import { isJsonObject, listAt, textAt, textsAt, type JsonObject } from './json-value.ts'

/** What schema.org's JSON-LD says of the article of a page. */
export type JsonLdFacts = {
  headline: string | null
  /** People, not houses. */
  authors: string[]
  published: string | null
  updated: string | null
  publisher: string | null
  section: string | null
  language: string | null
  url: string | null
  fields: DraftField[]
}

/** schema.org/Article and what is more special than it, in news, opinion and advertising. */
const ARTICLE = /(?:Article|BlogPosting|Review|LiveBlogPosting|SocialMediaPosting|Report)$/
const MAX_OBJECTS = 2_000

/**
 * Reads the first article among JSON-LD objects: `@graph` and lists are opened, references by `@id` followed
 * within the page. Nothing is fetched.
 */
export function readJsonLd(values: readonly unknown[]): JsonLdFacts | null {
  const objects = openGraph(values)
  const article = objects.find((object) => typesOf(object).some((type) => ARTICLE.test(type)))
  if (article === undefined) return null
  const byId = new Map(objects.map((object) => [textAt(object, '@id'), object]))
  const named = (name: string): string[] => namesOf(listAt(article, name), byId)
  const publisher = named('publisher')
  const people = (name: string): string[] =>
    namesOf(
      listAt(article, name).filter((value) => !isOrganisation(value, byId)),
      byId,
    )
  const authors = [...named('author'), ...named('creator')]
  const sections = textsAt(article, 'articleSection')
  return {
    headline: cleanLine(textAt(article, 'headline') ?? textAt(article, 'name')),
    authors: [...new Set([...people('author'), ...people('creator')])],
    published: textAt(article, 'datePublished'),
    updated: textAt(article, 'dateModified'),
    publisher: publisher[0] ?? null,
    section: cleanLine(sections[0]),
    language: namesOf(listAt(article, 'inLanguage'), byId)[0] ?? null,
    url: textAt(article, 'url'),
    fields: [
      ...fieldsNamed('schema:type', typesOf(article)),
      ...fieldsNamed('schema:publisher', publisher),
      ...fieldsNamed('schema:author', authors),
      ...fieldsNamed('schema:isBasedOn', addressesOf(listAt(article, 'isBasedOn'), byId)),
      ...fieldsNamed('schema:mainEntityOfPage', addressesOf(listAt(article, 'mainEntityOfPage'), byId)),
      ...fieldsNamed('schema:section', sections),
      ...fieldsNamed('schema:genre', textsAt(article, 'genre')),
      ...fieldsNamed('schema:sourceOrganization', named('sourceOrganization')),
      ...fieldsNamed('schema:provider', named('provider')),
      ...fieldsNamed('schema:copyrightHolder', named('copyrightHolder')),
      ...fieldsNamed('schema:creditText', textsAt(article, 'creditText')),
      ...fieldsNamed('schema:sponsor', named('sponsor')),
      ...fieldsNamed('schema:isPartOf', named('isPartOf')),
      ...fieldsNamed('schema:keywords', textsAt(article, 'keywords')),
    ],
  }
}

function openGraph(values: readonly unknown[]): JsonObject[] {
  const objects: JsonObject[] = []
  const waiting = [...values].reverse()
  while (waiting.length > 0 && objects.length < MAX_OBJECTS) {
    const value = waiting.pop()
    if (Array.isArray(value)) for (const each of value.slice(0, MAX_OBJECTS).reverse()) waiting.push(each)
    else if (isJsonObject(value)) {
      objects.push(value)
      for (const name of ['mainEntity', '@graph'])
        waiting.push(...listAt(value, name).slice(0, MAX_OBJECTS).reverse())
    }
  }
  return objects
}

function typesOf(object: JsonObject): string[] {
  return textsAt(object, '@type').map((type) => type.replace(/^https?:\/\/schema\.org\//, ''))
}

function isOrganisation(value: unknown, byId: ReadonlyMap<string | null, JsonObject>): boolean {
  if (!isJsonObject(value)) return false
  return [value, byId.get(textAt(value, '@id')) ?? {}].some((object) =>
    typesOf(object).some((type) => /Organi[sz]ation$/.test(type)),
  )
}

function namesOf(values: readonly unknown[], byId: ReadonlyMap<string | null, JsonObject>): string[] {
  return values
    .map((value) => {
      if (typeof value === 'string') return cleanLine(value)
      if (!isJsonObject(value)) return null
      const object = textAt(value, 'name') === null ? (byId.get(textAt(value, '@id')) ?? value) : value
      return cleanLine(
        textAt(object, 'name') ?? textAt(object, 'alternateName') ?? textsAt(object, 'name')[0],
      )
    })
    .filter((name) => name !== null)
}

function addressesOf(values: readonly unknown[], byId: ReadonlyMap<string | null, JsonObject>): string[] {
  return values
    .map((value) => {
      if (typeof value === 'string') return value
      if (!isJsonObject(value)) return null
      const id = textAt(value, '@id')
      return textAt(value, 'url') ?? id ?? textAt(byId.get(id) ?? {}, 'url')
    })
    .filter((address) => address !== null)
}
