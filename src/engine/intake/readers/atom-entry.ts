import type { AtomFeed } from 'feedsmith'
import type { Block } from '../../../contract/blocks.ts'
import type { Draft, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { feedBody, feedSummary } from './feed-body.ts'
import type { FeedItem } from './feed.ts'
import { htmlLine } from './html-line.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { declaredLanguage } from './language.ts'
import { newDraft } from './new-draft.ts'
import { webAddress } from './safe-link.ts'
import { textToBlocks } from './text-to-blocks.ts'

type Entry = AtomFeed.Entry<string>
type Link = { href?: string; rel?: string }

/** The entries of an Atom feed in its order. */
export function atomEntries(feed: AtomFeed.Feed<string>, hints: ReadHints): FeedItem[] {
  return (feed.entries ?? []).map((entry) => ({
    id: cleanLine(entry.id),
    headline: atomLine(entry.title),
    draft: (locator) => entryDraft(entry, feed, hints, locator),
  }))
}

function entryDraft(entry: Entry, feed: AtomFeed.Feed<string>, hints: ReadHints, locator: string): Draft {
  const feedBase = webAddress(feed.xml?.base, hints.url) ?? hints.url ?? alternate(feed.links, null)
  const base = webAddress(entry.xml?.base, feedBase) ?? feedBase
  const feedTitle = atomLine(feed.title)
  const feedLink = alternate(feed.links, feedBase)
  const people =
    [entry.authors, entry.source?.authors, feed.authors].find((each) => (each?.length ?? 0) > 0) ?? []
  const rights = entry.rights ?? feed.rights
  return newDraft(locator, {
    externalId: cleanLine(entry.id),
    headline: atomLine(entry.title),
    byline: bylineOf(people.map((person) => person.name)) ?? bylineOf(entry.dc?.creators ?? []),
    url: alternate(entry.links, base) ?? webAddress(entry.content?.src, base),
    published: readDate(entry.published) ?? readDate(entry.dc?.dates?.[0]),
    updated: readDate(entry.updated),
    language: declaredLanguage(entry.content?.xml?.lang ?? entry.xml?.lang ?? feed.xml?.lang),
    source: feedTitle,
    sourceUrl: feedLink,
    summary: entry.content?.value === undefined ? null : feedSummary(entry.summary?.value),
    rights: atomLine(rights),
    fields: [
      ...fieldsNamed('feed:title', [feedTitle]),
      ...fieldsNamed('feed:link', [feedLink]),
      ...fieldsNamed('atom:source', [atomLine(entry.source?.title)]),
      ...fieldsNamed('atom:source-url', [alternate(entry.source?.links, base) ?? entry.source?.id]),
      ...fieldsNamed(
        'feed:category',
        (entry.categories ?? []).map((category) => htmlLine(category.label ?? category.term)),
      ),
      ...fieldsNamed('dc:creator', entry.dc?.creators ?? []),
      ...fieldsNamed('dc:source', entry.dc?.sources ?? []),
      ...fieldsNamed('dc:publisher', entry.dc?.publishers ?? []),
      ...fieldsNamed('dc:type', entry.dc?.types ?? []),
      ...fieldsNamed(
        'link:via',
        (entry.links ?? []).filter((link) => link.rel === 'via').map((link) => link.href),
      ),
    ],
    blocks: atomBlocks(entry.content?.value === undefined ? entry.summary : entry.content, base),
  })
}

/** RFC 4287, 3.1.1: a text construct is plain unless its type says otherwise. */
function atomLine(text: { value?: string; type?: string } | undefined): string | null {
  return isHtml(text?.type) ? htmlLine(text?.value) : cleanLine(text?.value)
}

function atomBlocks(
  content: { value?: string; type?: string; xml?: { base?: string } } | undefined,
  base: string | null,
): Block[] {
  const value = content?.value
  if (value === undefined) return []
  const from = webAddress(content?.xml?.base, base) ?? base
  if (isHtml(content?.type)) return htmlToBlocks(value, from)
  if (content?.type === 'text' || content?.type === 'text/plain') return textToBlocks(value)
  // Many feeds leave the type out and send HTML all the same.
  return content?.type === undefined ? feedBody(value, from) : []
}

function isHtml(type: string | undefined): boolean {
  return /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type ?? '')
}

function alternate(links: readonly Link[] | undefined, base: string | null): string | null {
  const link = links?.find((each) => each.rel === undefined || each.rel === 'alternate')
  return webAddress(link?.href, base)
}
