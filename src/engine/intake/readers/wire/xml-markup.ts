import { isXmlElement, type XmlElement, type XmlNode } from './wire-xml.ts'

/** Elements that HTML knows without an end. */
const VOID = new Set(['br', 'hr', 'img', 'wbr'])
/** What a browser reads in another way than as copy: inside wire XML such a name means something else. */
const FOREIGN = new Set([
  'title',
  'style',
  'script',
  'template',
  'plaintext',
  'textarea',
  'select',
  'option',
  'svg',
  'math',
])
const KEPT = ['href', 'colspan', 'rowspan', 'src', 'alt', 'width', 'height']

/** How an element of another vocabulary is written in HTML: its name there, or markup made by hand. */
export type Rewrite = (element: XmlElement) => { name: string } | { markup: string } | null

/**
 * A piece of wire XML as HTML, for the one reader of HTML (`html-to-blocks.ts`). Text is escaped, so nothing in it
 * turns into markup; attributes are left out but for links, spans of cells and pictures.
 *
 * @param rewrite answers null for what keeps its name
 */
export function markupOf(nodes: readonly XmlNode[], rewrite: Rewrite = () => null): string {
  let markup = ''
  // The tree is no deeper than its limit, which a stack of calls bears.
  for (const node of nodes) {
    if (!isXmlElement(node)) {
      markup += escaped(node)
      continue
    }
    const other = rewrite(node)
    if (other !== null && 'markup' in other) {
      markup += other.markup
      continue
    }
    const name = (other?.name ?? node.name).toLowerCase()
    const inner = markupOf(node.children, rewrite)
    if (FOREIGN.has(name) || !/^[a-z][a-z\d]*$/.test(name)) markup += inner
    else markup += `<${name}${attributesOf(node)}>${VOID.has(name) ? inner : `${inner}</${name}>`}`
  }
  return markup
}

/** Text as it stands in HTML, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function attributesOf(element: XmlElement): string {
  return KEPT.flatMap((name) => {
    const value = Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined
    return value === undefined ? [] : [` ${name}="${escaped(value)}"`]
  }).join('')
}
