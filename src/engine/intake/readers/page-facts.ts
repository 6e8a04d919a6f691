import type { DateFound } from '../../../contract/dates.ts'
import type { DraftField } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { readJsonLd } from './json-ld.ts'
import { declaredLanguage } from './language.ts'
import { webAddress } from './safe-link.ts'

/** What the head of a page states of the copy in it. */
export type PageFacts = {
  headline: string | null
  byline: string | null
  published: DateFound | null
  updated: DateFound | null
  language: string | null
  source: string | null
  section: string | null
  summary: string | null
  rights: string | null
  /** Of JSON-LD or Open Graph; `link rel=canonical` is the page's own to read. */
  url: string | null
  fields: DraftField[]
}

/** By falling trust. The names that publishers use for one thing, as Google News and Open Graph taught them. */
const PUBLISHED = [
  'article:published_time',
  'article:published',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'dc.date',
  'pubdate',
  'publish-date',
  'publication_date',
  'date',
]
const UPDATED = [
  'article:modified_time',
  'article:modified',
  'datemodified',
  'og:updated_time',
  'dcterms.modified',
  'last-modified',
  'lastmod',
]
const AUTHORS = [
  'author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'article:author',
]
const SOURCES = ['og:site_name', 'application-name', 'dc.publisher', 'publisher']
const SECTIONS = ['article:section', 'parsely-section', 'section']
const RIGHTS = ['copyright', 'dc.rights', 'dcterms.rights', 'rights']
/** Settings of browsers, shops and counters: no evidence of anything. */
const NOISE =
  /^(?:viewport|theme-color|color-scheme|format-detection|referrer|generator|robots|googlebot.*|bingbot|msapplication.*|apple-.*|mobile-.*|fb:.*|al:.*|twitter:.*|csrf.*|.*verification.*|.*verify.*|next-head-count|og:(?:image|video|audio|locale).*|handheldfriendly|mobileoptimized|content-type|x-ua-compatible|p:domain.*|.*token.*)$/

/**
 * Reads the facts of a page from its `meta` elements and its JSON-LD. A name is a byline only where it names
 * people: the site's own name, an address or a sentence gives none, because a wrong byline is worse than none.
 *
 * @param metas name (in any case) and content, in document order
 */
export function readPageFacts(
  metas: readonly (readonly [string, string])[],
  jsonLd: readonly unknown[],
): PageFacts {
  const named = metas.map(([name, content]) => [name.trim().toLowerCase(), cleanLine(content)] as const)
  const all = (names: readonly string[]): string[] =>
    names.flatMap((name) =>
      named.flatMap(([each, content]) => (each === name && content !== null ? [content] : [])),
    )
  const schema = readJsonLd(jsonLd)
  const source = all(SOURCES)[0] ?? schema?.publisher ?? null
  const authors = [schema?.authors ?? [], ...AUTHORS.map((name) => all([name]))]
  return {
    headline: schema?.headline ?? all(['og:title', 'dc.title', 'twitter:title'])[0] ?? null,
    byline: firstByline(authors, source),
    published: firstDate([schema?.published, ...all(PUBLISHED)]),
    updated: firstDate([schema?.updated, ...all(UPDATED)]),
    language: declaredLanguage(
      schema?.language ?? all(['language', 'dc.language', 'content-language', 'og:locale'])[0],
    ),
    source,
    section: schema?.section ?? all(SECTIONS)[0] ?? null,
    summary: all(['description', 'og:description'])[0] ?? null,
    rights: all(RIGHTS)[0] ?? null,
    url: webAddress(all(['og:url'])[0]) ?? webAddress(schema?.url),
    fields: [...(schema?.fields ?? []), ...metaFields(named)],
  }
}

/** `og:` keeps its name, every other gets `meta:` before it. */
function metaFields(named: readonly (readonly [string, string | null])[]): DraftField[] {
  const kept = named.filter(([name]) => name !== '' && !NOISE.test(name))
  return kept.flatMap(([name, content]) =>
    fieldsNamed(name.startsWith('og:') ? name : `meta:${name}`, [content]),
  )
}

function firstByline(candidates: readonly (readonly string[])[], source: string | null): string | null {
  for (const names of candidates) {
    const byline = bylineOf(names.map((name) => personName(name, source)))
    if (byline !== null) return byline
  }
  return null
}

/** What stands before a name in a byline or in the title of a link to an author's page. */
const CREDIT_WORDS =
  /^(?:(?:view all |all )?(?:posts|articles) by|zeige alle beiträge von|alle beiträge von|written by|by|von|par|por)\s+/iu

/** A name without the words that credit it, or null where it names no person: a site, an address, an account. */
export function personName(text: string, site: string | null): string | null {
  const name = text.replace(CREDIT_WORDS, '').trim()
  return isName(name, site) ? name : null
}

function isName(name: string, source: string | null): boolean {
  if (
    name.length > 120 ||
    name.length < 2 ||
    /https?:|www\.|[@<>{}]|^\d+$|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/iu.test(name)
  )
    return false
  if (
    /^(?:\w*admin(?:istrator)?|editor|webmaster|staff|redaktion|unknown|author|null|undefined|none|user\d*)$/i.test(
      name,
    )
  )
    return false
  return source === null || letters(name) !== letters(source)
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function firstDate(texts: readonly (string | null | undefined)[]): DateFound | null {
  for (const text of texts) {
    const date = readDate(text)
    if (date !== null) return date
  }
  return null
}
