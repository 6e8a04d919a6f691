import type { Block } from '../../../../contract/blocks.ts'
import { pageToBlocks, type PlacedBlock } from '../html-to-blocks.ts'
import { attribute, isElement, walkTree, type HtmlParent } from '../html-tree.ts'
import { textsAt } from '../json-value.ts'
import { webAddress } from '../safe-link.ts'
import type { StatedText } from './block-features.ts'
import { gatherEvidence, type PageEvidence } from './page-evidence.ts'
import { outlineOf, type Outline } from './page-outline.ts'
import { schemaObjects } from './schema-objects.ts'

/** A page as every part of it is looked for: its blocks, what it says of itself, where its copy lies. */
export type PageView = {
  /** Every block, pictures and rules too. */
  all: readonly PlacedBlock[]
  /** Those with words; every number of a block means one of these. */
  placed: readonly PlacedBlock[]
  evidence: PageEvidence
  stated: StatedText
  outline: Outline
  /** Where the page says that it stands, and where it was found. */
  addresses: string[]
  /** Names that its site goes by. */
  sites: string[]
  base: string | null
}

/** No article has more; a page with more is looked at so far. */
const BLOCKS = 8_000

/**
 * Looks at a page once for all who read it.
 * @param url where it was found, or null
 */
export function viewPage(root: HtmlParent, url: string | null): PageView {
  const base = baseOf(root, url)
  const all = pageToBlocks(root, base)
  const placed = all.filter(({ block }) => isWorded(block)).slice(0, BLOCKS)
  const evidence = gatherEvidence(root, placed)
  const stated = statedText(evidence)
  const addresses = addressesOf(evidence, base, url)
  return {
    all,
    placed,
    evidence,
    stated,
    outline: outlineOf(placed, stated),
    addresses,
    sites: siteNames(evidence, addresses),
    base,
  }
}

/** Whether a block has words of its own. */
export function isWorded(block: Block): boolean {
  return block.kind !== 'image' && block.kind !== 'rule'
}

function baseOf(root: HtmlParent, url: string | null): string | null {
  let stated: string | null = null
  for (const node of walkTree(root, (element) => element.tagName !== 'body')) {
    if (!isElement(node)) continue
    if (node.tagName === 'base') return webAddress(attribute(node, 'href'), url) ?? url
    // A saved page does not know where it stood, but for what it says itself.
    if (node.tagName === 'link' && attribute(node, 'rel')?.trim().toLowerCase() === 'canonical')
      stated ??= webAddress(attribute(node, 'href'), url)
  }
  return url ?? stated
}

function addressesOf(evidence: PageEvidence, base: string | null, url: string | null): string[] {
  const canonical = evidence.links.find(([rel]) => rel === 'canonical')?.[1]
  const shared = evidence.metas.find(([name]) => name.trim().toLowerCase() === 'og:url')?.[1]
  const found = [webAddress(canonical, base), webAddress(shared, base), url]
  return [...new Set(found.filter((address) => address !== null))]
}

/** The site's name as it states it, and as its address shows it: "gazette" of www.gazette.example. */
function siteNames(evidence: PageEvidence, addresses: readonly string[]): string[] {
  const named = evidence.metas.flatMap(([name, content]) =>
    /^(?:og:site_name|application-name|publisher|dc\.publisher)$/i.test(name.trim()) ? [content] : [],
  )
  const hosts = addresses.flatMap((address) => {
    const labels = (URL.parse(address)?.hostname ?? '').split('.').slice(0, -1)
    return labels.toSorted((one, other) => other.length - one.length).slice(0, 1)
  })
  return [...new Set([...named, ...hosts].filter((name) => name.trim() !== ''))]
}

/** A body stated in JSON-LD that is shorter than this is a summary. */
const BODY = 200

function statedText({ metas, jsonLd, title }: PageEvidence): StatedText {
  const meta = (wanted: RegExp): string | null =>
    metas.find(([name, content]) => wanted.test(name.trim()) && content.trim() !== '')?.[1] ?? null
  const stated: StatedText = {
    headline: null,
    summary: meta(/^(?:og:)?description$/i),
    body: null,
    article: meta(/^og:type$/i)?.toLowerCase() === 'article',
    live: false,
  }
  for (const object of schemaObjects(jsonLd)) {
    const { articleBody, headline } = object
    if (typeof articleBody === 'string' && articleBody.length > (stated.body?.length ?? BODY))
      stated.body = articleBody
    if (typeof headline === 'string') stated.headline ??= headline
    const types = textsAt(object, '@type').join(' ')
    if (/Article|BlogPosting/.test(types)) stated.article = true
    if (types.includes('LiveBlogPosting')) stated.live = true
  }
  stated.headline ??= meta(/^og:title$/i) ?? title
  return stated
}
