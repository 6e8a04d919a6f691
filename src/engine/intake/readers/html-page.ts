import { blockText, type Block } from '../../../contract/blocks.ts'
import type { DraftField, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
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
import { readPageFacts } from './page-facts.ts'
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
    published: page.facts.published ?? page.published,
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

/** The page's one main heading, unless the head names another: then that heading is the site's name. */
function pageHeadline({ heading, facts, title }: Head): string | null {
  const stated = withoutSite(facts.headline ?? title, facts.source)
  if (heading === null || stated === null) return heading ?? stated
  const [a, b] = [heading.toLowerCase(), stated.toLowerCase()]
  return facts.headline === null || a.includes(b) || b.includes(a) ? heading : stated
}

/** "Storm closes port | The Gazette" without the site's name. */
function withoutSite(title: string | null, site: string | null): string | null {
  if (title === null || site === null || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const parted = /^(.+?)\s*[|–—·:-]\s*$/.exec(title.slice(0, title.length - site.length))
  return parted?.[1] ?? title
}

type Head = {
  facts: ReturnType<typeof readPageFacts>
  title: string | null
  /** The text of the page's only `h1`. */
  heading: string | null
  byline: string | null
  published: ReturnType<typeof readDate>
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
        if (attribute(node, 'pubdate') !== null) head.published ??= dateOf(node)
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
  head.byline = new Set(bylines).size === 1 ? bylineOf(bylines) : null
  if (metas.some(([name]) => /^(?:og:|article:)/i.test(name)) || jsonLd.length > 0) head.furnished = true
  return { ...head, facts: readPageFacts(metas, jsonLd) }
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

function dateOf(element: HtmlElement): ReturnType<typeof readDate> {
  return readDate(attribute(element, 'datetime') ?? attribute(element, 'content') ?? innerText(element, 200))
}

/** The headline stands above the copy already: the same words as its first heading are not said twice. */
function withoutHeadline(blocks: readonly Block[], headline: string | null): Block[] {
  const same = (each: Block): boolean => each.kind === 'heading' && cleanLine(blockText(each)) === headline
  const at = blocks.slice(0, 12).findIndex(same)
  return at === -1 ? [...blocks] : blocks.toSpliced(at, 1)
}
