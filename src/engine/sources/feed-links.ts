import { Parser } from 'htmlparser2'

/** A feed that a page names. */
export type FeedLink = { address: string; title: string | null; type: string }

/** What a page says of feeds. */
export type FeedLinks = { title: string | null; declared: FeedLink[]; linked: FeedLink[] }

/** More of a page is not looked at: what it declares stands in its head. */
const LOOKED_AT = 1024 * 1024
const MOST = 20
const TYPES: Record<string, string> = {
  'application/rss+xml': 'RSS',
  'application/atom+xml': 'Atom',
  'application/feed+json': 'JSON Feed',
  'application/json': 'JSON Feed',
  'application/rdf+xml': 'RSS',
}

/**
 * The feeds that a page declares (`link rel=alternate`), and the links on it that look like feeds. A tokenizer goes
 * through the text once; no tree is built, so that nesting costs nothing.
 * @param mediaType as declared, for the charset
 * @param address of the page, for relative links
 */
export function feedLinks(body: Uint8Array, mediaType: string | null, address: string): FeedLinks {
  const found: FeedLinks = { title: null, declared: [], linked: [] }
  const seen = new Set<string>()
  let base = address
  let inTitle = false
  let anchor: FeedLink | null = null
  const add = (to: FeedLink[], link: FeedLink): void => {
    if (seen.has(link.address) || to.length >= MOST) return
    seen.add(link.address)
    to.push(link)
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title' && found.title === null) {
        inTitle = true
        found.title = ''
      } else if (name === 'base' && attributes['href']) {
        base = URL.parse(attributes['href'], address)?.href ?? base
      } else if (name === 'link') {
        const link = declaredLink(attributes, base)
        if (link) add(found.declared, link)
      } else if (name === 'a' && attributes['href']) {
        const href = webAddress(attributes['href'], base)
        anchor = href !== null && looksLikeFeed(href) ? { address: href, title: '', type: 'feed' } : null
      }
    },
    ontext(text) {
      if (inTitle) found.title = (found.title ?? '') + text.slice(0, 300)
      if (anchor) anchor.title = `${anchor.title ?? ''}${text.slice(0, 300)}`
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false
      if (name === 'a' && anchor) {
        add(found.linked, { ...anchor, title: cleaned(anchor.title) })
        anchor = null
      }
    },
  })
  parser.end(decoded(body.subarray(0, LOOKED_AT), mediaType))
  return { ...found, title: cleaned(found.title) }
}

function declaredLink(attributes: Record<string, string>, base: string): FeedLink | null {
  const relations = (attributes['rel'] ?? '').toLowerCase().split(/\s+/u)
  const media = (attributes['type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  const href = webAddress(attributes['href'], base)
  const isFeed = relations.includes('feed') || (relations.includes('alternate') && TYPES[media] !== undefined)
  // WordPress declares its programming interface by the same relation as a feed.
  if (!isFeed || href === null || (media === 'application/json' && !/feed/iu.test(href))) return null
  return { address: href, title: cleaned(attributes['title'] ?? null), type: TYPES[media] ?? 'feed' }
}

function webAddress(href: string | undefined, base: string): string | null {
  const url =
    href === undefined ? null : URL.parse(href.trim().replace(/^feed:(?:\/\/)?(?=https?:)/iu, ''), base)
  if (url === null || !/^https?:$/u.test(url.protocol)) return null
  url.hash = ''
  return url.href
}

/** `…/rss`, `…/feed/`, `….rss`, `…/atom.xml`, `…?feed=rss2`: what links to feeds end in. */
function looksLikeFeed(address: string): boolean {
  const { pathname, search } = new URL(address)
  return (
    /(?:^|[/._-])(?:rss|rss2|atom|feed|feeds)(?:\.(?:xml|rss|json|php))?\/?$/iu.test(pathname) ||
    /\.(?:rss|atom|rdf)$/iu.test(pathname) ||
    /[?&](?:feed|format|type)=(?:rss|atom|rss2|feed)/iu.test(search)
  )
}

function cleaned(text: string | null): string | null {
  const line = text?.replaceAll(/\s+/gu, ' ').trim() ?? ''
  return line === '' ? null : line.slice(0, 300)
}

function decoded(bytes: Uint8Array, mediaType: string | null): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString(
    'latin1',
  )
  const charset =
    /charset\s*=\s*"?([\w-]{1,40})/iu.exec(mediaType ?? '')?.[1] ??
    /charset\s*=\s*["']?([\w-]{1,40})/iu.exec(head)?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
