import { blockText, type Block } from '../../../../contract/blocks.ts'
import { cleanLine } from '../clean-text.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { looksLikeHtml } from '../html-line.ts'
import { nitfStory } from './nitf.ts'
import type { WireStory } from './wire-draft.ts'
import { wireTextToBlocks } from './wire-text.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  isXmlElement,
  lineAt,
  lineOf,
  rawText,
  type XmlElement,
} from './wire-xml.ts'
import { markupOf } from './xml-markup.ts'

/** The first story in NITF inside a news item, or null. */
export function newsmlNitf(item: XmlElement, base: string | null): WireStory | null {
  const nitf = elementsNamed(item, 'nitf')[0]
  return nitf === undefined ? null : nitfStory(nitf, base)
}

/**
 * The copy of a news item: the text of its components in order. Style sheets are left out, a headline that is a
 * component of its own is not repeated, contacts and the like are credits, and a picture or film is a placeholder
 * with the words that it comes with.
 */
export function newsmlBlocks(item: XmlElement, base: string | null): Block[] {
  const components = childrenOf(item, 'NewsComponent')
  const found =
    components.length > 0 ? components.flatMap((each) => componentBlocks(each, base)) : contentOf(item, base)
  return found
}

function componentBlocks(component: XmlElement, base: string | null): Block[] {
  const role = (attributeOf(childAt(component, 'Role'), 'FormalName') ?? '').toLowerCase()
  if (/style\s?sheet|^headline$|^thumbnail|^icon$/.test(role)) return []
  const contents = childrenOf(component, 'ContentItem')
  const texts = contents.filter((each) => mediaOf(each) === 'text')
  const pictures = contents.filter((each) => mediaOf(each) === 'picture')
  const own = [...(texts.length > 0 ? contentOf(component, base) : []), ...pictureBlocks(component, pictures)]
  const inner = childrenOf(component, 'NewsComponent').flatMap((each) => componentBlocks(each, base))
  const aside = /contact|boilerplate|about|disclaimer|legal/.test(role)
  return [...own, ...inner].map((block) =>
    aside && block.role === 'body' ? { ...block, role: 'credit' } : block,
  )
}

/** The same copy may come in several formats; the richest is taken. */
function contentOf(component: XmlElement, base: string | null): Block[] {
  const versions = childrenOf(component, 'ContentItem').map((each) =>
    dataBlocks(childAt(each, 'DataContent'), each, base),
  )
  const lengths = versions.map((blocks) => blocks.reduce((sum, block) => sum + blockText(block).length, 0))
  const alike = versions.length > 1 && Math.min(...lengths) > Math.max(...lengths) * 0.8
  return alike ? (versions[0] ?? []) : versions.flat()
}

function dataBlocks(data: XmlElement | null, content: XmlElement, base: string | null): Block[] {
  if (data === null || mediaOf(content) !== 'text') return []
  const nitf = elementsNamed(data, 'nitf')[0]
  if (nitf !== undefined) return [...(nitfStory(nitf, base).blocks ?? [])]
  if (data.children.some((child) => isXmlElement(child))) {
    const body = elementsNamed(data, 'body.content', 'body')[0] ?? data
    return htmlToBlocks(markupOf(body.children), base)
  }
  const text = rawText(data)
  return looksLikeHtml(text) ? htmlToBlocks(text, base) : wireTextToBlocks(text)
}

function mediaOf(content: XmlElement): 'text' | 'picture' | 'style' {
  const type = [
    attributeOf(childAt(content, 'MediaType'), 'FormalName'),
    attributeOf(childAt(content, 'MimeType'), 'FormalName'),
    attributeOf(childAt(content, 'Format'), 'FormalName'),
  ].join(' ')
  if (/css|stylesheet/i.test(type)) return 'style'
  if (/photo|picture|image|graphic|jpe?g|gif|png|tiff|video|audio|mpeg|flash/i.test(type)) return 'picture'
  if (childAt(content, 'DataContent') === null && attributeOf(content, 'Href') !== null) return 'picture'
  return 'text'
}

function pictureBlocks(component: XmlElement, pictures: readonly XmlElement[]): Block[] {
  const first = pictures[0]
  if (first === undefined) return []
  const lines = elementsNamed(component, 'NewsLines')[0] ?? null
  const caption =
    elementsNamed(component, 'Comment')
      .map(lineOf)
      .find((line) => line !== null) ?? null
  const alt = lineAt(lines, 'HeadLine') ?? lineAt(lines, 'SlugLine') ?? caption ?? ''
  const host = URL.parse(cleanLine(attributeOf(first, 'Href')) ?? '')?.host ?? ''
  return [{ kind: 'image', role: 'promo', runs: [], image: { alt, host } }]
}
