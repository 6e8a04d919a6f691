import type { NewsTerm } from '../../../../contract/wire.ts'
import type { Reader, ReadHints } from '../../../items/draft.ts'
import { readDate } from '../dates.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { declaredLanguage } from '../language.ts'
import { genreTerm, newsTerm } from './news-terms.ts'
import { newsmlBlocks, newsmlNitf } from './newsml-content.ts'
import { readWireXml, type WireItem } from './read-wire-xml.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'
import { gravest, namedStatus } from './wire-status.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  lineAt,
  lineOf,
  type XmlElement,
} from './wire-xml.ts'

/**
 * NewsML 1.0 to 1.2 (IPTC): every news item of the envelope is a story. Components nest; headline and metadata are
 * the outermost that state them, the copy is that of all components in order, and a component that is a picture
 * alone is named in it.
 */
export const readNewsml: Reader = (bytes, hints) =>
  readWireXml(bytes, hints, (root) => {
    const items = root.name === 'NewsItem' ? [root] : elementsNamed(root, 'NewsItem')
    const envelope = childAt(root, 'NewsEnvelope')
    return items.map((item) => newsmlItem(item, envelope, hints))
  })

function newsmlItem(item: XmlElement, envelope: XmlElement | null, hints: ReadHints): WireItem {
  const identifier = childAt(item, 'Identification', 'NewsIdentifier')
  const id = identityOf(identifier)
  const headline = deep(item, 'HeadLine')
  return { id, headline, draft: (locator) => wireDraft(locator, newsmlStory(item, envelope, id, hints)) }
}

function newsmlStory(
  item: XmlElement,
  envelope: XmlElement | null,
  id: string | null,
  hints: ReadHints,
): WireStory {
  const identification = childAt(item, 'Identification')
  const identifier = childAt(identification, 'NewsIdentifier')
  const management = childAt(item, 'NewsManagement')
  const lines = elementsNamed(item, 'NewsLines')
  const line = (name: string): string | null =>
    lines.map((each) => lineAt(each, name)).find((words) => words !== null) ?? null
  const party = (name: string): (string | null)[] =>
    elementsNamed(item, name).flatMap((each) =>
      elementsNamed(each, 'Party').map((found) => formalName(found)),
    )
  const nitf = newsmlNitf(item, hints.url)
  const providers = party('Provider')
  const provider =
    providers.find((name) => name !== null) ?? formalName(childAt(envelope, 'SentFrom', 'Party'))
  return {
    id,
    version: lineAt(identifier, 'RevisionId'),
    headline: line('HeadLine') ?? nitf?.headline ?? null,
    byline: line('ByLine') ?? nitf?.byline ?? null,
    dateline: line('DateLine') ?? nitf?.dateline ?? null,
    slug: line('SlugLine') ?? lineAt(identification, 'NameLabel') ?? nitf?.slug ?? null,
    credit: line('CreditLine') ?? nitf?.credit ?? null,
    provider: provider ?? lineAt(identifier, 'ProviderId') ?? nitf?.provider ?? null,
    infoSources: party('Source'),
    distributors: [...party('Creator'), ...(nitf?.distributors ?? [])],
    published:
      readDate(lineAt(management, 'FirstCreated')) ??
      nitf?.published ??
      readDate(lineAt(identifier, 'DateId')),
    updated: readDate(lineAt(management, 'ThisRevisionCreated')),
    embargo: embargoOf(item, management) ?? nitf?.embargo ?? null,
    language: declaredLanguage(
      formalName(elementsNamed(item, 'Language')[0]) ??
        attributeOf(item, 'xml:lang') ??
        lines.map((each) => attributeOf(childAt(each, 'HeadLine'), 'xml:lang')).find((tag) => tag !== null) ??
        nitf?.language,
    ),
    summary: line('SubHeadLine') ?? nitf?.summary ?? null,
    rights: line('CopyrightLine') ?? line('RightsLine') ?? nitf?.rights ?? null,
    usageTerms: elementsNamed(item, 'UsageType')
      .map(lineOf)
      .filter((words) => words !== null)
      .join(' '),
    notes: [
      ...elementsNamed(management, 'Instruction').map(instructionOf),
      ...otherLines(lines),
      ...(nitf?.notes ?? []),
    ],
    urgency:
      formalName(childAt(management, 'Urgency')) ??
      formalName(childAt(envelope, 'Priority')) ??
      nitf?.urgency ??
      null,
    status: gravest([
      namedStatus(formalName(childAt(management, 'Status'))),
      nitf?.status ?? namedStatus(null),
      isCorrection(lines) ? { status: 'corrected', words: correctionWords(lines) } : namedStatus(null),
    ]),
    genres: [
      ...elementsNamed(item, 'Genre').map((each) => genreTerm(formalName(each))),
      ...(nitf?.genres ?? []),
    ],
    subjects: [...subjectsOf(item), ...(nitf?.subjects ?? [])],
    places: [...placesOf(item), ...(nitf?.places ?? [])],
    keywords: [...propertiesNamed(item, /keywords?$/i), ...elementsNamed(item, 'KeywordLine').map(lineOf)],
    categories: [
      ...elementsNamed(item, 'NewsService').map(formalName),
      formalName(childAt(management, 'NewsItemType')),
    ],
    links: elementsNamed(management, 'AssociatedWith').map((each) => attributeOf(each, 'NewsItem')),
    fields: fieldsNamed(
      'wire:service',
      [...childrenOf(envelope, 'NewsService'), ...childrenOf(envelope, 'NewsProduct')].map(formalName),
    ),
    blocks: newsmlBlocks(item, hints.url),
  }
}

/** Provider, day and number: the public identifier without its revision (NewsML 1.2, 5.2). */
function identityOf(identifier: XmlElement | null): string | null {
  const revision = childAt(identifier, 'RevisionId')
  const stated = lineAt(identifier, 'PublicIdentifier')
  const version = lineOf(revision)
  if (stated !== null && version !== null) {
    const update = attributeOf(revision, 'Update') ?? 'N'
    for (const tail of [`:${version}${update}`, `:${version}`])
      if (stated.endsWith(tail)) return stated.slice(0, -tail.length)
  }
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => lineAt(identifier, name))
  if (parts.every((part) => part !== null)) return `urn:newsml:${parts.join(':')}`
  return stated ?? parts[2] ?? null
}

/** A name out of a vocabulary. Some agencies write it as the element's text. */
function formalName(element: XmlElement | null | undefined): string | null {
  return attributeOf(element, 'FormalName') ?? lineOf(element)
}

/** The outermost line of a name in any `NewsLines`. */
function deep(item: XmlElement, name: string): string | null {
  return (
    elementsNamed(item, name)
      .map(lineOf)
      .find((line) => line !== null) ?? null
  )
}

/** The day and time at which the status is to change to usable, or that a revision states to be released. */
function embargoOf(item: XmlElement, management: XmlElement | null): ReturnType<typeof readDate> {
  const change = childAt(management, 'StatusWillChange')
  const status = formalName(childAt(management, 'Status'))
  const future = formalName(childAt(change, 'FutureStatus'))
  const stated = [
    ...(future !== null && /usable/i.test(future) && !/^usable$/i.test(status ?? '')
      ? [lineAt(change, 'DateAndTime')]
      : []),
    ...elementsNamed(item, 'DateOnRelease', 'EmbargoDate', 'ReleaseDate').map(lineOf),
    ...propertiesNamed(item, /^(?:embargo|releasedate|dateonrelease)/i),
  ]
  return stated.map((each) => readDate(each)).find((date) => date !== null) ?? null
}

function propertiesNamed(item: XmlElement, pattern: RegExp): (string | null)[] {
  return elementsNamed(item, 'Property')
    .filter((each) => pattern.test(attributeOf(each, 'FormalName') ?? ''))
    .map((each) => attributeOf(each, 'Value') ?? lineOf(each))
}

const SUBJECTS = ['Subject', 'SubjectMatter', 'SubjectDetail', 'SubjectQualifier']

/** Codes of `SubjectCode` and names of the document's own topics for them. */
function subjectsOf(item: XmlElement): (NewsTerm | null)[] {
  const names = topicNames(item)
  return elementsNamed(item, 'SubjectCode').flatMap((group) =>
    elementsNamed(group, ...SUBJECTS).map((each) => {
      const code = formalName(each)
      return newsTerm(
        code,
        code === null ? null : names.get(code),
        attributeOf(each, 'Scheme') ?? attributeOf(each, 'Vocabulary'),
      )
    }),
  )
}

/** What the document's topic sets call a code, in English where they do. */
function topicNames(item: XmlElement): Map<string, string> {
  const names = new Map<string, string>()
  for (const topic of elementsNamed(item, 'Topic')) {
    const code = lineAt(topic, 'FormalName')
    const described = childrenOf(topic, 'Description').filter(
      (each) => attributeOf(each, 'Variant') !== 'Category',
    )
    const best = described.find((each) => /^en/i.test(attributeOf(each, 'xml:lang') ?? '')) ?? described[0]
    const name = lineOf(best)
    if (code !== null && name !== null) names.set(code, name)
  }
  return names
}

function placesOf(item: XmlElement): (NewsTerm | null)[] {
  const located = elementsNamed(item, 'Location')
  const parts = [
    ...located.flatMap((each) => elementsNamed(each, 'Property')),
    ...elementsNamed(item, 'DescriptiveMetadata').flatMap((each) => childrenOf(each, 'Property')),
  ]
  return parts
    .filter((each) =>
      /^(?:country|countryarea|city|region|state)$/i.test(attributeOf(each, 'FormalName') ?? ''),
    )
    .map((each) => {
      const value = attributeOf(each, 'Value')
      return /^[A-Z]{2,3}$/.test(value ?? '') ? newsTerm(value) : newsTerm(null, value)
    })
}

function instructionOf(instruction: XmlElement): string | null {
  return lineOf(instruction) ?? attributeOf(instruction, 'FormalName')
}

/** Lines of a type of the agency's own that speak to the desk. */
function otherLines(lines: readonly XmlElement[]): (string | null)[] {
  return lines
    .flatMap((each) => childrenOf(each, 'NewsLine'))
    .filter((each) => /note|advisory|instruction|correction|embargo|message/i.test(typeOf(each)))
    .map((each) => lineAt(each, 'NewsLineText'))
}

function typeOf(line: XmlElement): string {
  return formalName(childAt(line, 'NewsLineType')) ?? ''
}

function isCorrection(lines: readonly XmlElement[]): boolean {
  return lines.flatMap((each) => childrenOf(each, 'NewsLine')).some((each) => /correct/i.test(typeOf(each)))
}

function correctionWords(lines: readonly XmlElement[]): string | null {
  const line = lines
    .flatMap((each) => childrenOf(each, 'NewsLine'))
    .find((each) => /correct/i.test(typeOf(each)))
  return line === undefined ? null : (lineAt(line, 'NewsLineText') ?? typeOf(line))
}
