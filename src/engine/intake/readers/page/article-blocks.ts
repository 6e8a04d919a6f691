import { blockText, type Block, type Role } from '../../../../contract/blocks.ts'
import type { PlacedBlock } from '../html-to-blocks.ts'
import { isElement, type HtmlElement } from '../html-tree.ts'
import { isBylineLine } from '../line-kinds.ts'
import { copyChances } from './copy-chances.ts'
import { withoutNeverCopy } from './never-copy.ts'
import { pageModel } from './page-model.ts'
import { isWorded, type PageView } from './page-view.ts'
import { purposeBits, purposesOf } from './place-words.ts'

/** Words that say whose the copy is, wherever on the page they stand. */
const NOTICE =
  /©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved|originally (?:appeared|published)|(?:first|previously) (?:appeared|published)|republish|reprinted|syndicat|courtesy of|creative commons|original (?:source|article)|content removed/i
const MAX_NOTICES = 20
const NOTICE_CHARACTERS = 1_500
/** Of the chance of the page's surest block: pages differ in how sure the model can be of any. */
const SHARE = 0.42
/** Less is asked of a block that stands between two blocks of copy. */
const SHARE_BETWEEN = 0.2
/** Where not even one block is surer than this, the page has no article. */
const LEAST = 0.12
/** So many blocks beneath the copy may belong to it: credits, tags, notices. */
const BENEATH = 12
const AUTHOR = purposeBits('author')

/**
 * The article of a page: its copy with role `body`; what stands within and right beneath it and is no copy with
 * role `promo`, `credit` or `notice`; behind it the notices of the whole page, because who holds the rights is often
 * said far below. Null where the page has no article.
 */
export function articleBlocks(view: PageView): Block[] | null {
  const isCopy = copyBlocks(view)
  const first = isCopy.indexOf(true)
  if (first === -1) return null
  const last = isCopy.lastIndexOf(true)
  const home = homeOf(view.placed.filter((_, at) => isCopy[at] === true))
  const copy = new Set(view.placed.filter((_, at) => isCopy[at] === true))
  const from = view.all.indexOf(
    view.placed[Math.max(0, Math.min(first, view.outline.headline))] as PlacedBlock,
  )
  const to = view.all.indexOf(view.placed[Math.min(view.placed.length - 1, last + BENEATH)] as PlacedBlock)
  const blocks: Block[] = []
  view.all.forEach((placed, at) => {
    if (copy.has(placed)) blocks.push(placed.block)
    else if (at >= from && at <= to && isWithin(placed.place, home)) blocks.push(withoutCopy(placed))
  })
  return [...blocks, ...noticesOf(view, new Set(blocks.map(blockText)))]
}

function copyBlocks(view: PageView): boolean[] {
  const chances = copyChances(view, pageModel)
  const surest = chances.reduce((most, chance) => Math.max(most, chance), 0)
  if (surest < LEAST) return chances.map(() => false)
  const sure = chances.map((chance) => chance > surest * SHARE)
  const believed = chances.map(
    (chance, at) =>
      sure[at] === true ||
      (sure[at - 1] === true &&
        sure[at + 1] === true &&
        view.outline.traits[at]?.promotion === 0 &&
        chance > surest * SHARE_BETWEEN),
  )
  return withoutNeverCopy(view, believed)
}

/** The deepest element around all copy but stray blocks. */
function homeOf(copy: readonly PlacedBlock[]): HtmlElement | null {
  const weights = new Map<HtmlElement, number>()
  let total = 0
  for (const { block, place } of copy) {
    const length = blockText(block).length
    total += length
    for (let node = place; node !== null; node = parentOf(node))
      weights.set(node, (weights.get(node) ?? 0) + length)
  }
  // From each block upwards the elements come deepest first.
  for (const [element, weight] of weights) if (weight >= total * 0.9) return element
  return null
}

function isWithin(place: HtmlElement | null, home: HtmlElement | null): boolean {
  if (home === null) return true
  for (let node = place; node !== null; node = parentOf(node)) if (node === home) return true
  return false
}

function parentOf(element: HtmlElement): HtmlElement | null {
  const parent: HtmlElement['parentNode'] = element.parentNode
  return parent !== null && isElement(parent) ? parent : null
}

function withoutCopy({ block, place }: PlacedBlock): Block {
  return isWorded(block) ? { ...block, role: roleBeside(blockText(block), place) } : block
}

function roleBeside(text: string, place: HtmlElement | null): Role {
  if (NOTICE.test(text) && text.length <= NOTICE_CHARACTERS) return 'notice'
  const named = place !== null && (purposesOf(place) & AUTHOR) !== 0
  return isBylineLine(text) || (named && text.length <= 120) ? 'credit' : 'promo'
}

function noticesOf({ placed }: PageView, said: ReadonlySet<string>): Block[] {
  return placed
    .map(({ block }) => block)
    .filter((block) => {
      const text = blockText(block)
      return (
        block.kind !== 'table' && text.length <= NOTICE_CHARACTERS && NOTICE.test(text) && !said.has(text)
      )
    })
    .slice(0, MAX_NOTICES)
    .map((block) => ({ ...block, role: 'notice' }))
}
