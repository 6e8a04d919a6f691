import type { DraftField } from '../../items/draft.ts'
import type { FeedCategory, FeedFacts, FeedLink, FeedPerson, FeedTextName } from './feed-parts.ts'
import { textLine, type FeedText } from './feed-text.ts'
import { webAddress } from './safe-link.ts'

/** The first page that a feed or an item stands for; an HTML page before any other. */
export function alternateLink(facts: FeedFacts): string | null {
  const pages = facts.links.filter((link) => link.rel === 'alternate' && webAddress(link.href) !== null)
  return (pages.find((link) => link.type === null || /html/i.test(link.type)) ?? pages[0])?.href ?? null
}

/**
 * What a feed says of itself, as fields: `feed:title`, `feed:subtitle`, `feed:link`, `feed:rights`, `feed:language`,
 * `feed:generator`, `feed:author` with `feed:author-email`, and so on; all that has no part of its own is there by
 * its name in the format, such as `feed:ttl` or `feed:image.url`. Fields of one thing stand one after another.
 */
export function feedFields(feed: FeedFacts, base: string | null): DraftField[] {
  return headFields(feed, 'feed', base)
}

/** The feed that an item came from, quoted in it: name and address by the usual names, the rest under `source:`. */
export function sourceFields(source: FeedFacts, dialect: 'rss' | 'atom', base: string | null): DraftField[] {
  const title = textLine(source.texts.title ?? null, base)?.line
  return [
    ...one(`${dialect}:source`, title),
    ...one(`${dialect}:source-url`, alternateLink(source) ?? source.id ?? source.links[0]?.href),
    ...headFields(source, 'source', base).filter(
      (field) => field.name !== 'source:title' && field.name !== 'source:link',
    ),
  ]
}

function headFields(facts: FeedFacts, name: string, base: string | null): DraftField[] {
  const link = alternateLink(facts)
  // What RSS calls the description of a channel is the subtitle of a feed in Atom.
  const { subtitle, summary, ...others } = facts.texts
  const texts = {
    ...others,
    subtitle: subtitle ?? summary,
    summary: subtitle === undefined ? undefined : summary,
  }
  return [
    ...HEAD_TEXTS.flatMap((part) => textFields(`${name}:${part}`, texts[part], base)),
    ...one(`${name}:link`, link),
    ...facts.links.flatMap((each) =>
      isBareAlternate(each, link) ? [] : linkFields(`${name}:link-${each.rel}`, each),
    ),
    ...one(`${name}:id`, facts.id),
    ...one(`${name}:language`, facts.language),
    ...facts.people.flatMap(({ kind, person }) =>
      personFields(`${name}:${AUTHORS.has(kind) ? 'author' : kind}`, person),
    ),
    ...facts.categories.flatMap((each) => categoryFields(`${name}:own-category`, each)),
    ...Object.entries(facts.dates).flatMap(([part, text]) => one(`${name}:${part}`, text)),
    ...one(`${name}:comments`, facts.comments),
    ...facts.rest.map((field) => ({ name: `${name}:${field.name}`, value: field.value })),
  ]
}

const HEAD_TEXTS: readonly FeedTextName[] = ['title', 'subtitle', 'summary', 'info', 'rights', 'content']
/** All of these are the author of a feed; which word it uses says nothing. */
const AUTHORS = new Set(['author', 'atom:author', 'dc:creator', 'itunes:author'])

/** A text on one line, the addresses that its links lead to, and the `xml:base` by which they were resolved. */
export function textFields(name: string, text: FeedText | undefined, base: string | null): DraftField[] {
  const found = textLine(text ?? null, base)
  return found === null ? [] : [{ name, value: found.line }, ...textEvidence(name, text, found.links)]
}

/** The same without the line, for where a draft has a place for that. */
export function textEvidence(
  name: string,
  text: FeedText | undefined,
  links: readonly string[],
): DraftField[] {
  return [
    ...links.map((value) => ({ name: `${name}-link`, value })), // In plain text there is nothing that could be relative.
    ...one(`${name}-base`, text?.form === 'plain' ? null : text?.base),
  ]
}

export function personFields(name: string, person: FeedPerson): DraftField[] {
  return [
    ...one(name, person.name ?? person.email ?? person.url),
    ...one(`${name}-email`, person.email),
    ...one(`${name}-url`, person.url),
  ]
}

export function categoryFields(name: string, category: FeedCategory): DraftField[] {
  return [
    { name, value: category.label ?? category.term },
    ...(category.label === null || category.label === category.term
      ? []
      : one(`${name}-term`, category.term)),
    ...one(`${name}-scheme`, category.scheme),
  ]
}

export function linkFields(name: string, link: FeedLink): DraftField[] {
  return [
    { name, value: link.href },
    ...one(`${name}-type`, link.type),
    ...one(`${name}-title`, link.title),
    ...one(`${name}-hreflang`, link.hreflang),
    ...one(`${name}-length`, link.length),
  ]
}

/** Whether a link says no more than the address that is kept as the page's own. */
export function isBareAlternate(link: FeedLink, page: string | null): boolean {
  return (
    link.rel === 'alternate' &&
    link.href === page &&
    link.type === null &&
    link.title === null &&
    link.hreflang === null
  )
}

function one(name: string, value: string | null | undefined): DraftField[] {
  return value === null || value === undefined || value === '' ? [] : [{ name, value }]
}
