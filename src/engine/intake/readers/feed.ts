import { parseFeed, type AtomFeed, type RdfFeed, type RssFeed } from 'feedsmith'
import type { Draft, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { Refusal, type Problem } from '../../../contract/errors.ts'
import { atomEntries } from './atom-entry.ts'
import { decodeText } from './decode-text.ts'
import { fileName, refusal } from './file-words.ts'
import { locatorCounter } from './new-draft.ts'
import { repairXml } from './repair-xml.ts'
import { rdfItems, rssItems } from './rss-item.ts'
import { stripDoctype } from './strip-doctype.ts'
import { rootName } from './xml-root.ts'

type ParsedFeed =
  | { format: 'rss'; feed: RssFeed.Feed<string> }
  | { format: 'rdf'; feed: RdfFeed.Feed<string> }
  | { format: 'atom'; feed: AtomFeed.Feed<string> }

/** One item of a feed, made into a draft only when its turn comes. */
export type FeedItem = { id: string | null; headline: string | null; draft: (locator: string) => Draft }

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0. A feed that is not well-formed is repaired and read again, so
 * that a download cut short keeps every item that is whole; its drafts say that the feed was damaged.
 */
export const readFeed: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const xml = stripDoctype(text)
  const { parsed, damaged } = parse(xml, hints)
  const problems: Problem[] = warning === null ? [] : [warning]
  if (damaged) {
    const words = `${fileName(hints)} is damaged: its markup breaks off or is not well-formed. What could be read was read.`
    yield { kind: 'problem', problem: { code: 'FEED_DAMAGED', words } }
    problems.push({
      code: 'FEED_DAMAGED',
      words: 'The feed that held this item was damaged. Check its text against the original.',
    })
  }
  const items = itemsOf(parsed, hints)
  const cut = damaged && endsInsideItem(xml)
  const locate = locatorCounter()
  for (const [index, item] of items.entries()) {
    const locator = locate(item.id)
    const own = cut && index === items.length - 1 ? [...problems, CUT_SHORT] : problems
    yield readItem(item, locator, own, hints)
  }
}

const CUT_SHORT: Problem = {
  code: 'FEED_DAMAGED',
  words: 'The feed breaks off in the middle of this item, so its text may be cut short.',
}

function readItem(item: FeedItem, locator: string, problems: Problem[], hints: ReadHints): ReadEvent {
  try {
    return { kind: 'draft', draft: { ...item.draft(locator), problems: [...problems] } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problem = {
      code: error.code,
      words: `An item of ${fileName(hints)} ${error.message} The others were read.`,
    }
    return { kind: 'refused', locator, headline: item.headline ?? locator, problem }
  }
}

function parse(xml: string, hints: ReadHints): { parsed: ParsedFeed; damaged: boolean } {
  const whole = tryParse(xml)
  // A parser may be content with a document that breaks off between two items.
  if (whole !== null) return { parsed: whole, damaged: !isClosed(xml) }
  const repaired = tryParse(tryRepair(xml))
  if (repaired === null) throw refusal('DAMAGED', hints, 'looks like a feed, but no item in it can be read.')
  return { parsed: repaired, damaged: true }
}

function tryParse(xml: string | null): ParsedFeed | null {
  if (xml === null) return null
  try {
    const parsed = parseFeed(xml)
    if (parsed.format === 'json') return null
    return parsed
  } catch {
    return null
  }
}

function tryRepair(xml: string): string | null {
  try {
    return repairXml(xml)
  } catch {
    // The serialiser recurses: markup nested without end is past repair.
    return null
  }
}

function itemsOf(parsed: ParsedFeed, hints: ReadHints): FeedItem[] {
  if (parsed.format === 'rss') return rssItems(parsed.feed, hints)
  if (parsed.format === 'rdf') return rdfItems(parsed.feed, hints)
  return atomEntries(parsed.feed, hints)
}

/** Whether the root element ends. */
function isClosed(xml: string): boolean {
  const root = rootName(xml)
  return root !== null && new RegExp(`</${root.replaceAll('.', '\\.')}\\s*>`).test(xml)
}

/** Whether the last item was begun and not ended. */
function endsInsideItem(xml: string): boolean {
  const begun = Math.max(xml.lastIndexOf('<item'), xml.lastIndexOf('<entry'), xml.lastIndexOf('<atom:entry'))
  const ended = Math.max(
    xml.lastIndexOf('</item'),
    xml.lastIndexOf('</entry'),
    xml.lastIndexOf('</atom:entry'),
  )
  return begun > ended
}
