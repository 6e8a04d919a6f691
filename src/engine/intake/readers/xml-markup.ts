import { webAddress } from './safe-link.ts'
import type { XmlElement, XmlNode } from './xml-tree.ts'

/** Elements of HTML that have no end tag; any other that is empty must have one there. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * What stands in an element, as HTML: XHTML that a feed carries inline, or markup that it forgot to escape.
 * Addresses beneath an `xml:base` of their own are made absolute; the others resolve where the whole does.
 */
export function innerMarkup(element: XmlElement): string {
  return element.children.map((child) => markupOf(child, element.base)).join('')
}

function markupOf(node: XmlNode, base: string | null): string {
  if (typeof node === 'string') return escapeText(node)
  const attributes = Object.entries(node.attributes)
    .filter(([name]) => !name.startsWith('xmlns') && !name.includes(':'))
    .map(
      ([name, value]) =>
        ` ${name}="${escapeText(address(name, value, node.base, base)).replaceAll('"', '&quot;')}"`,
    )
    .join('')
  const start = `<${node.name}${attributes}>`
  if (VOID.has(node.name) && node.children.length === 0) return start
  return `${start}${node.children.map((child) => markupOf(child, base)).join('')}</${node.name}>`
}

function address(name: string, value: string, own: string | null, outer: string | null): string {
  if (own === outer || (name !== 'href' && name !== 'src')) return value
  return webAddress(value, own) ?? value
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
