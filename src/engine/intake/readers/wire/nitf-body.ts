import { blockText, type Block } from '../../../../contract/blocks.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { isWrapped } from '../text-to-blocks.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  isXmlElement,
  lineOf,
  type XmlElement,
  type XmlNode,
} from './wire-xml.ts'
import { escaped, markupOf, type Rewrite } from './xml-markup.ts'

/**
 * The copy of an NITF body (IPTC, NITF 3.6): its content as blocks, and what stands beneath it (tag lines) as
 * credits. A picture becomes a placeholder with its caption.
 *
 * @param base address against which links resolve, or null
 */
export function nitfBlocks(body: XmlElement | null, base: string | null): Block[] {
  const content = childAt(body, 'body.content')
  const written = htmlToBlocks(markupOf(content?.children ?? [], rewrite), base)
  const closing = htmlToBlocks(markupOf(childAt(body, 'body.end')?.children ?? [], rewrite), base)
  return [...written, ...closing.map((block): Block => ({ ...block, role: 'credit' }))].filter(isWorded)
}

/** A leaf of markup that an agency left in, such as a rule of underscores, is no text, but a picture may be wordless. */
function isWorded(block: Block): boolean {
  return block.kind === 'image' || block.kind === 'rule' || /\S/.test(blockText(block))
}

const NAMES: Record<string, string> = {
  hedline: 'div',
  hl1: 'h2',
  hl2: 'h2',
  bq: 'blockquote',
  block: 'div',
  'nitf-table': 'div',
  'nitf-col': 'col',
  fn: 'div',
  note: 'div',
  tagline: 'p',
  bibliography: 'p',
  credit: 'cite',
  byline: 'p',
  dateline: 'p',
  distributor: 'p',
  abstract: 'div',
  'media-producer': 'cite',
}

const rewrite: Rewrite = (element) => {
  if (element.name === 'media') return { markup: mediaMarkup(element) }
  if (element.name === 'nitf-table-metadata') return { markup: '' }
  if (element.name === 'p' && isTypeset(element))
    return { markup: `<p>${markupOf(unbroken(element.children), rewrite)}</p>` }
  const name = NAMES[element.name]
  return name === undefined ? null : { name }
}

/** A paragraph whose line breaks are those of a typesetter: lines of one width, as in `text-to-blocks.ts`. */
function isTypeset(paragraph: XmlElement): boolean {
  const lines: string[] = ['']
  for (const child of paragraph.children) {
    if (isXmlElement(child) && child.name === 'br') lines.push('')
    else lines[lines.length - 1] += typeof child === 'string' ? child : (lineOf(child) ?? '')
  }
  return lines.length > 1 && isWrapped(lines.map((line) => line.trim()).filter((line) => line !== ''))
}

function unbroken(nodes: readonly XmlNode[]): XmlNode[] {
  return nodes.map((node) => (isXmlElement(node) && node.name === 'br' ? ' ' : node))
}

function mediaMarkup(media: XmlElement): string {
  const reference = childrenOf(media, 'media-reference')[0]
  const captions = elementsNamed(media, 'media-caption').map(lineOf)
  const words = captions.filter((line) => line !== null).join(' ')
  const source = attributeOf(reference, 'source') ?? attributeOf(reference, 'name') ?? ''
  const type = attributeOf(media, 'media-type') ?? attributeOf(reference, 'mime-type') ?? ''
  const alt = words === '' ? (attributeOf(reference, 'alternate-text') ?? '') : words
  if (/text|data/i.test(type) && reference === undefined) return markupOf(media.children, rewrite)
  return `<p><img src="${escaped(source)}" alt="${escaped(alt)}"></p>`
}
