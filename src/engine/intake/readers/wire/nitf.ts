import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { NewsTerm } from '../../../../contract/wire.ts'
import type { Reader } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { declaredLanguage } from '../language.ts'
import { isTimeLine } from '../line-kinds.ts'
import { genreTerm, newsTerm } from './news-terms.ts'
import { nitfBlocks } from './nitf-body.ts'
import { readWireXml } from './read-wire-xml.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'
import { namedStatus } from './wire-status.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  isXmlElement,
  lineAt,
  lineOf,
  type XmlElement,
} from './wire-xml.ts'

/** NITF 3.x (IPTC News Industry Text Format): one story, or several beneath one root. */
export const readNitf: Reader = (bytes, hints) =>
  readWireXml(bytes, hints, (root) =>
    (root.name === 'nitf' ? [root] : elementsNamed(root, 'nitf')).map((nitf) => {
      const story = nitfStory(nitf, hints.url)
      return {
        id: story.id ?? null,
        headline: story.headline ?? null,
        draft: (locator) => wireDraft(locator, story),
      }
    }),
  )

/**
 * A story in NITF: head and body. NewsML and ninjs carry such stories too and overrule it by what they state.
 *
 * @param base address against which links resolve, or null
 */
export function nitfStory(nitf: XmlElement, base: string | null): WireStory {
  const head = childAt(nitf, 'head')
  const docdata = childAt(head, 'docdata')
  const body = childAt(nitf, 'body')
  const top = childAt(body, 'body.head')
  const meta = metaOf(head)
  const { id, version } = identityOf(docdata)
  const rights = elementsNamed(docdata, 'doc.rights')[0] ?? null
  const copyright = elementsNamed(docdata, 'doc.copyright')[0] ?? null
  const distributor = lineAt(top, 'distributor')
  const publications = elementsNamed(head, 'pubdata').map((each) => attributeOf(each, 'date.publication'))
  const issued = attributeOf(childAt(docdata, 'date.issue'), 'norm')
  const storyDate = attributeOf(elementsNamed(top, 'story.date')[0], 'norm')
  const released = readDate(attributeOf(childAt(docdata, 'date.release'), 'norm'))
  const published = firstDate(issued, ...publications, storyDate) ?? released
  const management = attributeOf(docdata, 'management-status')
  const later = released !== null && published !== null && released.value > published.value
  const headlines = [...elementsNamed(top, 'hl1'), ...elementsNamed(top, 'hedline')].map(lineOf)
  return {
    id,
    version,
    headline: headlines.find((line) => line !== null) ?? lineAt(head, 'title'),
    byline: bylineOf(top),
    dateline: datelineOf(top),
    slug: slugOf(docdata, meta),
    credit: distributor,
    provider:
      distributor ??
      attributeOf(elementsNamed(docdata, 'from-src')[0], 'src-name') ??
      attributeOf(childAt(docdata, 'doc-id'), 'regsrc') ??
      attributeOf(copyright, 'holder') ??
      meta('aap-source', 'ntbkilde', 'source'),
    infoSources: [lineOf(elementsNamed(top, 'rights.owner')[0]), attributeOf(copyright, 'holder')],
    distributors: [distributor],
    published,
    embargo: released !== null && (management === 'embargoed' || later) ? released : null,
    language: declaredLanguage(
      attributeOf(nitf, 'baselang') ?? attributeOf(nitf, 'xml:lang') ?? attributeOf(body, 'xml:lang'),
    ),
    section:
      attributeOf(elementsNamed(head, 'pubdata')[0], 'position.section') ?? meta('category', 'categoria'),
    summary:
      elementsNamed(top, 'abstract')
        .map(lineOf)
        .find((line) => line !== null) ?? null,
    rights: copyrightLine(copyright) ?? lineOf(elementsNamed(top, 'rights')[0]),
    usageTerms: rightsLine(rights),
    notes: elementsNamed(docdata, 'ed-msg').map((each) => each.attributes['info'] ?? lineOf(each)),
    urgency: attributeOf(childAt(docdata, 'urgency'), 'ed-urg') ?? meta('ntbprioritet', 'aap-priority'),
    status: namedStatus(management),
    genres: elementsNamed(head, 'tobject.property').map((each) =>
      genreTerm(attributeOf(each, 'tobject.property.type')),
    ),
    subjects: elementsNamed(head, 'tobject.subject').map(subjectOf),
    places: [
      ...elementsNamed(docdata, 'evloc').map(placeOf),
      ...elementsNamed(docdata, 'identified-content')
        .flatMap((each) => childrenOf(each, 'location'))
        .map((each) => newsTerm(attributeOf(each, 'value'), lineOf(each))),
    ],
    keywords: elementsNamed(head, 'keyword').map((each) => attributeOf(each, 'key')),
    categories: [
      meta('anpa-category'),
      meta('category'),
      attributeOf(childAt(head, 'tobject'), 'tobject.type'),
    ],
    fields: fieldsNamed('wire:service', [meta('service', 'ntbtjeneste', 'anpa-service')]),
    blocks: withoutHeadline(nitfBlocks(body, base), headlines),
  }
}

/** A first heading that repeats the headline is the headline. */
function withoutHeadline(blocks: Block[], headlines: readonly (string | null)[]): Block[] {
  const first = blocks[0]
  if (first?.kind !== 'heading' || blocks.length === 1) return blocks
  return headlines.includes(cleanLine(blockText(first))) ? blocks.slice(1) : blocks
}

function firstDate(...texts: readonly (string | null)[]): ReturnType<typeof readDate> {
  for (const text of texts) {
    const date = readDate(text)
    if (date !== null) return date
  }
  return null
}

/** A UUID is a story's own; PA counts its sendings behind it. */
const UUID_AND_COUNT =
  /^(.{0,40}[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}[A-Z]{0,6})-(\d{1,4})(?:-\d{1,3})?$/i

/**
 * `doc-id` names the document, `du-key` the story with its version (NITF 3.x). Where an id ends in the version's
 * number ("…_47" beside version 48), it is the number of a sending, so the story's key stays.
 */
function identityOf(docdata: XmlElement | null): { id: string | null; version: string | null } {
  const key = childAt(docdata, 'du-key')
  const document = attributeOf(childAt(docdata, 'doc-id'), 'id-string')
  const version = attributeOf(key, 'version') ?? attributeOf(key, 'generation')
  const counted = UUID_AND_COUNT.exec(document ?? '')
  if (counted !== null) return { id: counted[1] ?? null, version: version ?? counted[2] ?? null }
  const tail = /^(.{6,})[_:](\d{1,3})$/.exec(document ?? '')
  // Sendings are counted from nought, versions from one.
  if (tail !== null && version !== null && Number(tail[2]) <= Number(version))
    return { id: tail[1] ?? null, version }
  return { id: document ?? attributeOf(key, 'key'), version: version ?? tail?.[2] ?? null }
}

/** What `meta` elements hold under the first of some names, in lower case. */
function metaOf(head: XmlElement | null): (...names: string[]) => string | null {
  const values = new Map(
    childrenOf(head, 'meta').map((each) => [
      attributeOf(each, 'name')?.toLowerCase(),
      attributeOf(each, 'content'),
    ]),
  )
  return (...names) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined && value !== null) ?? null
}

function slugOf(docdata: XmlElement | null, meta: (...names: string[]) => string | null): string | null {
  const anpa = [meta('anpa-keyword'), meta('anpa-takekey')].filter((part) => part !== null).join(' ')
  if (anpa !== '') return anpa
  const stated = meta('ntbstikkord', 'slug', 'slugline')
  if (stated !== null) return stated
  const keywords = elementsNamed(docdata, 'keyword').map((each) => attributeOf(each, 'key'))
  return keywords.find((keyword) => keyword !== null) ?? attributeOf(childAt(docdata, 'du-key'), 'key')
}

/** "By JANE ROE<byttl>Business Writer</byttl>": a title stands after a comma, persons without their tags. */
function bylineOf(top: XmlElement | null): string | null {
  const bylines = childrenOf(top, 'byline').map((byline) => {
    let line = ''
    for (const child of byline.children) {
      const words = isXmlElement(child) ? (lineOf(child) ?? '') : child
      const title = isXmlElement(child) && child.name === 'byttl'
      if (title && words !== '' && line.trim() !== '' && !/,\s*$/.test(line))
        line = `${line.trimEnd()}, ${words}`
      else line += isXmlElement(child) && !/\s$/.test(line) && line !== '' ? ` ${words}` : words
    }
    return cleanLine(line)
  })
  const stated = bylines.filter((line) => line !== null)
  return stated.length === 0 ? null : stated.join('; ')
}

/** The place, and what else stands there that is no bare date. */
function datelineOf(top: XmlElement | null): string | null {
  const dateline = childAt(top, 'dateline')
  if (dateline === null) return null
  const parts = dateline.children
    .filter(
      (child) => !isXmlElement(child) || child.name !== 'story.date' || !/\d{6}/.test(lineOf(child) ?? ''),
    )
    .map((child) => cleanLine(isXmlElement(child) ? lineOf(child) : child))
    .filter((part) => part !== null)
  const line = parts.join(' ').replace(/\s+,/g, ',')
  return line === '' || isTimeLine(line) ? null : line
}

function subjectOf(subject: XmlElement): NewsTerm | null {
  const refnum = attributeOf(subject, 'tobject.subject.refnum')
  const names = ['detail', 'matter', 'type'].map((part) => attributeOf(subject, `tobject.subject.${part}`))
  const house = attributeOf(subject, 'tobject.subject.ipr')
  const code = refnum ?? attributeOf(subject, 'tobject.subject.code')
  return newsTerm(code, names.find((name) => name !== null) ?? null, house === 'IPTC' ? 'subj' : null)
}

function placeOf(place: XmlElement): NewsTerm | null {
  const parts = ['city', 'county-dist', 'state-prov'].map((part) => attributeOf(place, part))
  const named = [...new Set(parts.filter((part) => part !== null))]
  return newsTerm(attributeOf(place, 'iso-cc'), named.length === 0 ? null : named.join(', '))
}

function copyrightLine(copyright: XmlElement | null): string | null {
  const holder = attributeOf(copyright, 'holder')
  const year = /^\d{4}/.exec(attributeOf(copyright, 'year') ?? '')?.[0]
  return holder === null ? null : `© ${year === undefined ? '' : `${year} `}${holder}`
}

function rightsLine(rights: XmlElement | null): string | null {
  const parts = ['limitations', 'type', 'geography'].map((name) => attributeOf(rights, name))
  const stated = parts.filter((part) => part !== null)
  return stated.length === 0 ? null : stated.join(' ')
}
