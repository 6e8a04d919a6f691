import { cleanLine } from './clean-text.ts'
import { resolveAddress } from './resolve-address.ts'
import { DATES, PEOPLE, TEXTS, type FeedFacts, type FeedLink } from './feed-parts.ts'
import { readPerson } from './feed-person.ts'
import { feedText } from './feed-text.ts'
import { childElements, xmlText, type XmlElement } from './xml-tree.ts'

/** Elements and attributes whose value is an address. */
const ADDRESSES =
  /(?:^|[:.])(?:docs|url|uri|href|src|link|icon|logo|image|license|generatoragent|errorreportsto|commentrss|comment|new-feed-url|homepage)$|@(?:url|href|src|uri|(?:rdf:)?(?:resource|about))$/
const CONTAINERS = 6
const REST_FIELDS = 120
const VALUE_CHARACTERS = 1_000

/**
 * Reads what an element says of itself.
 *
 * @param elements what stands in it; a channel of RSS 1.0 has some beside it too
 * @param base address of the document, or null
 */
export function feedFacts(elements: readonly XmlElement[], base: string | null): FeedFacts {
  const facts: FeedFacts = {
    id: null,
    permanent: true,
    texts: {},
    dates: {},
    links: [],
    people: [],
    categories: [],
    language: null,
    comments: null,
    source: null,
    rest: [],
  }
  const ranks = new Map<string, number>()
  for (const element of elements) readElement(element, facts, ranks, base)
  return facts
}

/** The name under which an element is known here: RSS and Atom without a prefix. */
function keyOf(element: XmlElement): string {
  return element.space === '' || element.space === 'atom' ? element.name : `${element.space}:${element.name}`
}

function readElement(
  element: XmlElement,
  facts: FeedFacts,
  ranks: Map<string, number>,
  base: string | null,
): void {
  const key = keyOf(element)
  const wins = (part: string, rank: number, last = false): boolean => {
    const best = ranks.get(part) ?? Infinity
    if (rank > best || (rank === best && !last)) return false
    ranks.set(part, rank)
    return true
  }
  // An item that is not closed has the next ones in it; they are items of their own.
  if (key === 'item' || key === 'entry') return
  const text = TEXTS[key]
  if (text !== undefined) {
    const [part, rank] = text
    const value = feedText(element, part !== 'content' && part !== 'summary')
    const source = part === 'content' ? element.attributes['src'] : undefined
    if (source !== undefined) pushRest(facts, 'content@src', resolveAddress(source, element, base))
    if (value.value.trim() === '') return
    if (wins(part, rank)) facts.texts[part] = value
    else keepRest(element, key, facts, ranks, base, 0)
    return
  }
  const date = DATES[key]
  if (date !== undefined) {
    const line = cleanLine(xmlText(element))
    if (line !== null && wins(date[0], date[1], true)) facts.dates[date[0]] = line
    else keepRest(element, key, facts, ranks, base, 0)
    return
  }
  const role = PEOPLE[key]
  if (role !== undefined) {
    const kind = role === 'author' && element.space === 'atom' ? 'atom:author' : role
    const person = readPerson(element, base)
    if (person !== null) facts.people.push({ kind, person })
    return
  }
  const read = READERS[key]
  if (read !== undefined) read(element, facts, base)
  else keepRest(element, key, facts, ranks, base, 0)
}

/** The scheme that categories of podcasts are known by. */
const PODCASTS = 'http://www.itunes.com/'

type ReadPart = (element: XmlElement, facts: FeedFacts, base: string | null) => void

const readId: ReadPart = (element, facts, base) => {
  const written = cleanLine(xmlText(element))
  // An Atom id is compared as it is written; where an xml:base or an address of the document says so, it is relative.
  const id =
    written !== null && element.space === 'atom' && !/^[a-z][\w+.-]*:/i.test(written)
      ? resolveAddress(written, element, base)
      : written
  facts.id ??= id
  if (element.attributes['isPermaLink']?.trim().toLowerCase() === 'false') facts.permanent = false
}

const readLink: ReadPart = (element, facts, base) => {
  const written = element.attributes['href'] ?? xmlText(element)
  // RFC 3986, 4.4: nothing at all is the document itself.
  const href = written === '' ? element.base : resolveAddress(written, element, base)
  if (href !== null)
    facts.links.push(linkOf(element, href, cleanLine(element.attributes['rel']) ?? 'alternate'))
}

const readEnclosure: ReadPart = (element, facts, base) => {
  const href = resolveAddress(
    element.attributes['url'] ?? element.attributes['rdf:resource'] ?? element.attributes['href'],
    element,
    base,
  )
  if (href !== null) facts.links.push(linkOf(element, href, 'enclosure'))
}

const readCategory: ReadPart = (element, facts) => {
  const term = cleanLine(element.attributes['term'] ?? element.attributes['text'] ?? xmlText(element))
  const label = cleanLine(element.attributes['label'])
  const scheme = element.attributes['scheme'] ?? element.attributes['domain'] ?? null
  if (term !== null || label !== null)
    facts.categories.push({ term: term ?? label ?? '', label, scheme: cleanLine(scheme) })
}

/** iTunes puts a narrower category into a wider one. */
const readPodcastCategory: ReadPart = (element, facts) => {
  const waiting = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const term = cleanLine(next.attributes['text'] ?? xmlText(next))
    if (term !== null) facts.categories.push({ term, label: null, scheme: PODCASTS })
    waiting.push(...childElements(next).reverse())
  }
}

const readMediaCategory: ReadPart = (element, facts) => {
  const term = cleanLine(xmlText(element))
  const scheme = cleanLine(element.attributes['scheme']) ?? 'http://search.yahoo.com/mrss/category_schema'
  if (term !== null) facts.categories.push({ term, label: cleanLine(element.attributes['label']), scheme })
}

const readSubject: ReadPart = (element, facts) => {
  const subject = cleanLine(xmlText(element))
  if (subject !== null) pushRest(facts, 'dc:subject', subject)
}

const readKeywords: ReadPart = (element, facts) => {
  for (const word of xmlText(element).split(',')) {
    const term = cleanLine(word)
    if (term !== null) facts.categories.push({ term, label: null, scheme: PODCASTS })
  }
}

const readLanguage: ReadPart = (element, facts) => {
  facts.language ??= cleanLine(xmlText(element))
}

const readComments: ReadPart = (element, facts, base) => {
  facts.comments ??= resolveAddress(xmlText(element), element, base)
}

/** RSS names the source in words with its address beside, Atom quotes its whole head. */
const readSource: ReadPart = (element, facts, base) => {
  const inner = childElements(element)
  const source = feedFacts(inner, base)
  const url = resolveAddress(element.attributes['url'] ?? element.attributes['href'], element, base)
  if (url !== null) source.links.push(linkOf(element, url, 'alternate'))
  if (inner.length === 0 && xmlText(element).trim() !== '') source.texts.title ??= feedText(element, true)
  facts.source ??= source
}

const READERS: Record<string, ReadPart> = {
  id: readId,
  guid: readId,
  link: readLink,
  enclosure: readEnclosure,
  category: readCategory,
  'dc:subject': readSubject,
  'dcterms:subject': readSubject,
  'itunes:category': readPodcastCategory,
  'itunes:keywords': readKeywords,
  'media:category': readMediaCategory,
  language: readLanguage,
  'dc:language': readLanguage,
  'dcterms:language': readLanguage,
  comments: readComments,
  source: readSource,
}

function linkOf(element: XmlElement, href: string, rel: string): FeedLink {
  const { type, title, hreflang, length } = element.attributes
  return {
    href,
    rel,
    type: cleanLine(type),
    title: cleanLine(title),
    hreflang: cleanLine(hreflang),
    length: cleanLine(length),
  }
}

/** Keeps what has no part of its own: text and attributes under their names, and what is nested in it. */
function keepRest(
  element: XmlElement,
  key: string,
  facts: FeedFacts,
  ranks: Map<string, number>,
  base: string | null,
  depth: number,
): void {
  const nested = depth < CONTAINERS ? childElements(element) : []
  const line = cleanLine((nested.length === 0 ? xmlText(element) : '').slice(0, VALUE_CHARACTERS))
  if (line !== null)
    pushRest(facts, key, ADDRESSES.test(key) ? (resolveAddress(line, element, base) ?? line) : line)
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name.startsWith('xmlns') || name.startsWith('xml:')) continue
    const label = `${key}@${name}`
    const text = cleanLine(value.slice(0, VALUE_CHARACTERS))
    if (text !== null)
      pushRest(facts, label, ADDRESSES.test(label) ? (resolveAddress(text, element, base) ?? text) : text)
  }
  for (const inner of nested) {
    // A group holds what could as well stand beside it; anything else is a thing with parts.
    const group = key === 'media:group' || key === 'media:content'
    if (group && (TEXTS[keyOf(inner)] ?? READERS[keyOf(inner)]) !== undefined)
      readElement(inner, facts, ranks, base)
    else keepRest(inner, group ? keyOf(inner) : `${key}.${keyOf(inner)}`, facts, ranks, base, depth + 1)
  }
}

function pushRest(facts: FeedFacts, name: string, value: string | null): void {
  if (value !== null && facts.rest.length < REST_FIELDS) facts.rest.push({ name, value })
}
