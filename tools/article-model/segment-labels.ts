import { blockText } from '../../src/contract/blocks.ts'
import { attribute, isElement, type HtmlElement } from '../../src/engine/intake/readers/html-tree.ts'
import type { PlacedBlock } from '../../src/engine/intake/readers/html-to-blocks.ts'

const SURE = 2
const LIKELY = 0.5
/** A paragraph shorter than this is not taken for copy by its neighbours. */
const PARAGRAPH = 100

/**
 * What pieces of text that must and must not be in the copy say of the blocks of a page: those that hold them, and,
 * for less weight, their likes: paragraphs of the same parent, teasers of the same row.
 */
export function labelsFromSegments(
  placed: readonly PlacedBlock[],
  wanted: readonly string[],
  unwanted: readonly string[],
): { classes: (0 | 1 | null)[]; weights: number[] } {
  const texts = placed.map(({ block }) => plain(blockText(block)))
  const classes: (0 | 1 | null)[] = texts.map(() => null)
  const weights = texts.map(() => SURE)
  const holding = (piece: string): number[] =>
    texts.flatMap((text, at) => (text.includes(plain(piece)) ? [at] : []))
  for (const piece of wanted) {
    const [at, ...others] = holding(piece)
    if (at !== undefined && others.length === 0) classes[at] = 1
  }
  for (const piece of unwanted) for (const at of holding(piece)) if (classes[at] !== 1) classes[at] = 0
  const ways = placed.map(({ place }) => wayTo(place))
  const parents = placed.map(({ place }) => place?.parentNode)
  const of = <Value>(label: 0 | 1, values: readonly Value[]): Set<Value> =>
    new Set(values.filter((_, at) => classes[at] === label))
  const [copyWays, otherWays, copyParents] = [of(1, ways), of(0, ways), of(1, parents)]
  placed.forEach(({ place }, at) => {
    const way = ways[at] ?? ''
    if (classes[at] !== null) return
    if (otherWays.has(way) && !copyWays.has(way) && !copyParents.has(parents[at])) classes[at] = 0
    else if (
      copyWays.has(way) &&
      !otherWays.has(way) &&
      copyParents.has(parents[at]) &&
      place?.tagName === 'p' &&
      (texts[at]?.length ?? 0) > PARAGRAPH
    )
      classes[at] = 1
    if (classes[at] !== null) weights[at] = LIKELY
  })
  return { classes, weights }
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

/** Tags and classes of a block's element and the two above it. */
function wayTo(place: HtmlElement | null): string {
  const way: string[] = []
  let node = place
  for (let level = 0; node !== null && level < 3; level += 1) {
    way.push(`${node.tagName}.${attribute(node, 'class') ?? ''}`)
    const parent: HtmlElement['parentNode'] = node.parentNode
    node = parent !== null && isElement(parent) ? parent : null
  }
  return way.join('<')
}
