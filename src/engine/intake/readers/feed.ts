import { Refusal, type Problem } from '../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { decodeText } from './decode-text.ts'
import { CUT_SHORT, feedDamage, foreignEntities } from './feed-damage.ts'
import {
  documentAddress,
  feedHead,
  feedItem,
  itemDraft,
  itemHeadline,
  type FeedHead,
  type FeedItem,
} from './feed-draft.ts'
import { fileName, refusal } from './file-words.ts'
import { locatorCounter } from './new-draft.ts'
import { childElements, parseXml, type XmlDocument, type XmlElement } from './xml-tree.ts'

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, with the namespaces in use. A feed that is not well-formed or breaks
 * off keeps every item that is whole, and each says that its feed was damaged.
 */
export const readFeed: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const document = parseXml(text, documentAddress(hints))
  const items = itemElements(document.top)
  const channel = channelElements(document.top)
  if (document.damaged && items.length === 0 && channel.elements.length === 0) {
    throw refusal('DAMAGED', hints, 'looks like a feed, but no item in it can be read.')
  }
  yield* feedEvents(document, channel, items, warning === null ? [] : [warning], hints)
}

/** What a feed as a tree of elements gives: its head, then its items in their order. */
export function* feedEvents(
  document: Pick<XmlDocument, 'damaged' | 'entityRefused'>,
  channel: Channel,
  items: readonly XmlElement[],
  warnings: readonly Problem[],
  hints: ReadHints,
): Generator<ReadEvent> {
  const problems = [...warnings]
  if (document.damaged) {
    const problem = feedDamage(hints)
    problems.push(problem)
    yield { kind: 'problem', problem }
  }
  if (document.entityRefused) problems.push(foreignEntities(hints))
  const head = feedHead(channel.elements, channel.language, hints)
  yield { kind: 'feed', fields: head.fields }
  const locate = locatorCounter()
  for (const element of items) {
    if (element.children.length === 0 && Object.keys(element.attributes).length === 0) {
      const words = `An item of ${fileName(hints)} has nothing in it. The others were read.`
      const locator = locate(null)
      yield { kind: 'refused', locator, headline: locator, problem: { code: 'NO_TEXT', words } }
      continue
    }
    const item = feedItem(element, head)
    const locator = locate(item.id ?? item.facts.links.find((link) => link.rel === 'alternate')?.href ?? null)
    yield readItem(item, head, locator, element.closed ? problems : [...problems, CUT_SHORT], hints)
  }
}

function readItem(
  item: FeedItem,
  head: FeedHead,
  locator: string,
  problems: readonly Problem[],
  hints: ReadHints,
): ReadEvent {
  try {
    return { kind: 'draft', draft: { ...itemDraft(item, head, locator), problems: [...problems] } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const words = `An item of ${fileName(hints)} ${error.message} The others were read.`
    const headline = headlineOf(item, head) ?? locator
    return { kind: 'refused', locator, headline, problem: { code: error.code, words } }
  }
}

function headlineOf(item: FeedItem, head: FeedHead): string | null {
  try {
    return itemHeadline(item, head)
  } catch {
    // The title itself may be what is past the limits.
    return null
  }
}

/** What stands around items; RSS 1.0 has image, text input and items beside the channel. */
const AROUND = new Set(['rss', 'rdf', 'channel', 'feed', 'items', 'item', 'entry'])
const FRAMES = new Set(['rss', 'rdf', 'feed', 'channel', 'items'])

/** The items of a feed in its order, also where a damaged one has them in odd places. */
function itemElements(top: XmlElement): XmlElement[] {
  const items: XmlElement[] = []
  const waiting = childElements(top).reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (!AROUND.has(element.name)) continue
    if (element.name === 'item' || element.name === 'entry') items.push(element)
    const inner = childElements(element)
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      const child = inner[at]
      if (child !== undefined) waiting.push(child)
    }
  }
  return items
}

/** What a feed says of itself, and the `xml:lang` of its channel. */
export type Channel = { elements: XmlElement[]; language: string | null }

function channelElements(top: XmlElement): Channel {
  const elements: XmlElement[] = []
  let language: string | null = null
  const waiting = childElements(top).reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.name === 'item' || element.name === 'entry') continue
    if (!FRAMES.has(element.name)) {
      elements.push(element)
      continue
    }
    language = element.language ?? language
    waiting.push(...childElements(element).reverse())
  }
  return { elements, language }
}
