import { blockText, type Block } from '../../../contract/blocks.ts'
import type { DateFound } from '../../../contract/dates.ts'
import type { DraftField, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { htmlLine } from './html-line.ts'
import { treeToBlocks } from './html-to-blocks.ts'
import {
  attribute,
  innerText,
  isElement,
  parsePage,
  walkTree,
  type HtmlElement,
  type HtmlParent,
} from './html-tree.ts'
import { parseJson } from './json-value.ts'
import { declaredLanguage } from './language.ts'
import { leadingHeadline } from './leading-headline.ts'
import { HTML_DEPTH } from './limits.ts'
import { newDraft } from './new-draft.ts'
import { personName, readPageFacts } from './page-facts.ts'
import { safeLink, webAddress } from './safe-link.ts'

/**
 * A web page: what its head states of the copy, and the article found among the furniture. A piece of HTML without
 * head and furniture, as pasted from a program or cut from a feed, is read whole.
 */
export const readHtml: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const { root, depth } = parsePage(text)
  const page = readHead(root, hints)
  const whole = treeToBlocks(root, page.base)
  const furnished = page.furnished && depth <= HTML_DEPTH
  const blocks = furnished ? await article(text, whole, page.base) : whole
  const headline = pageHeadline(page) ?? leadingHeadline(blocks).headline
  const draft = newDraft('', {
    headline,
    byline: page.facts.byline ?? page.byline,
    url: hints.url ?? page.canonical ?? page.facts.url,
    canonicalUrl: page.canonical,
    published:
      page.facts.published ?? page.published ?? dateInAddress(page.canonical ?? hints.url) ?? onlyTime(page),
    updated: page.facts.updated,
    language: page.language ?? page.facts.language,
    source: page.facts.source,
    section: page.facts.section,
    summary: page.facts.summary,
    rights: page.facts.rights,
    fields: [...page.fields, ...page.facts.fields],
    blocks: withoutHeadline(blocks, headline),
    problems: warning === null ? [] : [warning],
  })
  yield { kind: 'draft', draft }
}

async function article(html: string, whole: readonly Block[], base: string | null): Promise<Block[]> {
  // Loaded for pages alone: the libraries cost more than most documents.
  const { articleBlocks } = await import('./article-body.ts')
  return articleBlocks(html, whole, base)
}

/**
 * The page's one main heading, unless what the head states shows that this is the name of the site or a section.
 */
function pageHeadline({ heading, facts, title }: Head): string | null {
  const stated = withoutSite(htmlLine(facts.headline) ?? title, [facts.source, heading])
  if (heading === null || stated === null) return heading ?? stated
  const [a, b] = [heading.toLowerCase(), stated.toLowerCase()]
  return a.includes(b) || b.includes(a) ? heading : stated
}

/** "Storm closes port | The Gazette" without the site's name. */
function withoutSite(title: string | null, sites: readonly (string | null)[]): string | null {
  if (title === null) return null
  for (const site of sites) {
    if (site === null || !title.toLowerCase().endsWith(site.toLowerCase())) continue
    const parted = /^(.+?)\s*[|–—·»:-]\s*$/.exec(title.slice(0, title.length - site.length))
    if (parted?.[1] !== undefined) return parted[1]
  }
  // An upright stroke parts headline and site and stands in no headline.
  return /^(.{15,}?)\s+\|\s+[^|]{1,40}(?:\|[^|]{1,40})?$/.exec(title)?.[1] ?? title
}

type Head = {
  facts: ReturnType<typeof readPageFacts>
  title: string | null
  /** The text of the page's only `h1`. */
  heading: string | null
  byline: string | null
  published: DateFound | null
  times: DateFound[]
  canonical: string | null
  language: string | null
  base: string | null
  fields: DraftField[]
  /** It has what surrounds an article: a head that describes it, or navigation. */
  furnished: boolean
}

const FURNITURE = new Set(['nav', 'header', 'footer', 'aside', 'main', 'article', 'form', 'script', 'iframe'])

function readHead(root: HtmlParent, hints: ReadHints): Head {
  const metas: [string, string][] = []
  const jsonLd: unknown[] = []
  const fields: DraftField[] = []
  const headings: string[] = []
  const bylines: string[] = []
  const head: Omit<Head, 'facts'> = {
    title: null,
    heading: null,
    byline: null,
    published: null,
    times: [],
    canonical: null,
    language: null,
    base: hints.url,
    fields,
    furnished: false,
  }
  for (const node of walkTree(root, (element) => element.tagName !== 'svg')) {
    if (!isElement(node)) continue
    if (FURNITURE.has(node.tagName)) head.furnished = true
    if (attribute(node, 'rel')?.toLowerCase() === 'author') bylines.push(innerText(node, 200))
    if (attribute(node, 'itemprop')?.toLowerCase() === 'datepublished') head.published ??= dateOf(node)
    switch (node.tagName) {
      case 'html':
        head.language = declaredLanguage(attribute(node, 'lang'))
        break
      case 'base':
        head.base = webAddress(attribute(node, 'href'), hints.url) ?? head.base
        break
      case 'title':
        head.title ??= cleanLine(innerText(node, 2_000))
        break
      case 'h1':
        headings.push(cleanLine(innerText(node, 2_000)) ?? '')
        break
      case 'meta': {
        const name = attribute(node, 'property') ?? attribute(node, 'name') ?? attribute(node, 'itemprop')
        if (name !== null) metas.push([name, attribute(node, 'content') ?? ''])
        break
      }
      case 'link':
        readLink(node, head)
        break
      case 'time':
        readTime(node, head)
        break
      case 'script':
        if (/^application\/ld\+json/i.test(attribute(node, 'type')?.trim() ?? '')) {
          jsonLd.push(parseJson(innerText(node, 2_000_000).replace(/^\s*<!--|-->\s*$/g, '')))
        }
        break
    }
  }
  const filled = headings.filter((heading) => heading !== '')
  head.heading = filled.length === 1 ? (filled[0] ?? null) : null
  if (metas.some(([name]) => /^(?:og:|article:)/i.test(name)) || jsonLd.length > 0) head.furnished = true
  const facts = readPageFacts(metas, jsonLd)
  const names = new Set(bylines.map((name) => personName(cleanLine(name) ?? '', facts.source)))
  if (names.size === 1) head.byline = bylineOf([...names])
  return { ...head, facts }
}

function readLink(element: HtmlElement, head: Omit<Head, 'facts'>): void {
  const rel = attribute(element, 'rel')?.trim().toLowerCase()
  const href = attribute(element, 'href')
  if (rel === 'canonical') {
    head.canonical ??= webAddress(href, head.base)
    head.fields.push(...fieldsNamed('link:canonical', [safeLink(href, head.base)]))
  } else if (rel === 'syndication-source' || rel === 'original-source' || rel === 'license') {
    head.fields.push(...fieldsNamed(`link:${rel}`, [safeLink(href, head.base)]))
  }
}

function readTime(element: HtmlElement, head: Omit<Head, 'facts'>): void {
  const date = dateOf(element)
  if (date === null) return
  if (attribute(element, 'pubdate') !== null) head.published ??= date
  head.times.push(date)
}

/** "/2026/11/24/" in an address is the day on which the page was made; measured, 98 in 100 of them. */
function dateInAddress(url: string | null): DateFound | null {
  const found = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:\/|-|$)/.exec(url ?? '')
  const date = found === null ? null : readDate(`${found[1]}-${found[2]}-${found[3]}`)
  return date === null || found === null ? null : { ...date, text: found[0] }
}

/** The date of the page's `time` elements, where all name one day. */
function onlyTime({ times }: Head): DateFound | null {
  const days = new Set(times.map((time) => time.value.slice(0, 10)))
  return days.size === 1 ? (times[0] ?? null) : null
}

function dateOf(element: HtmlElement): DateFound | null {
  return readDate(attribute(element, 'datetime') ?? attribute(element, 'content') ?? innerText(element, 200))
}

/** The headline stands above the copy already: the same words as its first heading are not said twice. */
function withoutHeadline(blocks: readonly Block[], headline: string | null): Block[] {
  const same = (each: Block): boolean => each.kind === 'heading' && cleanLine(blockText(each)) === headline
  const at = blocks.slice(0, 12).findIndex(same)
  return at === -1 ? [...blocks] : blocks.toSpliced(at, 1)
}
