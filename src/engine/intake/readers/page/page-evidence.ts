import {
  attribute,
  innerText,
  isElement,
  textOf,
  walkTree,
  type HtmlElement,
  type HtmlParent,
} from '../html-tree.ts'
import { parseJson } from '../json-value.ts'
import type { PlacedBlock } from '../html-to-blocks.ts'
import { purposeBits, purposesOf } from './place-words.ts'

/** Something that an element of a page says, and where: `at` is the number of the block that it stands at. */
export type Said = { kind: string; text: string; at: number; element: HtmlElement }

/** What the elements of a page say outside its running text, gathered in one walk. */
export type PageEvidence = {
  /** Name (in any case) and content of `meta`, in document order. */
  metas: [name: string, content: string][]
  jsonLd: unknown[]
  title: string | null
  headings: Said[]
  /** `time`, and elements whose attributes hold a day. */
  times: Said[]
  /** Elements that are named for an author. */
  authors: Said[]
  /** Days in the settings that scripts carry, with their names. */
  settings: { name: string; text: string }[]
  /** `link`: rel and address. */
  links: [rel: string, href: string][]
  language: string | null
  base: string | null
  /** It has what surrounds an article: a head that describes it, or navigation. */
  furnished: boolean
}

const FURNITURE = new Set(['nav', 'header', 'footer', 'aside', 'main', 'article', 'form', 'script', 'iframe'])
const UNSPOKEN = new Set(['script', 'style', 'noscript', 'svg', 'rt', 'rp'])
const AUTHOR_BITS = purposeBits('author')
const LINE = 300
const MOST = 200
const SETTINGS = 200_000
/** A day among the settings of a script, under a name that publishing systems use. */
const SETTING =
  /["']?(datePublished|publishDate|publish_date|pubDate|pub_date|publishedAt|published_at|publicationDate|publication_date|publishedDate|published|dateModified|created|created_at|createdAt|date)["']?\s{0,3}[:=]\s{0,3}["']((?:19|20)\d{2}-\d{2}-\d{2}(?:[T ][\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?|(?:19|20)\d{6})["']/g

/** Gathers what a page says of itself, in one walk over its tree. */
export function gatherEvidence(root: HtmlParent, placed: readonly PlacedBlock[]): PageEvidence {
  const first = new Map<HtmlElement, number>()
  placed.forEach(({ place }, at) => {
    if (place !== null && !first.has(place)) first.set(place, at)
  })
  const evidence: PageEvidence = {
    metas: [],
    jsonLd: [],
    title: null,
    headings: [],
    times: [],
    authors: [],
    settings: [],
    links: [],
    language: null,
    base: null,
    furnished: false,
  }
  let at = 0
  for (const node of walkTree(root, (element) => element.tagName !== 'svg')) {
    if (!isElement(node)) continue
    at = first.get(node) ?? at
    if (FURNITURE.has(node.tagName)) evidence.furnished = true
    gatherElement(node, at, evidence)
  }
  return evidence
}

function gatherElement(element: HtmlElement, at: number, evidence: PageEvidence): void {
  switch (element.tagName) {
    case 'html':
      evidence.language = attribute(element, 'lang') ?? attribute(element, 'xml:lang')
      return
    case 'base':
      evidence.base ??= attribute(element, 'href')
      return
    case 'title':
      evidence.title ??= innerText(element, 2_000)
      return
    case 'link': {
      const href = attribute(element, 'href')
      const rel = attribute(element, 'rel')?.trim().toLowerCase()
      if (href !== null && rel !== undefined) evidence.links.push([rel, href])
      return
    }
    case 'meta': {
      const name =
        attribute(element, 'property') ??
        attribute(element, 'name') ??
        attribute(element, 'itemprop') ??
        attribute(element, 'http-equiv')
      if (name !== null) evidence.metas.push([name, attribute(element, 'content') ?? ''])
      return
    }
    case 'script':
      gatherScript(element, evidence)
      return
    case 'h1':
    case 'h2':
      if (evidence.headings.length < MOST)
        evidence.headings.push({ kind: element.tagName, text: spacedText(element, 1_000), at, element })
      break
    case 'time':
      pushTime(evidence, 'time', attribute(element, 'datetime') ?? spacedText(element, LINE), at, element)
      break
  }
  gatherNamed(element, at, evidence)
}

/** Elements that say by an attribute what they hold. */
function gatherNamed(element: HtmlElement, at: number, evidence: PageEvidence): void {
  if (element.attrs.length === 0) return
  const property = (attribute(element, 'itemprop') ?? attribute(element, 'property'))?.toLowerCase() ?? ''
  if (/date(?:published|created|modified)|dc:date|dcterms:created/.test(property)) {
    const text = attribute(element, 'datetime') ?? attribute(element, 'content') ?? spacedText(element, LINE)
    pushTime(evidence, property.includes('modified') ? 'itemprop-modified' : 'itemprop', text, at, element)
  } else if (element.tagName !== 'time') {
    for (const name of [
      'datetime',
      'data-datetime',
      'data-date',
      'data-published',
      'data-time',
      'data-timestamp',
      'title',
    ]) {
      const text = attribute(element, name)
      if (text !== null && text.length < 60 && /\d{4}|\d{10}/.test(text))
        pushTime(evidence, 'attribute', text, at, element)
    }
  }
  const rel = attribute(element, 'rel')?.toLowerCase() ?? ''
  if (rel.split(/\s+/).includes('author')) pushAuthor(evidence, 'rel', element, at)
  else if (/\b(?:author|creator|dc:creator)\b/.test(property)) pushAuthor(evidence, 'itemprop', element, at)
  else if ((purposesOf(element) & AUTHOR_BITS) !== 0) pushAuthor(evidence, 'class', element, at)
  else if (
    element.tagName === 'a' &&
    /\/(?:author|autor|authors|autoren|people|profile|profil|staff|redakteur|auteur|by|journalist|contributor|columnist|reporter)s?\/[^/]/i.test(
      attribute(element, 'href') ?? '',
    )
  )
    pushAuthor(evidence, 'address', element, at)
}

function pushTime(
  evidence: PageEvidence,
  kind: string,
  text: string,
  at: number,
  element: HtmlElement,
): void {
  if (evidence.times.length < MOST) evidence.times.push({ kind, text: text.slice(0, LINE), at, element })
}

function pushAuthor(evidence: PageEvidence, kind: string, element: HtmlElement, at: number): void {
  if (evidence.authors.length >= MOST) return
  const text = spacedText(element, LINE)
  if (text.trim() !== '' && text.length < LINE) evidence.authors.push({ kind, text, at, element })
}

function gatherScript(element: HtmlElement, evidence: PageEvidence): void {
  if (/^application\/ld\+json/i.test(attribute(element, 'type')?.trim() ?? '')) {
    evidence.jsonLd.push(parseJson(innerText(element, 2_000_000).replace(/^\s*<!--|-->\s*$/g, '')))
    return
  }
  if (evidence.settings.length >= MOST) return
  for (const found of innerText(element, SETTINGS).matchAll(SETTING)) {
    evidence.settings.push({ name: found[1] ?? '', text: found[2] ?? '' })
    if (evidence.settings.length >= MOST) return
  }
}

/** The text beneath an element with a line break where an element ends, so that two names do not run together. */
function spacedText(root: HtmlParent, limit: number): string {
  let text = ''
  for (const node of walkTree(root, (element) => !UNSPOKEN.has(element.tagName))) {
    const piece = textOf(node)
    if (piece !== null && !inScript(node)) text += piece
    else if (isElement(node) && text !== '' && !text.endsWith('\n')) text += '\n'
    if (text.length > limit) break
  }
  return text.slice(0, limit)
}

function inScript(node: { parentNode?: HtmlParent | null }): boolean {
  const parent = node.parentNode
  return parent !== null && parent !== undefined && isElement(parent) && UNSPOKEN.has(parent.tagName)
}
