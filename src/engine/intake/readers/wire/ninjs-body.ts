import { blockText, type Block } from '../../../../contract/blocks.ts'
import { cleanLine } from '../clean-text.ts'
import { looksLikeHtml, htmlLine } from '../html-line.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { textToBlocks } from '../text-to-blocks.ts'
import { nitfStory } from './nitf.ts'
import { membersIn, objectsIn, textIn, type NinjsItem } from './ninjs-items.ts'
import { elementsNamed, parseXml } from './wire-xml.ts'

type Body = { value: string; kind: 'html' | 'nitf' | 'text' }

/**
 * The copy of a ninjs item: the fullest of its bodies in the order HTML, NITF, text; a text body that says something
 * else follows it. Without a body, its description, as for a picture or an event. Associated pictures and the item's
 * own are placeholders with their captions.
 *
 * @param base address against which links resolve, or null
 */
export function ninjsBlocks(item: NinjsItem, base: string | null): Block[] {
  const written = bodiesOf(item).map((body) => ({ kind: body.kind, blocks: bodyBlocks(body, base) }))
  const filled = written.filter(({ blocks }) => blocks.some((block) => /[\p{L}\d]/u.test(blockText(block))))
  const best = (['html', 'nitf', 'text'] as const)
    .map((kind) => filled.find((each) => each.kind === kind))
    .find((each) => each !== undefined)
  const blocks = [...(best?.blocks ?? [])]
  for (const other of filled) {
    if (other !== best && other.kind === 'text' && !says(blocks, other.blocks)) blocks.push(...other.blocks)
  }
  const caption = captionOf(item)
  if (blocks.length === 0 && caption !== null)
    blocks.push(...textToBlocks(textIn(item, 'description_text') ?? caption))
  return [...withoutHeadline(blocks, item), ...picturesOf(item)]
}

function bodiesOf(item: NinjsItem): Body[] {
  const bodies = objectsIn(item, 'bodies').flatMap((body): Body[] => {
    const value = textIn(body, 'value')
    if (value === null) return []
    const type = `${textIn(body, 'role') ?? ''} ${textIn(body, 'contenttype') ?? ''}`
    if (/nitf/i.test(type)) return /<nitf[\s>]/.test(value) ? [{ value, kind: 'nitf' }] : []
    return [{ value, kind: /html/i.test(type) || looksLikeHtml(value) ? 'html' : 'text' }]
  })
  const named = [...item.keys()]
    .filter((name) => name.startsWith('body_'))
    .flatMap((name): Body[] => {
      const value = textIn(item, name)
      if (value === null) return []
      if (/nitf/.test(name)) return [{ value, kind: 'nitf' }]
      return [{ value, kind: /html/.test(name) ? 'html' : 'text' }]
    })
  return [...bodies, ...named]
}

function bodyBlocks(body: Body, base: string | null): Block[] {
  if (body.kind === 'html') return htmlToBlocks(withoutHead(body.value), base)
  if (body.kind === 'text') return textToBlocks(body.value)
  const root = parseXml(body.value)
  const nitf = root?.name === 'nitf' ? root : elementsNamed(root, 'nitf')[0]
  return nitf === undefined ? [] : [...(nitfStory(nitf, base).blocks ?? [])]
}

/** A whole page: its head is no copy. Parts of a line that stand side by side (vignette and source) are parted. */
function withoutHead(html: string): string {
  const end = html.search(/<\/head>/i)
  const body = end === -1 || !/<head[\s>]/i.test(html.slice(0, end)) ? html : html.slice(end + 7)
  return body.replace(/<\/span><span class=/gi, '</span> <span class=')
}

/** Whether most words of one copy stand in the other. */
function says(blocks: readonly Block[], other: readonly Block[]): boolean {
  const known = new Set(wordsOf(blocks))
  const words = wordsOf(other)
  return words.filter((word) => known.has(word)).length >= words.length * 0.6
}

function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(
    (block) =>
      blockText(block)
        .toLowerCase()
        .match(/[\p{L}\d]+/gu) ?? [],
  )
}

function withoutHeadline(blocks: Block[], item: NinjsItem): Block[] {
  const first = blocks[0]
  if (first === undefined || blocks.length === 1 || first.kind !== 'heading') return blocks
  const lines = [
    textIn(item, 'headline', 'title'),
    ...objectsIn(item, 'headlines').map((each) => textIn(each, 'value')),
  ]
  return lines.map(cleanLine).includes(cleanLine(blockText(first))) ? blocks.slice(1) : blocks
}

/** The description: of version 1 by its name, later by its role. */
export function captionOf(item: NinjsItem): string | null {
  const stated = textIn(
    item,
    'description_text',
    'description_caption',
    'description_summary',
    'description_html',
    'description_xhtml',
    'description',
  )
  const other = [...item.keys()].find((name) => /^description_(?!creditline)/.test(name))
  const roles = objectsIn(item, 'descriptions').filter(
    (each) => !/credit|writer/i.test(textIn(each, 'role') ?? ''),
  )
  const fullest = roles.map((each) => textIn(each, 'value') ?? '').toSorted((a, b) => b.length - a.length)[0]
  return htmlLine(stated ?? fullest ?? (other === undefined ? null : textIn(item, other)))
}

/** The item's own picture and those that are associated with it, one placeholder each. */
function picturesOf(item: NinjsItem): Block[] {
  const others = membersIn(item, 'associations')
  const own = /^(?:picture|graphic|video|audio|image)$/i.test(textIn(item, 'type') ?? '') ? [item] : []
  return [...own, ...others].flatMap((each): Block[] => {
    if (/^(?:text|event|composite)$/i.test(textIn(each, 'type') ?? '')) return []
    const alt = (captionOf(each) ?? htmlLine(textIn(each, 'headline', 'title')) ?? '').slice(0, 1_000)
    return [
      {
        kind: 'image',
        role: 'promo',
        runs: [],
        image: { alt: each === item ? '' : alt, host: hostOf(each) },
      },
    ]
  })
}

function hostOf(item: NinjsItem): string {
  const href = membersIn(item, 'renditions')
    .map((each) => textIn(each, 'href'))
    .find((each) => each !== null)
  return URL.parse(href ?? '')?.host ?? ''
}
