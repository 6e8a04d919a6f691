import type { Draft, DraftField, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readFeedDate } from './feed-dates.ts'
import { bylineOf } from './draft-fields.ts'
import { feedSummary } from './feed-body.ts'
import { feedFacts } from './feed-facts.ts'
import type { FeedFacts } from './feed-parts.ts'
import {
  alternateLink,
  categoryFields,
  feedFields,
  isBareAlternate,
  linkFields,
  personFields,
  sourceFields,
  textEvidence,
  textFields,
} from './feed-fields.ts'
import { textBlocks, textLine } from './feed-text.ts'
import { declaredLanguage } from './language.ts'
import { newDraft } from './new-draft.ts'
import { webAddress } from './safe-link.ts'
import { childElements, type XmlElement } from './xml-tree.ts'

/** A feed's head, as all its items need it. */
export type FeedHead = {
  facts: FeedFacts
  /** The address against which its items' addresses resolve, where no `xml:base` is in force. */
  base: string | null
  title: string | null
  link: string | null
  language: string | null
  rights: string | null
  fields: DraftField[]
}

/** So many of a feed's own fields go with each of its items. */
const HEAD_FIELDS = 40

/**
 * The head of a feed.
 * @param elements what stands in its channel and beside it
 * @param language the `xml:lang` in force in the channel
 */
export function feedHead(
  elements: readonly XmlElement[],
  language: string | null,
  hints: ReadHints,
): FeedHead {
  const address = documentAddress(hints)
  const facts = feedFacts(elements, address)
  const link = alternateLink(facts)
  const spoken = declaredLanguage(facts.language) ?? declaredLanguage(language)
  // Without an address of its own a feed's relative addresses are most likely those of its site.
  const base = address ?? link
  return {
    facts,
    base,
    link,
    title: textLine(facts.texts.title ?? null, base)?.line ?? null,
    language: spoken,
    rights: textLine(facts.texts.rights ?? null, base)?.line ?? null,
    fields: feedFields({ ...facts, language: spoken ?? facts.language ?? language }, base).slice(
      0,
      HEAD_FIELDS,
    ),
  }
}

/** RFC 3986, 5.1: an address that the server gives for the content comes before the one that was asked for. */
export function documentAddress(hints: ReadHints): string | null {
  return webAddress(hints.contentLocation, hints.url) ?? webAddress(hints.url)
}

/** One item of a feed; made into a draft only when its turn comes. */
export type FeedItem = { id: string | null; facts: FeedFacts; element: XmlElement }

export function feedItem(element: XmlElement, head: FeedHead): FeedItem {
  const facts = feedFacts(childElements(element), head.base)
  const about = cleanLine(element.attributes['rdf:about'])
  return { id: facts.id ?? about, facts, element }
}

/** The headline of an item, or null. */
export function itemHeadline({ facts }: FeedItem, head: FeedHead): string | null {
  return textLine(facts.texts.title ?? null, head.base)?.line ?? null
}

/**
 * An item as a draft.
 * @throws Refusal where its body is past the limits
 */
export function itemDraft(item: FeedItem, head: FeedHead, locator: string): Draft {
  const { id, facts, element } = item
  const { base } = head
  const { content, summary, title, rights } = facts.texts
  const headline = textLine(title ?? null, base)
  const ownRights = textLine(rights ?? null, base)
  const shortened = content === undefined ? null : textLine(summary ?? null, base)
  const url = addressOf(item)
  return newDraft(locator, {
    externalId: id,
    headline: headline?.line ?? null,
    byline: bylineOfItem(item, head),
    url,
    published: readFeedDate(facts.dates.published),
    updated: readFeedDate(facts.dates.updated),
    language:
      declaredLanguage(facts.language) ??
      declaredLanguage((content ?? summary)?.language ?? element.language) ??
      head.language,
    source: head.title,
    sourceUrl: head.link,
    section: facts.rest.find((field) => field.name === 'prism:section')?.value ?? null,
    summary: shortened === null ? null : feedSummary(shortened.line),
    rights: ownRights?.line ?? head.rights,
    fields: [
      ...head.fields,
      ...(facts.source === null
        ? []
        : sourceFields(facts.source, element.space === 'atom' ? 'atom' : 'rss', base)),
      ...facts.people.flatMap(({ kind, person }) => personFields(FIELD_OF[kind] ?? kind, person)),
      ...facts.categories.flatMap((each) => categoryFields('feed:category', each)),
      ...facts.links.flatMap((link) =>
        isBareAlternate(link, url)
          ? []
          : linkFields(link.rel === 'enclosure' ? 'feed:enclosure' : `link:${link.rel}`, link),
      ),
      ...textEvidence('item:title', title, headline?.links ?? []),
      ...textFields('item:subtitle', facts.texts.subtitle, base),
      ...textEvidence('item:summary', summary, shortened?.links ?? []),
      ...textEvidence('item:content', content, []),
      ...textEvidence('item:rights', rights, ownRights?.links ?? []),
      ...dateFields(facts),
      ...(facts.comments === null ? [] : [{ name: 'item:comments', value: facts.comments }]),
      ...facts.rest.map(underItem),
    ],
    blocks: textBlocks(content ?? summary ?? null, base),
  })
}

const FIELD_OF: Record<string, string> = {
  author: 'rss:author',
  contributor: 'item:contributor',
  publisher: 'dc:publisher',
}

/** Names of RSS and Atom itself have no prefix of their own. */
function underItem({ name, value }: DraftField): DraftField {
  return { name: /^[\w-]+:/.test(name) ? name : `item:${name}`, value }
}

/** A link to a page; else the guid or the RDF name where it is an address; else where the content stands. */
function addressOf({ id, facts, element }: FeedItem): string | null {
  const permanent = facts.permanent && element.space !== 'atom' ? webAddress(id) : null
  const elsewhere = facts.rest.find((field) => field.name === 'content@src')?.value
  return webAddress(alternateLink(facts)) ?? permanent ?? webAddress(elsewhere)
}

/** RFC 4287, 4.2.1: an entry without an author has the one of its source, else of its feed. In RSS an item speaks for itself. */
function bylineOfItem({ facts, element }: FeedItem, head: FeedHead): string | null {
  const order = element.space === 'atom' ? ['atom:author', 'dc:creator'] : ['dc:creator', 'author']
  return (
    byline(facts, order) ??
    byline(facts, ['atom:author', 'author', 'dc:creator', 'itunes:author']) ??
    (element.space === 'atom'
      ? ((facts.source === null ? null : byline(facts.source, ['atom:author'])) ??
        byline(head.facts, ['atom:author']))
      : null)
  )
}

function byline(facts: FeedFacts, kinds: readonly string[]): string | null {
  for (const kind of kinds) {
    const names = facts.people.filter((each) => each.kind === kind).map((each) => each.person.name)
    const line = bylineOf(names)
    if (line !== null) return line
  }
  return null
}

/** Dates that a draft has no place for, and those that cannot be read, as they were written. */
function dateFields(facts: FeedFacts): DraftField[] {
  return Object.entries(facts.dates).flatMap(([name, value]) => {
    const placed = (name === 'published' || name === 'updated') && readFeedDate(value) !== null
    return placed ? [] : [{ name: `item:${name}`, value }]
  })
}
