import { isJsonObject } from '../json-value.ts'
import { isBodyName, isHeadlineName } from './agency-names.ts'
import { ninjsItems } from './ninjs-items.ts'

export type WireFormat =
  | 'nitf'
  | 'newsml'
  | 'newsml-g2'
  | 'ninjs'
  | 'anpa'
  | 'iptc7901'
  | 'wxr'
  | 'agency-xml'

type SniffedWire = { format: WireFormat; mediaType: string }

const G2_ROOT =
  /^(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|itemSet|contentMeta|itemMeta|contentSet|groupSet)$/

/** Parts of an item that agencies' guides show alone; other formats have such names too, but no codes like these. */
const G2_PART =
  /^(?:newsCoverageSet|newsCoverage|conceptSet|concept|assert|rightsInfo|partMeta|planning|delivery|inlineXML|inlineData)$/
const QCODE = /\sqcode\s*=\s*["'][\w-]+:/

/**
 * A wire format of XML by its root element, or null.
 *
 * @param root name of the root as it is written, with its prefix
 * @param head the beginning of the document
 */
export function sniffWireXml(root: string | null, head: string): SniffedWire | null {
  const name = root?.replace(/^.*:/, '') ?? ''
  if (name === 'nitf' || name === 'nitf-collection')
    return { format: 'nitf', mediaType: 'application/nitf+xml' }
  if (name === 'NewsML' || name === 'NewsItem')
    return { format: 'newsml', mediaType: 'application/vnd.iptc.newsml+xml' }
  if (G2_ROOT.test(name) || (G2_PART.test(name) && QCODE.test(head)))
    return { format: 'newsml-g2', mediaType: 'application/vnd.iptc.g2.newsmessage+xml' }
  if (name === 'rss' && /xmlns:(?:wp|excerpt)\s*=\s*["']https?:\/\/wordpress\.org\/export\//i.test(head))
    return { format: 'wxr', mediaType: 'application/rss+xml' }
  return null
}

const SOME_ELEMENTS = 2_000

/** Roots of formats that are no agency's, though they may have a title and a body. */
const OTHER_ROOT = /^(?:svg|opml|html|kml|gpx|plist|urlset|sitemapindex|feed|rss|rdf)$/i

/** XML of a root that nobody knows is an agency's where its beginning has a headline and a body by their names. */
export function sniffAgencyXml(root: string | null, head: string): SniffedWire | null {
  if (OTHER_ROOT.test(root?.replace(/^.*:/, '') ?? '')) return null
  const names = new Set<string>()
  const tag = /<([a-z_][\w.-]*:)?([a-z_][\w-]*)/gi
  for (let count = 0; count < SOME_ELEMENTS; count += 1) {
    const found = tag.exec(head)
    if (found === null) break
    names.add(found[2] ?? '')
  }
  const stories = [...names].some(isHeadlineName) && [...names].some(isBodyName)
  return stories ? { format: 'agency-xml', mediaType: 'application/xml' } : null
}

/** Whether parsed JSON holds items of ninjs. */
export function sniffWireJson(document: unknown): SniffedWire | null {
  if (!Array.isArray(document) && !isJsonObject(document)) return null
  return ninjsItems(document).length > 0 ? { format: 'ninjs', mediaType: 'application/ninjs+json' } : null
}

const ANPA = /^\s*␖+\s*␁|^\s*␁[^␂]{0,200}␟[^␂]{0,200}␂/
const IPTC_7901 = /^\s*␁?[a-z]{2,5}\d{3,4} +\d +[a-z]{1,3} +\d{1,5}\b[^␂]{0,400}␂/i

/** The two text formats by the control characters and the shape of their first lines, or null. */
export function sniffWireText(head: string): SniffedWire | null {
  const start = withVisibleControls(head.slice(0, 1_000))
  if (ANPA.test(start)) return { format: 'anpa', mediaType: 'text/vnd.iptc.anpa' }
  return IPTC_7901.test(start) ? { format: 'iptc7901', mediaType: 'text/vnd.iptc.7901' } : null
}

/** Control characters as the signs that Unicode has to show them. */
function withVisibleControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : ''
  })
}
