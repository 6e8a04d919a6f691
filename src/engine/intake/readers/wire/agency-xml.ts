import type { Block } from '../../../../contract/blocks.ts'
import type { Reader, ReadHints } from '../../../items/draft.ts'
import { readDate } from '../dates.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { htmlLine, looksLikeHtml } from '../html-line.ts'
import { declaredLanguage } from '../language.ts'
import { webAddress } from '../safe-link.ts'
import { agencyNames, isBodyName, isHeadlineName } from './agency-names.ts'
import { genreTerm, newsTerm } from './news-terms.ts'
import { readWireXml, type WireItem } from './read-wire-xml.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'
import { wireTextToBlocks } from './wire-text.ts'
import { namedStatus, type StatedStatus } from './wire-status.ts'
import { childrenOf, isXmlElement, lineOf, rawText, type XmlElement } from './wire-xml.ts'
import { markupOf } from './xml-markup.ts'

/**
 * XML of an agency's own: every element that holds a headline and a body, by the names that agencies give them, is
 * a story; what else it holds is read by its names too.
 */
export const readAgencyXml: Reader = (bytes, hints) =>
  readWireXml(bytes, hints, (root) => recordsIn(root).map((record) => itemOf(record, hints)))

/** The outermost elements that look like a story, in order. */
function recordsIn(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const names = childrenOf(element).map((child) => child.name)
    if (names.some(isBodyName) && names.some((name) => isHeadlineName(name))) found.push(element)
    else waiting.push(...childrenOf(element).reverse())
  }
  return found
}

function itemOf(record: XmlElement, hints: ReadHints): WireItem {
  const story = agencyStory(record, hints.url)
  return {
    id: story.id ?? null,
    headline: story.headline ?? null,
    draft: (locator) => wireDraft(locator, story),
  }
}

function agencyStory(record: XmlElement, base: string | null): WireStory {
  const under = (key: keyof typeof agencyNames): XmlElement[] =>
    childrenOf(record).filter((child) => agencyNames[key].test(child.name) && lineOf(child) !== null)
  const line = (key: keyof typeof agencyNames): string | null => htmlLine(lineOf(under(key)[0]))
  const lines = (key: keyof typeof agencyNames): string[] =>
    under(key)
      .flatMap((each) => (childrenOf(each).length === 0 ? [lineOf(each)] : childrenOf(each).map(lineOf)))
      .filter((each) => each !== null)
  const codes = lines('subjectCodes').map((code) =>
    newsTerm(/^\d{7,8}$/.test(code) ? code.padStart(8, '0') : code),
  )
  return {
    id: line('id'),
    version: line('version'),
    headline: line('headline'),
    byline: line('byline'),
    dateline: line('dateline'),
    slug: line('slug'),
    credit: line('credit'),
    provider: line('provider') ?? creditName(line('credit')),
    infoSources: lines('credit').map(creditName),
    url: webAddress(line('url')),
    published: readDate(line('published')),
    updated: readDate(line('updated')),
    embargo: readDate(line('embargo')),
    language: declaredLanguage(line('language')),
    section: line('section'),
    summary: line('summary'),
    rights: line('rights'),
    usageTerms: line('usageTerms'),
    notes: under('note').map(noteOf),
    urgency: line('urgency'),
    status: flagged(record) ?? namedStatus(line('status')),
    genres: lines('genre').map((name) => genreTerm(name)),
    subjects: codes,
    places: lines('place').map((name) => newsTerm(null, name)),
    keywords: lines('keyword'),
    categories: lines('section'),
    blocks: childrenOf(record)
      .filter((child) => isBodyName(child.name))
      .flatMap((body) => bodyBlocks(body, base)),
  }
}

/** "/ritzau/", "(NTB)" without its brackets. */
function creditName(credit: string | null): string | null {
  return credit?.replace(/^(?:via\s+)?[/(\s]*|[/)\s]+$/gi, '') ?? null
}

/** HTML, escaped or as elements, or text. */
function bodyBlocks(body: XmlElement, base: string | null): Block[] {
  if (body.children.some(isXmlElement)) return htmlToBlocks(markupOf(body.children), base)
  const text = rawText(body)
  return looksLikeHtml(text) ? htmlToBlocks(decodedTwice(text), base) : wireTextToBlocks(text)
}

/** Some escape what is escaped already: "&amp;apos;" in HTML is an apostrophe. */
function decodedTwice(html: string): string {
  return html.replace(/&amp;(?=(?:apos|quot|amp|lt|gt|nbsp|#\d{1,6});)/g, '&')
}

function noteOf(note: XmlElement): string {
  const text = rawText(note)
  return looksLikeHtml(text)
    ? htmlToBlocks(text, null)
        .map((block) => block.runs.map((run) => run.text).join(''))
        .join('\n')
    : text
}

const FLAGS: readonly [RegExp, StatedStatus['status']][] = [
  [/^(?:annull?er(?:et|t)|cancell?ed|killed|withdrawn|retracted|deleted)$/i, 'killed'],
  [/^(?:withheld|onhold)$/i, 'withheld'],
  [/^(?:is_?)?(?:[ck]orre[ck]tion|korrektur|corrected|berichtigung)$/i, 'corrected'],
]

/** A status as an element that says yes. */
function flagged(record: XmlElement): StatedStatus | null {
  const raised = childrenOf(record).filter((child) => /^(?:true|1|yes|ja)$/i.test(lineOf(child) ?? ''))
  for (const [pattern, status] of FLAGS) {
    const flag = raised.find((child) => pattern.test(child.name))
    if (flag !== undefined) return { status, words: flag.name }
  }
  return null
}
