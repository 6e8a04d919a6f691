import { Parser } from 'htmlparser2'
import { Refusal } from '../../../../contract/errors.ts'
import { cleanLine } from '../clean-text.ts'
import { partDoctype } from '../strip-doctype.ts'
import { entityReader } from '../xml-entities.ts'
import { fromRoot } from '../xml-root.ts'
import { WIRE_XML_DEPTH, WIRE_XML_NODES } from './wire-limits.ts'

/** An element by its local name: agencies write one vocabulary under many prefixes. Attributes keep theirs. */
export type XmlElement = {
  name: string
  prefix: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
}
export type XmlNode = XmlElement | string

/**
 * The tree of an XML document with its names as written: those of NewsML differ by case. Entities that its document
 * type declares are read within their limits, nothing outside is asked for. What is not well-formed is read as far as
 * it goes: tags that never close are closed at the end.
 *
 * @returns the root element, or null where there is none
 * @throws Refusal TOO_DEEP or TOO_LARGE by the limits
 */
export function parseXml(text: string): XmlElement | null {
  const { xml, subset } = partDoctype(text.replace(/^\ufeff/, ''))
  const root = fromRoot(xml)
  if (root === null) return null
  const entities = entityReader(subset)
  const top: XmlElement = { name: '', prefix: '', attributes: {}, children: [] }
  const open: XmlElement[] = [top]
  let nodes = 0
  let cdata = false
  const count = (): void => {
    nodes += 1
    if (nodes > WIRE_XML_NODES)
      throw new Refusal(
        'TOO_LARGE',
        `holds more than ${WIRE_XML_NODES.toLocaleString('en-GB')} pieces of XML.`,
      )
  }
  const parser = new Parser(
    {
      onopentag(name, raw) {
        count()
        if (open.length > WIRE_XML_DEPTH)
          throw new Refusal('TOO_DEEP', `nests more than ${WIRE_XML_DEPTH} elements in each other.`)
        const attributes: Record<string, string> = {}
        for (const key of Object.keys(raw)) attributes[key] = entities.read(raw[key] ?? '')
        const element: XmlElement = { ...namesOf(name), attributes, children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
      oncdatastart() {
        cdata = true
      },
      oncdataend() {
        cdata = false
      },
      ontext(piece) {
        const siblings = open.at(-1)?.children
        if (siblings === undefined) return
        const read = cdata ? piece : entities.read(piece)
        const last = siblings.at(-1)
        if (typeof last === 'string') siblings[siblings.length - 1] = last + read
        else {
          count()
          siblings.push(read)
        }
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.write(root)
  parser.end()
  return top.children.find(isXmlElement) ?? null
}

function namesOf(name: string): Pick<XmlElement, 'name' | 'prefix'> {
  const colon = name.indexOf(':')
  return { name: name.slice(colon + 1), prefix: name.slice(0, Math.max(0, colon)) }
}

/** Whether a node is an element and not text. */
export function isXmlElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

/** The child elements, or those of one name. */
export function childrenOf(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => isXmlElement(child) && (name === undefined || child.name === name),
  )
}

/** The first element at the end of a path of names, or null. */
export function childAt(element: XmlElement | null | undefined, ...path: string[]): XmlElement | null {
  let here: XmlElement | null = element ?? null
  for (const name of path) here = childrenOf(here, name)[0] ?? null
  return here
}

/**
 * The elements of some names beneath an element, in document order and without those inside another that was found.
 * Never recurses.
 */
export function elementsNamed(root: XmlElement | null | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = []
  const waiting = childrenOf(root).reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (names.includes(element.name)) found.push(element)
    else waiting.push(...childrenOf(element).reverse())
  }
  return found
}

/** All the text in an element as it stands there. */
export function rawText(element: XmlElement | null | undefined): string {
  let text = ''
  const waiting: XmlNode[] = element === null || element === undefined ? [] : [element]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node
    else for (let at = node.children.length - 1; at >= 0; at -= 1) waiting.push(node.children[at] ?? '')
  }
  return text
}

/** The text in an element on one line, or null. */
export function lineOf(element: XmlElement | null | undefined): string | null {
  return cleanLine(rawText(element))
}

/** An attribute, trimmed; null where it is missing or empty. */
export function attributeOf(element: XmlElement | null | undefined, name: string): string | null {
  if (element === null || element === undefined || !Object.hasOwn(element.attributes, name)) return null
  return cleanLine(element.attributes[name])
}

/** The first of the lines that the elements of a path hold, or null. */
export function lineAt(element: XmlElement | null | undefined, ...path: string[]): string | null {
  return lineOf(childAt(element, ...path))
}
