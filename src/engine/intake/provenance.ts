import { blockText } from '../../contract/blocks.ts'
import type { ProvenanceLink } from '../../contract/items.ts'
import type { Draft } from '../items/draft.ts'
import { citedSources } from './cited-sources.ts'
import { authorLines } from './credits/author-line.ts'
import { houseBySite } from './credits/houses.ts'
import { isGoBetween, registeredDomain, sameBrand } from './credits/own-house.ts'
import { originators } from './credits/originators.ts'
import { takedownNotice } from './credits/takedown-notice.ts'

/** The parts of an item that tell where it came from. Blocks carry their roles (`withRoles`). */
export type CopyWithClaims = Pick<
  Draft,
  'byline' | 'dateline' | 'url' | 'canonicalUrl' | 'source' | 'sourceUrl' | 'fields' | 'blocks' | 'rights'
> & { wire?: Draft['wire'] }

/** The feed, file or message that an item was received in, as intake knows it. */
export type ReceivedFrom = { name: string; url: string | null; words: string }

/** A rights notice is quoted in full up to here; beyond it a page's terms begin. */
const LONGEST_RIGHTS = 600

/**
 * An item's provenance chain as found: received from ← published by ← originated by ← author ← cited
 * sources, then rights and takedown; every link with the words or the field that say so.
 * In: the item with roles done, and the feed or file that it came in (null where the source stands for it).
 * Out: the links in that order; a link that nothing states is left out.
 */
export function provenanceOf(copy: CopyWithClaims, received: ReceivedFrom | null = null): ProvenanceLink[] {
  const takedown = takedownNotice(copy.blocks)
  const links: ProvenanceLink[] = []
  if (received !== null) links.push({ role: 'receivedFrom', ...received })
  else if (copy.source !== null) {
    links.push({
      role: 'receivedFrom',
      name: copy.source,
      url: copy.sourceUrl,
      words: `source: ${copy.source}`,
    })
  }
  links.push(...publisherOf(copy, takedown))
  for (const { name, url, words } of originators(copy)) {
    links.push({ role: 'originatedBy', name, url, words })
  }
  links.push(...authorsOf(copy))
  for (const { name, words } of citedSources(copy.blocks)) {
    links.push({ role: 'cites', name, url: null, words })
  }
  links.push(...rightsOf(copy))
  if (takedown !== null) {
    const url = takedown.mail === null ? takedown.url : `mailto:${takedown.mail}`
    links.push({
      role: 'takedown',
      name: takedown.republisher ?? takedown.mail ?? '',
      url,
      words: takedown.words,
    })
  }
  return links
}

function publisherOf(copy: CopyWithClaims, takedown: ReturnType<typeof takedownNotice>): ProvenanceLink[] {
  const linked = publishedElsewhere(copy)
  if (linked !== null) return [linked]
  if (copy.source !== null) {
    return [
      {
        role: 'publishedBy',
        name: copy.source,
        url: copy.url ?? copy.sourceUrl,
        words: `source: ${copy.source}`,
      },
    ]
  }
  if (takedown?.republisher !== undefined && takedown.republisher !== null) {
    return [{ role: 'publishedBy', name: takedown.republisher, url: copy.url, words: takedown.words }]
  }
  return copy.url === null || !URL.canParse(copy.url) ? [] : [publishedAt(copy.url)]
}

/** A feed that gathers links is no publisher: the site that its item lies on is. */
function publishedElsewhere({ url, sourceUrl }: CopyWithClaims): ProvenanceLink | null {
  if (url === null || sourceUrl === null || !URL.canParse(url) || isGoBetween(url)) return null
  return registeredDomain(url) === null || registeredDomain(sourceUrl) === null || sameBrand(url, sourceUrl)
    ? null
    : publishedAt(url)
}

function publishedAt(url: string): ProvenanceLink {
  const host = new URL(url).hostname.replace(/^www\./, '')
  return { role: 'publishedBy', name: houseBySite(url)?.name ?? host, url, words: `link: ${url}` }
}

function authorsOf(copy: CopyWithClaims): ProvenanceLink[] {
  const lines = authorLines(copy.blocks)
  const labelled = lines.find((line) => line.labelled) ?? lines[0]
  const links: ProvenanceLink[] = []
  if (copy.byline !== null && copy.byline.trim() !== '') {
    links.push({ role: 'author', name: bareName(copy.byline), url: null, words: `byline: ${copy.byline}` })
  }
  if (
    labelled !== undefined &&
    !links.some((link) => link.name.toLowerCase() === labelled.name.toLowerCase())
  ) {
    links.push({ role: 'author', name: labelled.name, url: null, words: labelled.words })
  }
  return links
}

function bareName(byline: string): string {
  return byline.trim().replace(/^(?:by|von|par|por|author:|autor:)\s+/iu, '')
}

function rightsOf(copy: CopyWithClaims): ProvenanceLink[] {
  const links: ProvenanceLink[] = []
  if (copy.rights !== null && copy.rights.trim() !== '') {
    links.push({
      role: 'rights',
      name: shortRights(copy.rights),
      url: null,
      words: `rights: ${copy.rights.trim()}`,
    })
  }
  for (const block of copy.blocks) {
    if (block.role !== 'notice') continue
    const words = blockText(block).trim()
    if (words === '') continue
    const quoted = words.length <= LONGEST_RIGHTS ? words : `${words.slice(0, LONGEST_RIGHTS)}…`
    links.push({ role: 'rights', name: shortRights(words), url: firstAddress(words), words: quoted })
  }
  return links
}

/** The first sentence stands for a notice where there is room for a line. */
function shortRights(words: string): string {
  const sentence = words.trim().split(/(?<=[.!?])\s/u)[0] ?? words
  return sentence.length <= 160 ? sentence : `${sentence.slice(0, 159)}…`
}

function firstAddress(words: string): string | null {
  return /https?:\/\/[^\s,;)>\]"”]+/u.exec(words)?.[0]?.replace(/[.,]+$/, '') ?? null
}
