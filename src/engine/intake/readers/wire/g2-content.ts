import { blockText, type Block } from '../../../../contract/blocks.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { looksLikeHtml } from '../html-line.ts'
import { nitfStory } from './nitf.ts'
import type { WireStory } from './wire-draft.ts'
import { isWireText, wireTextToBlocks } from './wire-text.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  isXmlElement,
  lineAt,
  rawText,
  type XmlElement,
} from './wire-xml.ts'
import { escaped, markupOf, type Rewrite } from './xml-markup.ts'

/** The first story in NITF inside an item's content, or null. */
export function g2Nitf(item: XmlElement, base: string | null): WireStory | null {
  const nitf = elementsNamed(childAt(item, 'contentSet'), 'nitf')[0]
  return nitf === undefined ? null : nitfStory(nitf, base)
}

/**
 * The copy in an item's `contentSet`: NITF, XHTML, text, or what another vocabulary says in words. Its members are
 * one content in several forms, so the fullest stays. A picture or film that is elsewhere becomes a placeholder.
 *
 * @param base address against which links resolve, or null
 */
export function g2Blocks(item: XmlElement, base: string | null): Block[] {
  const set = childAt(item, 'contentSet')
  const forms = childrenOf(set).flatMap((each): Block[][] => {
    if (each.name === 'inlineXML') return [inlineXml(each, base)]
    return each.name === 'inlineData' ? [inlineData(each, base)] : []
  })
  const size = (blocks: readonly Block[]): number =>
    blocks.reduce((sum, each) => sum + blockText(each).length, 0)
  const [first] = forms
  const fullest = forms.reduce((most, each) => (size(each) > size(most) * 1.2 ? each : most), first ?? [])
  return [...fullest, ...pictureOf(item, childrenOf(set, 'remoteContent'))]
}

function inlineXml(inline: XmlElement, base: string | null): Block[] {
  const nitf = elementsNamed(inline, 'nitf')[0]
  if (nitf !== undefined) return [...(nitfStory(nitf, base).blocks ?? [])]
  const html = elementsNamed(inline, 'html', 'body')[0]
  const roots = html === undefined ? childrenOf(inline) : [html]
  const isHtml =
    html !== undefined ||
    roots.every((each) => /^(?:p|div|section|article|h\d|ul|ol|table|pre|span)$/.test(each.name))
  if (!isHtml) return wordsOf(inline)
  const body = html === undefined ? inline : (childAt(html, 'body') ?? html)
  const blocks = headLast(htmlToBlocks(markupOf(body.children, rewrite), base))
  return withoutPageHead(blocks, lineAt(html ?? null, 'head', 'title'))
}

/** A page's own head repeats headline and slug: a notice beside the copy. Tables are set by blanks in paragraphs. */
const rewrite: Rewrite = (element) => {
  if (element.name === 'head') return { markup: '' }
  if (element.name === 'header') return { name: 'footer' }
  if (element.name !== 'p') return null
  const text = rawText(element)
  return isWireText(text) ? { markup: wireTextToBlocks(text).map(blockMarkup).join('') } : null
}

function blockMarkup(block: Block): string {
  const name = block.kind === 'preformatted' ? 'pre' : 'p'
  return `<${name}>${escaped(blockText(block)).replaceAll('\n', name === 'p' ? '<br>' : '\n')}</${name}>`
}

/** The page's own head stands after the copy. */
function headLast(blocks: Block[]): Block[] {
  const begins = blocks.findIndex((block) => block.role !== 'notice')
  return begins === -1 ? blocks : [...blocks.slice(begins), ...blocks.slice(0, begins)]
}

function withoutPageHead(blocks: Block[], title: string | null): Block[] {
  const first = blocks[0]
  return first?.kind === 'heading' && blocks.length > 1 && blockText(first) === title
    ? blocks.slice(1)
    : blocks
}

function inlineData(inline: XmlElement, base: string | null): Block[] {
  const type = attributeOf(inline, 'contenttype') ?? ''
  const text = /base64/i.test(attributeOf(inline, 'encoding') ?? '')
    ? decoded(rawText(inline))
    : rawText(inline)
  if (/^(?:image|video|audio|application\/(?:octet|pdf))/i.test(type)) return []
  // Some send plain text in a paragraph's tags; its indents still part it.
  const bare = text.trim().replace(/^<p>|<\/p>$/gi, '')
  if (/plain/i.test(type) && !looksLikeHtml(bare)) return wireTextToBlocks(bare)
  return looksLikeHtml(text) ? htmlToBlocks(text, base) : wireTextToBlocks(text)
}

function decoded(base64: string): string {
  return new TextDecoder().decode(Buffer.from(base64, 'base64'))
}

/** The words of a vocabulary that is not ours to read (events, sport): every element that holds text is a line. */
function wordsOf(element: XmlElement): Block[] {
  const blocks: Block[] = []
  const waiting = childrenOf(element).reverse()
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const worded = each.children.some((child) => typeof child === 'string' && /[\p{L}\d]/u.test(child))
    if (worded) {
      blocks.push(
        ...htmlToBlocks(
          `<p>${markupOf(each.children.filter((child) => !isXmlElement(child) || child.children.length > 0 || child.name === 'br'))}</p>`,
          null,
        ),
      )
    } else waiting.push(...childrenOf(each).reverse())
  }
  return blocks
}

/** One placeholder for all sizes of a picture. */
function pictureOf(item: XmlElement, remote: readonly XmlElement[]): Block[] {
  const picture = remote.find((each) =>
    /^(?:image|video|audio|$)/i.test(attributeOf(each, 'contenttype') ?? ''),
  )
  if (picture === undefined) return []
  const alt = lineAt(item, 'contentMeta', 'headline') ?? lineAt(item, 'itemMeta', 'title') ?? ''
  const host = URL.parse(attributeOf(picture, 'href') ?? '')?.host ?? ''
  return [{ kind: 'image', role: 'promo', runs: [], image: { alt, host } }]
}
