import { blockText } from '../../../../contract/blocks.ts'
import { isElement, type HtmlElement } from '../html-tree.ts'
import type { PlacedBlock } from '../html-to-blocks.ts'
import type { Container, Outline } from './page-outline.ts'
import { purposes } from './place-words.ts'
import type { TextTraits } from './text-traits.ts'

/** What the head of a page says that its copy can be compared with. */
export type StatedText = {
  headline: string | null
  summary: string | null
  body: string | null
  /** The page says that it is an article. */
  article: boolean
  /** It is a report that grows, entry by entry. */
  live: boolean
}

/** Levels above a block at which names, tags and weights are looked at. */
const LEVELS = 12
const FAR = 20
const DEEPEST = 48
const TAGS =
  'p li a td figure figcaption article main nav aside footer header form table ul blockquote section span div'.split(
    ' ',
  )
const CONTAINERS = 4

/**
 * The features of each block by which a model tells copy from the rest of a page: its text, its place in the tree,
 * the weight of copy in the elements around it, and its neighbours. The order of the numbers is that of the model.
 */
export function blockFeatures(outline: Outline): Float64Array[] {
  const { placed } = outline
  const own = placed.map((_, at) => [...textFeatures(outline, at), ...placeFeatures(outline, at)])
  return placed.map((_, at) =>
    Float64Array.from([...(own[at] ?? []), ...orderFeatures(outline, at), ...neighbourFeatures(outline, at)]),
  )
}

function textFeatures(outline: Outline, at: number): number[] {
  const traits = outline.traits[at] as TextTraits
  const block = outline.placed[at]?.block
  return [
    Math.log1p(traits.characters),
    traits.words,
    traits.linkShare,
    traits.links,
    traits.sentences,
    traits.closed,
    traits.commas,
    traits.digits,
    traits.capitals,
    block?.kind === 'heading' ? (block.level ?? 1) : 0,
    block?.kind === 'listItem' ? (block.level ?? 1) : 0,
    block?.kind === 'quote' ? 1 : 0,
    block?.kind === 'table' ? (block.rows?.length ?? 0) : 0,
    block?.kind === 'preformatted' ? 1 : 0,
    traits.strong,
    traits.emphasis,
    traits.timeLine,
    traits.bylineLine,
    traits.promotion,
    traits.rights,
    traits.address,
    traits.opening,
    traits.colon,
    traits.headline,
    traits.summary,
    traits.body,
    traits.copies,
    traits.lines,
  ]
}

function placeFeatures(outline: Outline, at: number): number[] {
  const nearest = purposes.map(() => FAR)
  const tags = TAGS.map(() => FAR)
  let stated = FAR
  const chain = outline.chains[at] ?? []
  for (let level = 0; level < Math.min(chain.length, LEVELS); level += 1) {
    const container = chain[level] as Container
    for (let bit = 0; bit < purposes.length; bit += 1)
      if ((container.purposes >> bit) & 1 && nearest[bit] === FAR) nearest[bit] = level
    const tag = TAGS.indexOf(container.element.tagName)
    if (tag !== -1 && tags[tag] === FAR) tags[tag] = level
    if (container.stated && stated === FAR) stated = level
  }
  const own = outline.ownLevel[at] ?? 0
  const weights: number[] = []
  for (let level = own; level < own + CONTAINERS; level += 1) {
    const container = chain[Math.min(level, chain.length - 1)]
    weights.push(
      container === undefined ? 0 : container.copy / outline.copy,
      container === undefined ? 0 : Math.log1p(container.characters),
      container === undefined ? 0 : container.linked / Math.max(1, container.characters),
      container === undefined ? 0 : container.blocks,
    )
  }
  return [
    ...nearest,
    ...tags,
    stated,
    chain.length,
    own,
    ...weights,
    ...rowFeatures(chain),
    ...coreFeatures(outline, at, chain),
  ]
}

/** Whether the block stands in a row of elements alike: the nearest level, how many, the number; the longest row. */
function rowFeatures(chain: readonly Container[]): number[] {
  const rows = chain.slice(0, LEVELS)
  const level = rows.findIndex(({ alike }) => alike.count >= 3)
  const row = rows[level]
  const cards = rows.findIndex(({ alike, blocks }) => alike.count >= 2 && blocks > alike.count)
  return [
    level === -1 ? FAR : level,
    row?.alike.count ?? 0,
    row?.alike.number ?? -1,
    Math.max(0, ...rows.map(({ alike }) => alike.count)),
    cards === -1 ? FAR : cards,
    rows[cards]?.alike.number ?? -1,
  ]
}

/** How far the block stands from the elements that hold half and nearly all of the page's copy. */
function coreFeatures(outline: Outline, at: number, chain: readonly Container[]): number[] {
  return [
    ...outline.cores.flatMap((core) => {
      const up = chain.findIndex((container) => core.above.has(container.element))
      if (up === -1) return [FAR, FAR]
      const joined = chain[up]?.element
      return [Math.min(up, FAR), joined === undefined ? FAR : Math.min(core.above.get(joined) ?? FAR, FAR)]
    }),
    outline.signatureCopy[at] ?? 0,
    outline.signatureCount[at] ?? 0,
    outline.siblings[at] ?? 0,
  ]
}

function orderFeatures(outline: Outline, at: number): number[] {
  const { placed, traits, core, headline } = outline
  const clamp = (value: number): number => Math.max(-30, Math.min(30, value))
  return [
    at / placed.length,
    (outline.before[at] ?? 0) / outline.characters,
    clamp(at - core.first),
    clamp(core.last - at),
    clamp(at - headline),
    Math.min(30, outline.sinceCopy[at] ?? 30),
    Math.min(30, outline.untilCopy[at] ?? 30),
    outline.copy,
    placed.length,
    outline.underHeading[at]?.distance ?? 30,
    outline.underHeading[at]?.promotion ?? 0,
    outline.underHeading[at]?.linked ?? 0,
    (outline.underHeading[at]?.count ?? 0) - (outline.underHeading[headline]?.count ?? 0),
    outline.chains[at]?.filter(({ element }) => element.tagName === 'article').length ?? 0,
    (outline.before[at] ?? 0) - (outline.before[headline] ?? 0),
    traits[at]?.copy ?? 0,
    outline.article ? 1 : 0,
    marksBetween(outline, headline, at),
    marksBetween(outline, at + 1, at + 7),
  ]
}

/** Lines of date, author or sharing from one block up to another: copy mostly stands below them, a standfirst above. */
function marksBetween({ marks }: Outline, from: number, to: number): number {
  const last = marks.length - 1
  return Math.min(10, (marks[Math.min(to, last)] ?? 0) - (marks[Math.max(0, Math.min(from, last))] ?? 0))
}

const NEIGHBOURS = [-2, -1, 1, 2]

function neighbourFeatures(outline: Outline, at: number): number[] {
  return NEIGHBOURS.flatMap((step) => {
    const other = at + step
    const traits = outline.traits[other]
    if (traits === undefined) return [-1, 0, 0, 0, 0, 0]
    return [
      Math.log1p(traits.characters),
      traits.linkShare,
      outline.placed[other]?.block.kind === 'heading' ? 1 : 0,
      traits.copy,
      outline.signatures[other] === outline.signatures[at] ? 1 : 0,
      outline.parents[other] === outline.parents[at] ? 1 : 0,
    ]
  })
}

/** Weights that a model has given to blocks, as features for a second look at each among its neighbours. */
export function sightFeatures(
  placed: readonly PlacedBlock[],
  features: readonly Float64Array[],
  first: ArrayLike<number>,
): Float64Array[] {
  const shares = containerShares(placed, first)
  const cores = [0.5, 0.9].map((share) => believedCore(placed, first, share))
  const before = runningGap(first, placed, 1)
  const after = runningGap(first, placed, -1)
  const sums = new Float64Array(placed.length + 1)
  for (let at = 0; at < placed.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (first[at] ?? 0)
  const total = sums[placed.length] ?? 0
  return placed.map((_, at) => {
    const near = [-3, -2, -1, 0, 1, 2, 3].map((step) => first[at + step] ?? -1)
    const around = windowMean(sums, at, 8)
    return Float64Array.from([
      ...(features[at] ?? []),
      ...near,
      around,
      ...(shares[at] ?? []),
      ...cores.flatMap((core) => distancesTo(core, placed[at]?.place ?? null)),
      before[at]?.blocks ?? 30,
      before[at]?.characters ?? 0,
      after[at]?.blocks ?? 30,
      after[at]?.characters ?? 0,
      sums[at] ?? 0,
      total - (sums[at + 1] ?? 0),
    ])
  })
}

/** The deepest element that holds a share of what is believed to be copy, and all above it with their distance. */
function believedCore(
  placed: readonly PlacedBlock[],
  first: ArrayLike<number>,
  share: number,
): Map<HtmlElement, number> {
  const sums = new Map<HtmlElement, number>()
  let total = 0
  placed.forEach(({ block, place }, at) => {
    const weight = (first[at] ?? 0) ** 2 * blockText(block).length
    total += weight
    for (const element of upwards(place)) sums.set(element, (sums.get(element) ?? 0) + weight)
  })
  let best: HtmlElement | null = null
  let least = Number.POSITIVE_INFINITY
  // Of elements that hold as much, the one first reached from a block is the deepest.
  for (const [element, sum] of sums) {
    if (sum < total * share || sum >= least) continue
    least = sum
    best = element
  }
  return new Map([...upwards(best)].map((element, distance) => [element, distance]))
}

function distancesTo(core: ReadonlyMap<HtmlElement, number>, place: HtmlElement | null): number[] {
  let up = 0
  for (const element of upwards(place)) {
    const distance = core.get(element)
    if (distance !== undefined) return [Math.min(up, FAR), Math.min(distance, FAR)]
    up += 1
  }
  return [FAR, FAR]
}

/** An element and those around it, as far as they are looked at. */
function* upwards(place: HtmlElement | null): Generator<HtmlElement> {
  let element = place
  for (let level = 0; element !== null && level < DEEPEST; level += 1) {
    yield element
    const parent: HtmlElement['parentNode'] = element.parentNode
    element = parent !== null && isElement(parent) ? parent : null
  }
}

function windowMean(sums: Float64Array, at: number, reach: number): number {
  const from = Math.max(0, at - reach)
  const to = Math.min(sums.length - 1, at + reach + 1)
  return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from)
}

/** For each block the share of characters believed to be copy in three elements around it. */
function containerShares(placed: readonly PlacedBlock[], first: ArrayLike<number>): number[][] {
  const sums = new Map<HtmlElement, { copy: number; all: number }>()
  const lengths = placed.map(({ block }) => blockText(block).length)
  const chains = placed.map(({ place }) => [...upwards(place)].slice(0, LEVELS))
  chains.forEach((chain, at) => {
    for (const element of chain) {
      const sum = sums.get(element) ?? { copy: 0, all: 0 }
      sum.copy += (first[at] ?? 0) * (lengths[at] ?? 0)
      sum.all += lengths[at] ?? 0
      sums.set(element, sum)
    }
  })
  return chains.map((chain) =>
    [1, 2, 3, 4].map((level) => {
      const sum = sums.get(chain[Math.min(level, chain.length - 1)] as HtmlElement)
      return sum === undefined || sum.all === 0 ? 0 : sum.copy / sum.all
    }),
  )
}

/** To the nearest block that is surely copy: how many blocks and characters away. */
function runningGap(
  first: ArrayLike<number>,
  placed: readonly PlacedBlock[],
  direction: 1 | -1,
): { blocks: number; characters: number }[] {
  const gaps: { blocks: number; characters: number }[] = []
  let blocks = 30
  let characters = 5_000
  for (let step = 0; step < placed.length; step += 1) {
    const at = direction === 1 ? step : placed.length - 1 - step
    gaps[at] = { blocks: Math.min(30, blocks), characters: Math.min(5_000, characters) }
    const block = placed[at]?.block
    if ((first[at] ?? 0) > 0.7) [blocks, characters] = [0, 0]
    else if (block !== undefined) {
      blocks += 1
      characters += blockText(block).length
    }
  }
  return gaps
}
