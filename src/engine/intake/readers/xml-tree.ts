import { Parser } from 'htmlparser2'
import { Refusal } from '../../../contract/errors.ts'
import { spaceOfAddress, spaceOfPrefix } from './feed-names.ts'
import { HTML_DEPTH_REFUSED, XML_DEPTH, XML_NODES } from './limits.ts'
import { webAddress } from './safe-link.ts'
import { partDoctype } from './strip-doctype.ts'
import { entityReader } from './xml-entities.ts'

export type XmlNode = XmlElement | string

/** An element with its namespace's short name, and what it inherits. */
export type XmlElement = {
  /** Short name of its namespace; '' for RSS, `atom` for Atom, the prefix itself for one that is not known. */
  space: string
  /** Its name without a prefix, in lower case. */
  name: string
  /** By their names as written, with the short name of their namespace for a prefix. */
  attributes: Record<string, string>
  children: XmlNode[]
  /** The address that `xml:base` gives here (absolute), or null where none is in force. */
  base: string | null
  /** The value of the `xml:lang` in force, or null; '' takes an outer one back (XML 1.0, 2.12). */
  language: string | null
  /** Whether its end tag was there. */
  closed: boolean
}

export type XmlDocument = {
  /** Holds the root element, and whatever stands beside it in a damaged document. */
  top: XmlElement
  /** Whether an element is not closed as it should be. */
  damaged: boolean
  /** Whether an entity of the document's own was left unread: it is outside, or grows without end. */
  entityRefused: boolean
}

/**
 * XML as a tree, whatever its state: what is not closed ends where its parent ends or the text does, so a document
 * that breaks off keeps all that was there. One pass, linear; nesting beyond `XML_DEPTH` is flattened.
 *
 * @param base address against which the outermost `xml:base` resolves
 * @throws Refusal TOO_DEEP or TOO_LARGE
 */
export function parseXml(text: string, base: string | null): XmlDocument {
  const { xml, subset } = partDoctype(text)
  const entities = entityReader(subset)
  const top = newElement('', '', {}, null, null)
  const open: Open[] = [{ element: top, spaces: { xml: 'xml' }, at: -1 }]
  let damaged = false
  let nodes = 0
  const parser = new Parser(
    {
      onopentag(name, raw) {
        nodes += 1
        if (nodes > XML_NODES)
          throw new Refusal('TOO_LARGE', `holds more than ${XML_NODES.toLocaleString('en-GB')} elements.`)
        if (open.length > HTML_DEPTH_REFUSED) {
          throw new Refusal(
            'TOO_DEEP',
            `nests more than ${HTML_DEPTH_REFUSED.toLocaleString('en-GB')} elements in each other.`,
          )
        }
        const parent = open[open.length - 1]
        if (parent === undefined) return
        const attributes = readAttributes(raw, entities.read)
        const spaces = spacesWithin(parent.spaces, attributes)
        nameBySpace(attributes, spaces)
        const element = elementWithin(parent.element, name, attributes, spaces, base)
        // Deeper than any feed is built, elements lose their meaning and their text stays.
        if (open.length <= XML_DEPTH) parent.element.children.push(element)
        else element.children = parent.element.children
        open.push({ element, spaces, at: parser.endIndex })
      },
      ontext(piece) {
        const children = open[open.length - 1]?.element.children
        if (children !== undefined) addText(children, cdata ? piece : entities.read(piece))
      },
      oncdatastart() {
        cdata = true
      },
      oncdataend() {
        cdata = false
      },
      onclosetag(_name, implied) {
        const closing = open.pop()
        if (closing === undefined) return
        // The parser calls the end of <a/> implied too; it comes where its start was.
        if (implied && parser.endIndex !== closing.at) damaged = true
        else closing.element.closed = true
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  let cdata = false
  parser.end(withoutStrays(xml))
  return { top, damaged, entityRefused: entities.refused() }
}

type Spaces = Record<string, string>
/** `at` is where in the text its start tag ends. */
type Open = { element: XmlElement; spaces: Spaces; at: number }

function newElement(
  space: string,
  name: string,
  attributes: Record<string, string>,
  base: string | null,
  language: string | null,
): XmlElement {
  return { space, name, attributes, children: [], base, language, closed: false }
}

function readAttributes(raw: Record<string, string>, read: (text: string) => string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const name of Object.keys(raw)) attributes[name] = read(raw[name] ?? '')
  return attributes
}

/** Prefixes as they stand inside an element; the default namespace is under ''. */
function spacesWithin(outer: Spaces, attributes: Record<string, string>): Spaces {
  let spaces = outer
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name !== 'xmlns' && name[5] !== ':') continue
    if (spaces === outer) spaces = Object.create(outer)
    const prefix = name.slice(6)
    const space = spaceOfAddress(attributes[name] ?? '')
    if (space !== null) spaces[prefix] = space
    else if (prefix !== '') spaces[prefix] = spaceOfPrefix(prefix)
  }
  return spaces
}

/** Gives attributes under a prefix the short name of its namespace: `rdf:about`, whatever the prefix is. */
function nameBySpace(attributes: Record<string, string>, spaces: Spaces): void {
  for (const name in attributes) {
    const colon = name.indexOf(':')
    if (colon === -1 || name.startsWith('xml')) continue
    const space = spaces[name.slice(0, colon)]
    const known = space === undefined || space === '' ? name : `${space}:${name.slice(colon + 1)}`
    if (known === name) continue
    attributes[known] = attributes[name] ?? ''
    delete attributes[name]
  }
}

function elementWithin(
  parent: XmlElement,
  qualified: string,
  attributes: Record<string, string>,
  spaces: Spaces,
  documentBase: string | null,
): XmlElement {
  const colon = qualified.indexOf(':')
  const prefix = colon === -1 ? '' : qualified.slice(0, colon)
  const name = (colon === -1 ? qualified : qualified.slice(colon + 1)).toLowerCase()
  // A bare <feed> is Atom, whether or not it says so; what stands in it too.
  const space = spaces[prefix] ?? (prefix !== '' ? spaceOfPrefix(prefix) : bareSpace(parent, name))
  const statedBase = attributes['xml:base']
  const base =
    statedBase === undefined
      ? parent.base
      : (webAddress(statedBase, parent.base ?? documentBase) ?? parent.base)
  return newElement(space, name, attributes, base, attributes['xml:lang'] ?? parent.language)
}

function bareSpace(parent: XmlElement, name: string): string {
  if (parent.space === 'atom') return 'atom'
  return name === 'feed' ? 'atom' : ''
}

function addText(children: XmlNode[], text: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + text
  else children.push(text)
}

/** Signs that begin no tag, as in "5 <6" or at a cut, stand for themselves; those in CDATA do so anyway. */
function withoutStrays(xml: string): string {
  const text = xml.replace(/<[/!?]?$/, '')
  if (!STRAY.test(text)) return text
  let out = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<![CDATA[', at)
    const close = open === -1 ? -1 : text.indexOf(']]>', open)
    out += text.slice(at, open === -1 ? undefined : open).replace(STRAYS, '&lt;')
    if (open === -1) break
    at = close === -1 ? text.length : close
    out += text.slice(open, at)
  }
  return out
}

const STRAY = /<(?![a-z_/!?])/i
const STRAYS = new RegExp(STRAY, 'gi')

/** The elements directly beneath one. */
export function childElements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

/** All text beneath an element in order, as it stands. */
export function xmlText(element: XmlElement): string {
  if (element.children.length === 1 && typeof element.children[0] === 'string') return element.children[0]
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : xmlText(child)
  return text
}
