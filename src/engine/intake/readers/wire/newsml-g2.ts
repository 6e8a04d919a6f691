import type { Reader, ReadHints } from '../../../items/draft.ts'
import { g2Story } from './g2-story.ts'
import { readWireXml, type WireItem } from './read-wire-xml.ts'
import { wireDraft } from './wire-draft.ts'
import { attributeOf, childAt, childrenOf, elementsNamed, lineAt, type XmlElement } from './wire-xml.ts'

const ITEMS = ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem']

/**
 * NewsML-G2 (IPTC, 2.x): a message with many items, an item alone, or a part of one as agencies' samples have it. A
 * package is a listing of what it refers to; catalogues and items that are named by address are never fetched.
 */
export const readNewsmlG2: Reader = (bytes, hints) =>
  readWireXml(bytes, hints, (root) => {
    const header = childAt(root, 'header') ?? childAt(root, 'Header')
    const items = ITEMS.includes(root.name) ? [root] : elementsNamed(root, ...ITEMS)
    const told = items.filter((item) => !onlyPointsAt(item, items))
    if (told.length > 0) return told.map((item) => itemOf(item, header, hints))
    return items.length > 0
      ? items.map((item) => itemOf(item, header, hints))
      : [itemOf(asItem(root), header, hints)]
  })

function itemOf(item: XmlElement, header: XmlElement | null, hints: ReadHints): WireItem {
  const id = attributeOf(item, 'guid')
  return {
    id,
    headline: lineAt(item, 'contentMeta', 'headline'),
    draft: (locator) => wireDraft(locator, g2Story(item, header, hints.url)),
  }
}

/** A package without a word of its own, which only gathers the other items of the message. */
function onlyPointsAt(item: XmlElement, items: readonly XmlElement[]): boolean {
  if (item.name !== 'packageItem' || items.length < 2) return false
  return (
    lineAt(item, 'contentMeta', 'headline') === null &&
    elementsNamed(item, 'headline', 'title', 'description').length === 0
  )
}

/** A part of an item (`contentMeta`, `groupSet`) as the item that it would stand in. */
function asItem(root: XmlElement): XmlElement {
  const name = root.name === 'groupSet' ? 'packageItem' : 'newsItem'
  const whole = childrenOf(root).some((child) =>
    /^(?:itemMeta|contentMeta|contentSet|groupSet)$/.test(child.name),
  )
  return whole ? { ...root, name } : { name, prefix: '', attributes: {}, children: [root] }
}
