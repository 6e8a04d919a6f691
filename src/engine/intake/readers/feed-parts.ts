import type { DraftField } from '../../items/draft.ts'
import type { FeedText } from './feed-text.ts'

export type FeedPerson = { name: string | null; email: string | null; url: string | null }
/** `href` is absolute where it can be, else as it is written. */
export type FeedLink = {
  href: string
  rel: string
  type: string | null
  title: string | null
  hreflang: string | null
  length: string | null
}
export type FeedCategory = { term: string; label: string | null; scheme: string | null }
/** Who is named in what part; `kind` is the field's own name, such as `rss:author`. */
export type FeedRole = { kind: string; person: FeedPerson }
export type FeedTextName = 'title' | 'subtitle' | 'info' | 'rights' | 'summary' | 'content'
export type FeedDateName = 'published' | 'updated' | 'created' | 'expired'

/** What a channel, an item or a quoted source says of itself, in any dialect of RSS and Atom. */
export type FeedFacts = {
  id: string | null
  /** Whether the id is the address of the item too, unless it says otherwise. */
  permanent: boolean
  texts: Partial<Record<FeedTextName, FeedText>>
  dates: Partial<Record<FeedDateName, string>>
  links: FeedLink[]
  people: FeedRole[]
  categories: FeedCategory[]
  language: string | null
  comments: string | null
  source: FeedFacts | null
  /** All that no other part holds, under the names of the format: `slash:comments`, `media:content@url`. */
  rest: DraftField[]
}

/** A part that several elements state goes to the lowest rank, then to the first; of dates the last is the newest. */
type Texts = Record<string, readonly [FeedTextName, number]>
export const TEXTS: Texts = {
  title: ['title', 0],
  'dc:title': ['title', 1],
  'dcterms:title': ['title', 2],
  'itunes:title': ['title', 3],
  'media:title': ['title', 4],
  subtitle: ['subtitle', 0],
  tagline: ['subtitle', 0],
  'itunes:subtitle': ['subtitle', 2],
  info: ['info', 0],
  rights: ['rights', 0],
  copyright: ['rights', 0],
  'dc:rights': ['rights', 1],
  'dcterms:rights': ['rights', 2],
  'media:copyright': ['rights', 3],
  summary: ['summary', 0],
  description: ['summary', 0],
  abstract: ['summary', 0],
  'dc:description': ['summary', 1],
  'dcterms:description': ['summary', 2],
  'dcterms:abstract': ['summary', 2],
  'itunes:summary': ['summary', 3],
  'media:description': ['summary', 4],
  content: ['content', 0],
  'content:encoded': ['content', 0],
  fullitem: ['content', 1],
  'xhtml:body': ['content', 1],
  body: ['content', 1],
}
/** Elements that state a date, with the part that it is and a rank. */
export const DATES: Record<string, readonly [FeedDateName, number]> = {
  pubdate: ['published', 0],
  published: ['published', 0],
  issued: ['published', 0],
  'dcterms:issued': ['published', 1],
  'dc:date': ['published', 2],
  'dcterms:date': ['published', 2],
  'prism:publicationdate': ['published', 3],
  updated: ['updated', 0],
  modified: ['updated', 0],
  lastbuilddate: ['updated', 1],
  'dcterms:modified': ['updated', 2],
  created: ['created', 0],
  'dcterms:created': ['created', 1],
  expirationdate: ['expired', 0],
}
/** Elements that name people, by the field that they go to. */
export const PEOPLE: Record<string, string> = {
  author: 'author',
  managingeditor: 'author',
  'dc:creator': 'dc:creator',
  'dc:author': 'dc:creator',
  'itunes:author': 'itunes:author',
  contributor: 'contributor',
  'dc:contributor': 'contributor',
  'dc:publisher': 'publisher',
  webmaster: 'webmaster',
  'itunes:owner': 'itunes:owner',
}
