import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { NewsTerm } from '../../../../contract/wire.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { declaredLanguage } from '../language.ts'
import { webAddress } from '../safe-link.ts'
import { g2Blocks, g2Nitf } from './g2-content.ts'
import { listingBlocks } from './g2-listing.ts'
import { codeOf, nameOf, namesOf, statedName } from './g2-names.ts'
import { genreTerm, newsTerm } from './news-terms.ts'
import type { WireStory } from './wire-draft.ts'
import { gravest, namedStatus, type StatedStatus } from './wire-status.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  isXmlElement,
  lineAt,
  lineOf,
  rawText,
  type XmlElement,
} from './wire-xml.ts'

/**
 * What an item of NewsML-G2 states: rights, item metadata, content metadata, and its copy or listing.
 *
 * @param header of the message that it came in, or null
 * @param base address against which links resolve, or null
 */
export function g2Story(item: XmlElement, header: XmlElement | null, base: string | null): WireStory {
  const rights = childAt(item, 'rightsInfo')
  const meta = childAt(item, 'itemMeta')
  const content = childAt(item, 'contentMeta')
  const nitf = g2Nitf(item, base)
  const captions = elementsNamed(content, 'description')
  const headlines = childrenOf(content, 'headline')
  const blocks = copyOf(item, captions, base)
  const firstCreated = readDate(lineAt(meta, 'firstCreated'))
  const versionCreated = readDate(lineAt(meta, 'versionCreated'))
  const contentCreated = lineAt(content, 'contentCreated')
  const modified = readDate(lineAt(content, 'contentModified'))
  const stated = namesOf(childrenOf(meta, 'provider'))
  return {
    id: attributeOf(item, 'guid'),
    version: attributeOf(item, 'version'),
    headline: headlineOf(item, meta, headlines) ?? nitf?.headline ?? null,
    byline: bylineOf(content) ?? nitf?.byline ?? null,
    dateline: lineAt(content, 'dateline') ?? nitf?.dateline ?? null,
    slug: lineAt(content, 'slugline') ?? nitf?.slug ?? null,
    credit: lineAt(content, 'creditline') ?? nitf?.credit ?? null,
    // A kill without a word says whose it is by its id alone; who carried it may be another.
    provider: stated[0] ?? nitf?.provider ?? (blocks.length === 0 ? null : lineAt(header, 'sender')),
    infoSources: [...namesOf(childrenOf(content, 'infoSource')), ...(nitf?.infoSources ?? [])],
    distributors: nitf?.distributors ?? [],
    published: firstCreated ?? versionCreated ?? readDate(contentCreated) ?? nitf?.published ?? null,
    updated: versionCreated ?? modified,
    embargo: readDate(lineAt(meta, 'embargoed')) ?? nitf?.embargo ?? null,
    language: declaredLanguage(
      attributeOf(childAt(content, 'language'), 'tag') ?? attributeOf(item, 'xml:lang') ?? nitf?.language,
    ),
    section: sectionOf(content) ?? nitf?.section ?? null,
    summary: summaryOf(captions, headlines, blocks) ?? nitf?.summary ?? null,
    rights:
      lineAt(rights, 'copyrightNotice') ??
      namesOf(childrenOf(rights, 'copyrightHolder'))[0] ??
      nitf?.rights ??
      null,
    usageTerms: lineAt(rights, 'usageTerms') ?? nitf?.usageTerms ?? null,
    notes: [...childrenOf(meta, 'edNote').map(noteOf), ...(nitf?.notes ?? [])],
    urgency: lineAt(content, 'urgency') ?? nitf?.urgency ?? lineAt(header, 'priority'),
    status: gravest([
      namedStatus(
        attributeOf(childAt(meta, 'pubStatus'), 'qcode') ?? attributeOf(childAt(meta, 'pubStatus'), 'uri'),
      ),
      signalled(meta),
      nitf?.status ?? namedStatus(null),
    ]),
    genres: [...childrenOf(content, 'genre').map(genreOf), ...(nitf?.genres ?? [])],
    subjects: [...subjectsOf(item, content), ...(nitf?.subjects ?? [])],
    places: [...placesOf(item, content), ...(nitf?.places ?? [])],
    keywords: [...childrenOf(content, 'keyword').map(lineOf), ...(nitf?.keywords ?? [])],
    categories: [...namesOf(childrenOf(meta, 'memberOf')), ...(nitf?.categories ?? [])],
    links: childrenOf(meta, 'link').map(linkOf),
    url: linkedPage(meta),
    fields: [
      ...fieldsNamed('wire:content-created', [contentCreated]),
      ...fieldsNamed('wire:service', childrenOf(meta, 'service').map(nameOf)),
      ...fieldsNamed('wire:class', [attributeOf(childAt(meta, 'itemClass'), 'qcode')]),
    ],
    blocks,
  }
}

/** Copy, else a listing, else the caption that a picture or a film comes with. */
function copyOf(item: XmlElement, captions: readonly XmlElement[], base: string | null): Block[] {
  const copy = [...g2Blocks(item, base), ...listingBlocks(item)]
  if (copy.some((block) => block.kind !== 'image' && /\p{L}/u.test(blockText(block)))) return copy
  const lines = [...new Set(captions.map(lineOf).filter((line) => line !== null))]
  return [...lines.map((text): Block => ({ kind: 'paragraph', role: 'body', runs: [{ text }] })), ...copy]
}

function headlineOf(
  item: XmlElement,
  meta: XmlElement | null,
  headlines: readonly XmlElement[],
): string | null {
  const main = headlines.find((each) => /main|^$/.test(attributeOf(each, 'role') ?? '')) ?? headlines[0]
  const language = attributeOf(item, 'xml:lang')
  const titles = childrenOf(meta, 'title')
  const title = titles.find((each) => attributeOf(each, 'xml:lang') === language) ?? titles[0]
  return lineOf(main) ?? lineOf(title) ?? lineAt(item, 'concept', 'name')
}

function summaryOf(
  captions: readonly XmlElement[],
  headlines: readonly XmlElement[],
  blocks: readonly Block[],
): string | null {
  const summary =
    captions.find((each) => /summary|abstract|lead/i.test(attributeOf(each, 'role') ?? '')) ?? captions[0]
  const line = lineOf(summary)
  if (line !== null && blocks.some((block) => blockText(block) === line)) return null
  return line ?? lineOf(headlines.find((each) => /sub|deck/i.test(attributeOf(each, 'role') ?? '')))
}

/** The byline as it is to be printed; a photographer or author that is named as one, where there is none. */
function bylineOf(content: XmlElement | null): string | null {
  const by = childrenOf(content, 'by')
    .map(lineOf)
    .find((line) => line !== null)
  if (by !== undefined) return by
  const makers = childrenOf(content, 'creator').filter((each) =>
    /photog|author|writer|reporter/i.test(attributeOf(each, 'role') ?? ''),
  )
  return namesOf(makers).find((name) => name !== null) ?? null
}

function genreOf(genre: XmlElement): NewsTerm | null {
  return genreTerm(codeOf(genre) ?? attributeOf(genre, 'literal'), statedName(genre))
}

const PLACE = /geoarea|poi|^.*:city|^loctyp|^cptype:5$/i

function isPlace(subject: XmlElement): boolean {
  return PLACE.test(attributeOf(subject, 'type') ?? '')
}

function termOf(item: XmlElement, element: XmlElement): NewsTerm | null {
  const concept = childrenOf(element, 'mainConcept')[0] ?? element
  const code = codeOf(concept)
  const name =
    statedName(concept) ?? (code === null ? attributeOf(concept, 'literal') : assertedName(item, code))
  return newsTerm(code, name)
}

/** The name that the item itself asserts of a concept. */
function assertedName(item: XmlElement, code: string): string | null {
  const assertion = childrenOf(item, 'assert').find((each) => codeOf(each) === code)
  return assertion === undefined ? null : lineAt(assertion, 'name')
}

function subjectsOf(item: XmlElement, content: XmlElement | null): (NewsTerm | null)[] {
  return childrenOf(content, 'subject')
    .filter((each) => !isPlace(each))
    .map((each) => termOf(item, each))
}

/** A subject of a scheme for the agency's own desks: `dpacat:sp` "Sport", `sttdepartment:11` "Talous". */
function sectionOf(content: XmlElement | null): string | null {
  const desk = childrenOf(content, 'subject').find((each) =>
    /(?:cat|category|department|section|ressort|desk)s?:/i.test(attributeOf(each, 'qcode') ?? ''),
  )
  return desk === undefined ? null : statedName(desk)
}

function placesOf(item: XmlElement, content: XmlElement | null): (NewsTerm | null)[] {
  const places = [...childrenOf(content, 'located'), ...childrenOf(content, 'subject').filter(isPlace)]
  return places.map((each) => termOf(item, each))
}

/** `sig:correction`, Reuters' `edStat:C`; that a version updates or replaces another is what versions do. */
function signalled(meta: XmlElement | null): StatedStatus {
  const statuses = childrenOf(meta, 'signal').map((signal): StatedStatus => {
    const code = codeOf(signal) ?? ''
    const words = statedName(signal) ?? code
    if (/(?:sig|signal)[:/]correct|^edStat:C$|update:correct/i.test(code))
      return { status: 'corrected', words }
    if (/[:/](?:kill|retract|withdraw)|^edStat:(?:K|W)$/i.test(code)) return { status: 'killed', words }
    return namedStatus(null)
  })
  return gravest(statuses)
}

/** A note may be XHTML: its lists and paragraphs are lines. */
function noteOf(note: XmlElement): string {
  if (!note.children.some(isXmlElement)) return rawText(note)
  const lines: string[] = []
  const waiting = [...note.children].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') lines.push(cleanLine(node) ?? '')
    else if (childrenOf(node).some((child) => /^(?:p|ul|ol|li|h\d|section|div|header)$/.test(child.name)))
      waiting.push(...[...node.children].reverse())
    else lines.push(lineOf(node) ?? '')
  }
  return lines.filter((line) => line !== '').join('\n')
}

function linkOf(link: XmlElement): string | null {
  return attributeOf(link, 'href') ?? attributeOf(link, 'residref') ?? attributeOf(link, 'guidref')
}

/** The page that the item itself stands on, where a link says so. */
function linkedPage(meta: XmlElement | null): string | null {
  const link = childrenOf(meta, 'link').find((each) =>
    /permalink|canonical|isItemOf|publishedAs/i.test(attributeOf(each, 'rel') ?? ''),
  )
  return webAddress(attributeOf(link, 'href'))
}
