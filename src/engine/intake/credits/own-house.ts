import { domainToUnicode } from 'node:url'
import { getDomain, getDomainWithoutSuffix, getHostname } from 'tldts'
import type { Draft } from '../../items/draft.ts'

/** The parts of an item that say whose copy it claims to be. */
export type HouseClaims = Pick<Draft, 'url' | 'source' | 'sourceUrl' | 'fields'>

/** The names and registered domains of the house that the item was received from. Empty where unknown. */
export type OwnHouse = { names: string[]; domains: string[] }

/** Hosts that pass copy or links on, or hold what copy refers to, and say nothing about whose copy it is. */
const GO_BETWEENS = new Set([
  'feedburner.com',
  'feedproxy.google.com',
  'google.com',
  'ampproject.org',
  'archive.org',
  'archive.today',
  'archive.ph',
  't.co',
  'bit.ly',
  'feedly.com',
  'facebook.com',
  'twitter.com',
  'x.com',
  'reddit.com',
  'youtube.com',
  'youtu.be',
  'wikipedia.org',
  'github.com',
  'doi.org',
  'arxiv.org',
  'nih.gov',
])

const SITE_NAME_FIELDS = new Set([
  'og:site_name',
  'meta:application-name',
  'schema:publisher',
  'feed:title',
  'feed:publisher',
])
const SITE_ADDRESS_FIELDS = new Set(['feed:link'])

/**
 * The registered domain of an address or a bare host, in Unicode ("bbc.co.uk", "münchen.de"), with private
 * suffixes counted as suffixes, so that two blogs of one host are two. Null where there is none.
 */
export function registeredDomain(address: string): string | null {
  const before = known.get(address)
  if (before !== undefined) return before
  const domain = getDomain(address, { allowPrivateDomains: true })
  const registered = domain === null ? null : domainToUnicode(domain)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(address, registered)
  return registered
}

/** Every signal asks for the same few addresses of an item, and every item of a feed for the feed's. */
const known = new Map<string, string | null>()
const MOST_KNOWN = 4096

/** Whether an address belongs to a host that only passes copy on (feed proxies, shorteners, archives). */
export function isGoBetween(address: string): boolean {
  const domain = registeredDomain(address)
  const host = getHostname(address)
  return (domain !== null && GO_BETWEENS.has(domain)) || (host !== null && GO_BETWEENS.has(host))
}

/** The house that the item was received from, by its source, its site and its own address. */
export function ownHouse(claims: HouseClaims): OwnHouse {
  const names: string[] = []
  const domains: string[] = []
  if (claims.source !== null) names.push(claims.source)
  const addresses = [claims.sourceUrl, claims.url, claims.source]
  for (const { name, value } of claims.fields) {
    const field = name.toLowerCase()
    if (SITE_NAME_FIELDS.has(field)) names.push(value)
    else if (SITE_ADDRESS_FIELDS.has(field)) addresses.push(value)
  }
  for (const address of addresses) {
    if (address === null || isGoBetween(address)) continue
    const domain = registeredDomain(address)
    if (domain !== null) domains.push(domain)
  }
  return { names, domains: [...new Set(domains)] }
}

/** Whether anything is known of the house that the item came from. */
export function isKnown(own: OwnHouse): boolean {
  return own.names.length > 0 || own.domains.length > 0
}

/**
 * Whether two addresses belong to one house: the same registered domain, or one brand under two endings
 * (bbc.com and bbc.co.uk).
 */
export function sameBrand(one: string, other: string): boolean {
  const [a, b] = [registeredDomain(one), registeredDomain(other)]
  if (a === null || b === null) return false
  return a === b || brand(a) === brand(b)
}

/**
 * Whether a named house is the one that the item came from. Errs towards yes: a page that says where it was
 * first published is mostly that very page.
 * In: name and address as the copy gives them (either may be null), the item's own house.
 */
export function isOwnHouse(
  named: { name: string | null; url: string | null; sites?: readonly string[] },
  own: OwnHouse,
): boolean {
  const addresses = [...(named.url === null ? [] : [named.url]), ...(named.sites ?? [])]
  if (addresses.some((address) => own.domains.some((domain) => sameBrand(address, domain)))) return true
  const fits = (address: string) => {
    const domain = registeredDomain(address)
    return domain !== null && own.names.some((name) => nameFitsLabel(name, brand(domain)))
  }
  if (named.url !== null && fits(named.url)) return true
  if (named.name === null) return false
  if (
    registeredDomain(named.name) !== null &&
    own.domains.some((domain) => sameBrand(named.name ?? '', domain))
  ) {
    return true
  }
  const name = named.name
  return (
    own.names.some((each) => sameName(name, each)) ||
    own.domains.some((domain) => nameFitsLabel(name, brand(domain)))
  )
}

function brand(domain: string): string {
  return (getDomainWithoutSuffix(domain, { allowPrivateDomains: true }) ?? domain)
    .replace(/-/g, '')
    .toLowerCase()
}

function nameWords(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words[0] === 'the' && words.length > 1 ? words.slice(1) : words
}

function sameName(one: string, other: string): boolean {
  const [a, b] = [nameWords(one), nameWords(other)]
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const joined = short.join('')
  return joined !== '' && (joined === long.join('') || (joined.length >= 5 && beginsWith(long, joined)))
}

/** "Live Science" fits livescience, "EMOTION 10/22" fits emotion, "Los Angeles Times" fits latimes. */
function nameFitsLabel(name: string, label: string): boolean {
  if (label.length < 2) return false
  const words = nameWords(name)
  const joined = words.join('')
  if (joined === label || (label.length >= 4 && beginsWith(words, label))) return true
  if (joined.length >= 5 && label.startsWith(joined)) return true
  return words.length > 1 && words.length <= 6 && abbreviates(label, words)
}

/** Whether the first words, whole, make a string: a part of a word ("evang" of "Evangelischer") does not. */
function beginsWith(words: readonly string[], joined: string): boolean {
  let sofar = ''
  for (const word of words) {
    sofar += word
    if (sofar === joined) return true
    if (sofar.length > joined.length) return false
  }
  return false
}

/** Whether a label is made of a beginning of every word in turn: l-a-times, n-y-post. */
function abbreviates(label: string, words: readonly string[]): boolean {
  const [first, ...rest] = words
  if (first === undefined) return label === ''
  for (let length = Math.min(first.length, label.length); length > 0; length -= 1) {
    if (label.startsWith(first.slice(0, length)) && abbreviates(label.slice(length), rest)) return true
  }
  return false
}
