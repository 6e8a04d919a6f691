import { Parser } from 'htmlparser2'
import type { ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { HTML_DEPTH, HTML_NODES } from '../limits.ts'

/** An element of an office file's XML. Names are without their prefix: no office format needs two of one name told apart. */
export type OfficeElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: OfficeNode[]
}
export type OfficeNode = OfficeElement | string

const NONE: Readonly<Record<string, string>> = Object.freeze({})

/**
 * One XML part of an office file as a tree. Forgiving: what is not well formed is read as far as it goes. No entity
 * but the five of XML and character references means anything.
 *
 * @returns an element without a name that holds the part's root
 * @throws Refusal TOO_DEEP beyond 256 levels, TOO_LARGE beyond 500,000 nodes, DAMAGED where it declares a document
 * type, which no office program does
 */
export function parseOfficeXml(bytes: Uint8Array, hints: Pick<ReadHints, 'name'>): OfficeElement {
  const root: OfficeElement = { name: '', attributes: NONE, children: [] }
  const open: OfficeElement[] = [root]
  let nodes = 0
  const count = (): void => {
    nodes += 1
    if (nodes > HTML_NODES)
      throw refusal(
        'TOO_LARGE',
        hints,
        `holds more than ${HTML_NODES.toLocaleString('en-GB')} elements and pieces of text.`,
      )
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count()
        if (open.length > HTML_DEPTH)
          throw refusal('TOO_DEEP', hints, 'nests its parts deeper than can be read.')
        const element = { name: local(name), attributes: withoutPrefixes(attributes), children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext(text) {
        const siblings = open.at(-1)?.children
        if (siblings === undefined) return
        const last = siblings.at(-1)
        if (typeof last === 'string') siblings[siblings.length - 1] = last + text
        else {
          count()
          siblings.push(text)
        }
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
      onprocessinginstruction(name) {
        if (/^!doctype/i.test(name))
          throw refusal('DAMAGED', hints, 'declares a document type inside, which no office program does.')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(decodeXml(bytes))
  return root
}

/** Office programs write UTF-8; the standard also allows UTF-16, which begins with its mark. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function withoutPrefixes(attributes: Record<string, string>): Readonly<Record<string, string>> {
  const found = Object.entries(attributes)
  if (found.length === 0) return NONE
  return Object.fromEntries(found.map(([name, value]) => [local(name), value]))
}

/** The elements directly beneath, of one name where one is given. */
export function elements(parent: OfficeElement | undefined, name?: string): OfficeElement[] {
  if (parent === undefined) return []
  return parent.children.filter(
    (child): child is OfficeElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The first element along a path of names, or undefined. */
export function elementAt(
  parent: OfficeElement | undefined,
  ...path: readonly string[]
): OfficeElement | undefined {
  let at = parent
  for (const name of path) at = elements(at, name)[0]
  return at
}

/** Every element of a name beneath, in document order. */
export function elementsBeneath(parent: OfficeElement | undefined, name: string): OfficeElement[] {
  if (parent === undefined) return []
  const found: OfficeElement[] = []
  const waiting: OfficeElement[] = [parent]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.name === name && element !== parent) found.push(element)
    for (const child of elements(element).reverse()) waiting.push(child)
  }
  return found
}

/** All text beneath, as it stands. */
export function textBeneath(parent: OfficeElement | undefined): string {
  if (parent === undefined) return ''
  return parent.children.map((child) => (typeof child === 'string' ? child : textBeneath(child))).join('')
}
