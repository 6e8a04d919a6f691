import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { NewsTerm } from '../../../../contract/wire.ts'
import type { ReadEvent, Reader } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { decodeText } from '../decode-text.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { refusal } from '../file-words.ts'
import { htmlLine } from '../html-line.ts'
import { parseJson } from '../json-value.ts'
import { declaredLanguage } from '../language.ts'
import { webAddress } from '../safe-link.ts'
import { genreTerm, newsTerm } from './news-terms.ts'
import { captionOf, ninjsBlocks } from './ninjs-body.ts'
import { membersIn, ninjsItems, objectsIn, textIn, textsIn, type NinjsItem } from './ninjs-items.ts'
import { readWireItems } from './read-wire-xml.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'
import { namedStatus } from './wire-status.ts'

/**
 * ninjs 1.0 to 3.0 (IPTC News in JSON) and its dialects (Superdesk, AP): an item, a list of items or a service's
 * answer with items in it. Pictures and other associated items are placeholders of the item, not items.
 */
export const readNinjs: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const document = parseJson(text)
  if (document === undefined) throw refusal('DAMAGED', hints, 'is not valid JSON.')
  const items = ninjsItems(document)
  if (items.length === 0) throw refusal('NO_TEXT', hints, 'has no story in it.')
  yield* readWireItems(
    items.map((item) => ({
      id: idOf(item),
      headline: headlineOf(item),
      draft: (locator) => wireDraft(locator, ninjsStory(item, hints.url)),
    })),
    hints,
    warning === null ? [] : [warning],
  )
}

function ninjsStory(item: NinjsItem, base: string | null): WireStory {
  const uri = textIn(item, 'uri', 'guid')
  const blocks = ninjsBlocks(item, webAddress(uri) ?? base)
  const versionCreated = readDate(textIn(item, 'versioncreated', 'updated'))
  const sources = objectsIn(item, 'infosources', 'infosource').map(nameOf)
  return {
    id: idOf(item),
    version: textIn(item, 'version'),
    headline: headlineOf(item),
    byline: textIn(item, 'byline', 'by') ?? authorsOf(item),
    slug: textIn(item, 'slugline', 'slug'),
    credit: textIn(item, 'creditline', 'credit', 'description_creditline') ?? saidAs(item, 'creditline'),
    provider:
      textIn(item, 'provider', 'source') ??
      nameOf(objectsIn(item, 'provider')[0]) ??
      textIn(item, 'copyrightholder'),
    infoSources: [...sources, ...textsIn(item, 'infosource', 'source')],
    url: webAddress(textIn(item, 'url', 'canonicalurl', 'link')) ?? webAddress(textIn(item, 'uri')),
    published:
      readDate(textIn(item, 'firstpublished', 'firstcreated')) ??
      versionCreated ??
      readDate(textIn(item, 'contentcreated')),
    updated: versionCreated,
    embargo: readDate(textIn(item, 'embargoed', 'embargo', 'embargountil')),
    language: declaredLanguage(textIn(item, 'language')),
    section: nameOf(objectsIn(item, 'service')[0]) ?? textIn(item, 'section'),
    summary: summaryOf(item, blocks),
    rights: htmlLine(textIn(item, 'copyrightnotice', 'copyrightholder')),
    usageTerms: htmlLine(textsIn(item, 'usageterms').join(' ')) ?? rightsOf(item),
    notes: [
      textIn(item, 'ednote'),
      ...objectsIn(item, 'ednotes').map((each) => textIn(each, 'value', 'name')),
    ],
    urgency: textIn(item, 'urgency', 'priority'),
    status: namedStatus(textIn(item, 'pubstatus', 'status')),
    genres: [
      ...objectsIn(item, 'genre', 'genres').map(genreOf),
      ...textsIn(item, 'genre').map((name) => genreTerm(name)),
    ],
    subjects: objectsIn(item, 'subject', 'subjects').map(termOf),
    places: [
      ...objectsIn(item, 'place', 'places').map(termOf),
      ...textsIn(item, 'located').map((name) => newsTerm(null, name)),
      ...objectsIn(item, 'located').map(termOf),
    ],
    keywords: textsIn(item, 'keywords', 'keyword'),
    categories: [...objectsIn(item, 'service').map(nameOf), textIn(item, 'type')],
    links: relatedTo(item),
    fields: [
      ...fieldsNamed('wire:profile', [textIn(item, 'profile')]),
      ...fieldsNamed('wire:content-created', [textIn(item, 'contentcreated')]),
    ],
    blocks,
  }
}

/** AP's addresses carry a query that changes with every request; the item's own number before it does not. */
function idOf(item: NinjsItem): string | null {
  const uri = cleanLine(textIn(item, 'uri', 'guid', 'id', '_id'))
  return uri?.replace(/^(https?:\/\/[^?]*\/[\da-f]{24,64})\?.*$/i, '$1') ?? null
}

function headlineOf(item: NinjsItem): string | null {
  const headlines = objectsIn(item, 'headlines')
  const main =
    headlines.find((each) => /^(?:main|headline)$/i.test(textIn(each, 'role') ?? '')) ?? headlines[0]
  const stated = textIn(item, 'headline', 'headline_text', 'headline_html', 'headline_xhtml')
  return htmlLine(
    stated ?? (main === undefined ? null : textIn(main, 'value')) ?? textIn(item, 'title', 'name'),
  )
}

/** A description in a role (`creditline`, `caption`), as ninjs 2 and 3 have them. */
function saidAs(item: NinjsItem, role: string): string | null {
  const found = objectsIn(item, 'descriptions').find((each) => textIn(each, 'role')?.toLowerCase() === role)
  return found === undefined ? null : textIn(found, 'value')
}

function authorsOf(item: NinjsItem): string | null {
  const names = objectsIn(item, 'authors')
    .filter((each) => /^(?:author|writer|reporter|byline|)$/i.test(textIn(each, 'role') ?? ''))
    .map(nameOf)
  const stated = names.filter((name) => name !== null)
  return stated.length === 0 ? null : stated.join(', ')
}

function summaryOf(item: NinjsItem, blocks: readonly Block[]): string | null {
  const line = captionOf(item)
  return line === null || blocks.some((block) => blockText(block) === line) ? null : line
}

/** Encoded or linked rights, as ninjs 2 and 3 have them, are kept as they are written. */
function rightsOf(item: NinjsItem): string | null {
  const rights = objectsIn(item, 'rightsinfo')[0]
  return rights === undefined ? null : textIn(rights, 'usageterms', 'linkedrights', 'encodedrights')
}

function nameOf(object: NinjsItem | undefined): string | null {
  return object === undefined ? null : cleanLine(textIn(object, 'name', 'literal', 'code'))
}

function termOf(object: NinjsItem): NewsTerm | null {
  const code = textIn(object, 'uri', 'qcode', 'code', 'literal')
  return newsTerm(code, textIn(object, 'name'), textIn(object, 'scheme', 'symbolsrc'))
}

function genreOf(object: NinjsItem): NewsTerm | null {
  return genreTerm(textIn(object, 'uri', 'qcode', 'code', 'literal'), textIn(object, 'name'))
}

/** Addresses of associated items: version 1 has them by name, later ones in a list. */
function relatedTo(item: NinjsItem): (string | null)[] {
  return [...membersIn(item, 'associations'), ...objectsIn(item, 'evolvedfrom', 'links')].map((each) =>
    textIn(each, 'uri', 'guid', 'href'),
  )
}
