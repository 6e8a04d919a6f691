import { blockText } from '../../../../contract/blocks.ts'
import { attribute, isElement, type HtmlElement } from '../html-tree.ts'
import type { PlacedBlock } from '../html-to-blocks.ts'
import type { StatedText } from './block-features.ts'
import { purposeBits, purposesOf } from './place-words.ts'
import { traitReader, type TextTraits } from './text-traits.ts'

/** An element that holds blocks, with what all of them together weigh. */
export type Container = {
  element: HtmlElement
  purposes: number
  /** Its markup says that it is the body of the article. */
  stated: boolean
  characters: number
  linked: number
  blocks: number
  /** Characters of running copy. */
  copy: number
  /** How many elements with the same tag and class stand beside it and hold blocks, and the number among them. */
  alike: { count: number; number: number }
}

/** The deepest element with a share of the copy: the elements from it upwards, with their distance. */
export type Core = { above: Map<HtmlElement, number> }

/** A page as a whole: its blocks, what they look like, and where the copy lies. */
export type Outline = {
  placed: readonly PlacedBlock[]
  traits: TextTraits[]
  /** From the element of each block upwards. */
  chains: Container[][]
  /** In the chain, the nearest element that parts lines. */
  ownLevel: number[]
  parents: (HtmlElement | null)[]
  signatures: string[]
  signatureCopy: number[]
  signatureCount: number[]
  siblings: number[]
  cores: Core[]
  core: { first: number; last: number }
  /** The first and the last block of running copy anywhere on the page. */
  running: { first: number; last: number }
  headline: number
  before: number[]
  sinceCopy: number[]
  untilCopy: number[]
  underHeading: { distance: number; promotion: number; linked: number; count: number }[]
  characters: number
  copy: number
  article: boolean
  /** How many lines of date, author or sharing stand before each block. */
  marks: number[]
}

/** Elements above this are not looked at; no page is built so deep. */
const DEEPEST = 48
const FURNITURE = new Set(['aside', 'nav', 'footer', 'figcaption'])
const FURNITURE_LEVELS = 8
const FURNITURE_BITS = purposeBits('comment', 'footer', 'hidden')
const MARK_BITS = purposeBits('author', 'facts', 'share')
const ROWED = new Set(['div', 'article', 'section', 'li', 'a', 'tr', 'td', 'dl'])
const CORE_SHARES = [0.5, 0.85]
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
)

export function outlineOf(placed: readonly PlacedBlock[], stated: StatedText): Outline {
  const copies = new Map<string, number>()
  const texts = placed.map(({ block }) => blockText(block))
  for (const text of texts) copies.set(text, (copies.get(text) ?? 0) + 1)
  const read = traitReader(stated)
  const known = new Map<HtmlElement, Container>()
  const chains = placed.map(({ place }) => chainOf(place, known))
  const traits = placed.map(({ block }, at) => {
    const trait = read(block, copies.get(texts[at] ?? '') ?? 1)
    const chain = chains[at] ?? []
    if (isFurniture(chain)) trait.copy = 0
    weighOn(chain, trait)
    return trait
  })
  countAlike(known)
  const ownLevel = chains.map((chain) =>
    Math.max(
      0,
      chain.findIndex(({ element }) => !INLINE.has(element.tagName)),
    ),
  )
  const weigh = (trait: TextTraits): number => (trait.copy === 1 ? trait.characters : 0)
  const copy = Math.max(
    1,
    traits.reduce((sum, trait) => sum + weigh(trait), 0),
  )
  const cores = CORE_SHARES.map((share) => coreOf(known, copy * share))
  const signatures = chains.map((chain, at) => signatureOf(chain, ownLevel[at] ?? 0))
  const signed = new Map<string, { copy: number; count: number }>()
  signatures.forEach((signature, at) => {
    const sum = signed.get(signature) ?? { copy: 0, count: 0 }
    sum.copy += weigh(traits[at] as TextTraits)
    sum.count += 1
    signed.set(signature, sum)
  })
  const parents = chains.map((chain, at) => chain[(ownLevel[at] ?? 0) + 1]?.element ?? null)
  const inParent = new Map<string, number>()
  const siblingKey = (at: number): string => `${signatures[at]} ${chains[at]?.length}`
  signatures.forEach((_, at) => inParent.set(siblingKey(at), (inParent.get(siblingKey(at)) ?? 0) + 1))
  let characters = 0
  const before = traits.map((trait) => (characters += trait.characters) - trait.characters)
  return {
    placed,
    traits,
    chains,
    ownLevel,
    parents,
    signatures,
    signatureCopy: signatures.map((signature) => (signed.get(signature)?.copy ?? 0) / copy),
    signatureCount: signatures.map((signature) => signed.get(signature)?.count ?? 0),
    siblings: signatures.map((_, at) => inParent.get(siblingKey(at)) ?? 0),
    cores,
    core: coreSpan(chains, traits, cores[0]),
    running: runningSpan(traits),
    headline: headlineAt(traits),
    before,
    sinceCopy: distances(traits, 1),
    untilCopy: distances(traits, -1),
    underHeading: underHeadings(placed, traits),
    characters: Math.max(1, characters),
    copy,
    article: stated.article,
    marks: marksBefore(chains, traits),
  }
}

function marksBefore(chains: readonly Container[][], traits: readonly TextTraits[]): number[] {
  let marks = 0
  const before = traits.map((trait, at) => {
    const count = marks
    const named = chains[at]?.slice(0, 3).some(({ purposes: bits }) => (bits & MARK_BITS) !== 0) ?? false
    if (trait.characters < 120 && (trait.timeLine === 1 || trait.bylineLine === 1 || named)) marks += 1
    return count
  })
  return [...before, marks]
}

function chainOf(place: HtmlElement | null, known: Map<HtmlElement, Container>): Container[] {
  const chain: Container[] = []
  let element = place
  while (element !== null && chain.length < DEEPEST && element.tagName !== 'html') {
    const container = known.get(element) ?? newContainer(element)
    known.set(element, container)
    chain.push(container)
    const parent: HtmlElement['parentNode'] = element.parentNode
    element = parent !== null && isElement(parent) ? parent : null
  }
  return chain
}

/** Comments, asides and what stands in the foot of a page run to many words and are no copy of the article. */
function isFurniture(chain: readonly Container[]): boolean {
  return chain
    .slice(0, FURNITURE_LEVELS)
    .some(({ element, purposes: bits }) => FURNITURE.has(element.tagName) || (bits & FURNITURE_BITS) !== 0)
}

function weighOn(chain: readonly Container[], trait: TextTraits): void {
  for (const container of chain) {
    container.characters += trait.characters
    container.linked += trait.characters * trait.linkShare
    container.blocks += 1
    if (trait.copy === 1) container.copy += trait.characters
  }
}

/** Teasers, comments and cards come in rows of elements that a template made alike. */
function countAlike(known: ReadonlyMap<HtmlElement, Container>): void {
  const rows = new Map<unknown, Map<string, Container[]>>()
  for (const container of known.values()) {
    const { element } = container
    if (!ROWED.has(element.tagName)) continue
    const row = rows.get(element.parentNode) ?? new Map<string, Container[]>()
    const name = `${element.tagName}.${(attribute(element, 'class') ?? '').slice(0, 24)}`
    const alike = row.get(name) ?? []
    alike.push(container)
    row.set(name, alike)
    rows.set(element.parentNode, row)
  }
  for (const row of rows.values())
    for (const alike of row.values())
      alike.forEach((container, number) => (container.alike = { count: alike.length, number }))
}

function newContainer(element: HtmlElement): Container {
  return {
    element,
    purposes: purposesOf(element),
    stated: /articlebody|reviewbody/i.test(attribute(element, 'itemprop') ?? ''),
    characters: 0,
    linked: 0,
    blocks: 0,
    copy: 0,
    alike: { count: 1, number: 0 },
  }
}

/** The deepest element with at least so much copy, and everything above it. */
function coreOf(known: ReadonlyMap<HtmlElement, Container>, least: number): Core {
  let best: Container | null = null
  for (const container of known.values()) {
    if (container.copy < least) continue
    if (
      best === null ||
      container.copy < best.copy ||
      (container.copy === best.copy && isBelow(container, best))
    )
      best = container
  }
  const above = new Map<HtmlElement, number>()
  let element = best?.element ?? null
  for (let distance = 0; element !== null && distance < DEEPEST; distance += 1) {
    above.set(element, distance)
    const parent: HtmlElement['parentNode'] = element.parentNode
    element = parent !== null && isElement(parent) ? parent : null
  }
  return { above }
}

function isBelow(one: Container, other: Container): boolean {
  let parent: HtmlElement['parentNode'] = one.element.parentNode
  for (let level = 0; parent !== null && level < DEEPEST; level += 1) {
    if (parent === other.element) return true
    parent = isElement(parent) ? parent.parentNode : null
  }
  return false
}

/** The way to a block as tags and first class names: blocks that a template makes alike have the same. */
function signatureOf(chain: readonly Container[], own: number): string {
  return chain
    .slice(own, own + 3)
    .map(({ element }) => `${element.tagName}.${(attribute(element, 'class') ?? '').slice(0, 60)}`)
    .join('<')
}

function coreSpan(
  chains: readonly Container[][],
  traits: readonly TextTraits[],
  core: Core | undefined,
): { first: number; last: number } {
  const deepest = core?.above.keys().next().value
  let first = -1
  let last = -1
  chains.forEach((chain, at) => {
    if (traits[at]?.copy !== 1 || !chain.some(({ element }) => element === deepest)) return
    if (first === -1) first = at
    last = at
  })
  return { first, last }
}

function runningSpan(traits: readonly TextTraits[]): { first: number; last: number } {
  const running = traits.flatMap(({ copy }, at) => (copy === 1 ? [at] : []))
  return { first: running[0] ?? 0, last: running.at(-1) ?? 0 }
}

function headlineAt(traits: readonly TextTraits[]): number {
  let best = -1
  traits.forEach((trait, at) => {
    if (trait.headline >= 0.7 && trait.headline > (traits[best]?.headline ?? 0)) best = at
  })
  return best
}

function distances(traits: readonly TextTraits[], direction: 1 | -1): number[] {
  const result: number[] = []
  let distance = 30
  for (let step = 0; step < traits.length; step += 1) {
    const at = direction === 1 ? step : traits.length - 1 - step
    result[at] = distance
    distance = traits[at]?.copy === 1 ? 1 : distance + 1
  }
  return result
}

function underHeadings(
  placed: readonly PlacedBlock[],
  traits: readonly TextTraits[],
): Outline['underHeading'] {
  let at = -30
  let promotion = 0
  let linked = 0
  let count = 0
  return placed.map(({ block }, index) => {
    const result = { distance: Math.min(30, index - at), promotion, linked, count }
    const trait = traits[index]
    if (block.kind === 'heading' || (trait?.strong === 1 && trait.words < 12)) {
      at = index
      promotion = trait?.promotion ?? 0
      linked = trait?.linkShare ?? 0
      if (linked > 0.8) count += 1
    }
    return result
  })
}
