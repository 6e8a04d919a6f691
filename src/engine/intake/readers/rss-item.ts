import type { RdfFeed, RssFeed } from 'feedsmith'
import type { Draft, DraftField, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { feedBody, feedSummary } from './feed-body.ts'
import type { FeedItem } from './feed.ts'
import { htmlLine } from './html-line.ts'
import { declaredLanguage } from './language.ts'
import { newDraft } from './new-draft.ts'
import { webAddress } from './safe-link.ts'

type RssItem = RssFeed.Item<string>
type RdfItem = RdfFeed.Item<string>
/** What RSS 2.0 and RDF say alike, mostly by Dublin Core. */
type Common = Pick<RssItem & RdfItem, 'title' | 'description' | 'content' | 'dc' | 'dcterms' | 'atom' | 'xml'>
type Channel = {
  title: string | null
  link: string | null
  base: string | null
  language: string | null
  rights: string | null
  fields: DraftField[]
}

/** The items of an RSS feed in its order. */
export function rssItems(feed: RssFeed.Feed<string>, hints: ReadHints): FeedItem[] {
  const channel = channelOf(feed, feed.language ?? feed.dc?.languages?.[0], feed.copyright, hints)
  return (feed.items ?? []).map((item) => {
    const id = cleanLine(item.guid?.value)
    return {
      id: id ?? cleanLine(item.link),
      headline: htmlLine(item.title),
      draft: (locator) => rssDraft(item, id, channel, locator),
    }
  })
}

/** The items of an RSS 1.0 feed in its order. */
export function rdfItems(feed: RdfFeed.Feed<string>, hints: ReadHints): FeedItem[] {
  const channel = channelOf(feed, feed.dc?.languages?.[0], undefined, hints)
  return (feed.items ?? []).map((item) => {
    const id = cleanLine(item.rdf?.about)
    return {
      id: id ?? cleanLine(item.link),
      headline: htmlLine(item.title),
      draft: (locator) =>
        newDraft(locator, {
          ...commonParts(item, channel),
          externalId: id,
          url: webAddress(item.link, baseOf(item, channel)) ?? webAddress(id),
          byline: bylineOf(item.dc?.creators ?? []),
        }),
    }
  })
}

function channelOf(
  feed: Pick<RssFeed.Feed<string>, 'title' | 'link' | 'dc' | 'xml'>,
  language: string | undefined,
  copyright: string | undefined,
  hints: ReadHints,
): Channel {
  const title = htmlLine(feed.title)
  const link = webAddress(feed.link, hints.url)
  return {
    title,
    link,
    base: webAddress(feed.xml?.base, hints.url) ?? hints.url ?? link,
    language: declaredLanguage(feed.xml?.lang ?? language),
    rights: htmlLine(copyright ?? feed.dc?.rights?.[0]),
    fields: [
      ...fieldsNamed('feed:title', [title]),
      ...fieldsNamed('feed:link', [link]),
      ...fieldsNamed('feed:publisher', feed.dc?.publishers ?? []),
    ],
  }
}

function rssDraft(item: RssItem, id: string | null, channel: Channel, locator: string): Draft {
  const parts = commonParts(item, channel)
  const permanent = item.guid?.isPermaLink === false ? null : webAddress(item.guid?.value, null)
  const alternate = item.atom?.links?.find((each) => each.rel === undefined || each.rel === 'alternate')?.href
  const names = (item.authors ?? []).map((person) => person.name)
  return newDraft(locator, {
    ...parts,
    externalId: id,
    url:
      webAddress(item.link, baseOf(item, channel)) ??
      permanent ??
      webAddress(alternate, baseOf(item, channel)),
    byline: bylineOf(item.dc?.creators ?? []) ?? bylineOf(names),
    published: readDate(item.pubDate) ?? parts.published ?? null,
    section: cleanLine(item.prism?.section),
    fields: [
      ...channel.fields,
      ...fieldsNamed('rss:source', [htmlLine(item.source?.title)]),
      ...fieldsNamed('rss:source-url', [item.source?.url]),
      ...fieldsNamed(
        'rss:author',
        (item.authors ?? []).map((person) => person.name ?? person.email),
      ),
      ...fieldsNamed(
        'feed:category',
        (item.categories ?? []).map((category) => htmlLine(category.name)),
      ),
      ...fieldsNamed('prism:genre', item.prism?.genres ?? []),
      ...dublinCore(item),
    ],
  })
}

function commonParts(item: Common, channel: Channel): Partial<Draft> {
  const base = baseOf(item, channel)
  const full = item.content?.encoded ?? item.atom?.content?.value
  const dc = item.dc
  const terms = item.dcterms
  return {
    headline: htmlLine(item.title ?? dc?.titles?.[0] ?? terms?.titles?.[0]),
    published: firstDate([...(dc?.dates ?? []), ...(terms?.issued ?? []), ...(terms?.created ?? [])]),
    updated: firstDate([item.atom?.updated, ...(terms?.modified ?? [])]),
    language: declaredLanguage(item.xml?.lang ?? dc?.languages?.[0]) ?? channel.language,
    source: channel.title,
    sourceUrl: channel.link,
    summary: full === undefined ? null : feedSummary(item.description),
    rights: htmlLine(dc?.rights?.[0]) ?? channel.rights,
    fields: [...channel.fields, ...dublinCore(item)],
    blocks: feedBody(full ?? item.description ?? dc?.descriptions?.[0], base),
  }
}

function baseOf(item: Pick<Common, 'xml'>, channel: Channel): string | null {
  return webAddress(item.xml?.base, channel.base) ?? channel.base
}

function firstDate(texts: readonly (string | undefined)[]): Draft['published'] {
  for (const text of texts) {
    const date = readDate(text)
    if (date !== null) return date
  }
  return null
}

function dublinCore(item: Pick<Common, 'dc' | 'atom'>): DraftField[] {
  return [
    ...fieldsNamed('dc:creator', item.dc?.creators ?? []),
    ...fieldsNamed('dc:source', item.dc?.sources ?? []),
    ...fieldsNamed('dc:publisher', item.dc?.publishers ?? []),
    ...fieldsNamed('dc:type', item.dc?.types ?? []),
    ...fieldsNamed('dc:subject', item.dc?.subjects ?? []),
    ...fieldsNamed('atom:source', [htmlLine(item.atom?.source?.title?.value)]),
  ]
}
