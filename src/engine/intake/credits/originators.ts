import type { Draft, DraftField } from '../../items/draft.ts'
import { bylineCredit } from './byline-credit.ts'
import { closingCredit } from './closing-credit.ts'
import { datelineCredit } from './dateline-credit.ts'
import { dispatchCredits } from './dispatch-credits.ts'
import { houseByMark, houseBySite, isSupplier, type House } from './houses.ts'
import { isGoBetween, isKnown, isOwnHouse, ownHouse, registeredDomain, sameBrand } from './own-house.ts'
import { reportingLine } from './reporting-line.ts'
import { wireSupplier } from './wire-supplier.ts'
import { reprintNotices } from './reprint-notices.ts'

/** Who made the copy, with the words that say so. */
export type Originator = { name: string; url: string | null; words: string }

/** What finding an originator reads of an item. */
export type ClaimedCopy = Pick<
  Draft,
  'byline' | 'dateline' | 'url' | 'canonicalUrl' | 'source' | 'sourceUrl' | 'fields' | 'blocks'
> & { wire?: Draft['wire'] }

/** Fields in which a feed or a page names the house that the copy is from. Lower case. */
const SOURCE_FIELDS = new Set([
  'rss:source',
  'rss:source-url',
  'atom:source',
  'atom:source-url',
  'dc:source',
  'meta:dc.source',
  'meta:dcterms.source',
  'meta:syndication-source',
  'meta:original-source',
  'schema:sourceorganization',
  'wire:provider',
  'wire:infosource',
  'wire:creditline',
  'wire:distributor',
])

const BASED_ON = 'schema:isbasedon'

/** Fields that name a platform, a picture's owner or where a hint came from as often as the copy's maker. */
const LOOSE_FIELDS = new Set(['link:via', 'schema:provider', 'schema:copyrightholder', 'schema:credittext'])

/** A field of the item that names another house than the one it was received from. */
export type ForeignField = {
  field: DraftField
  name: string
  url: string | null
  /** The field is made for naming whose copy it is. */
  firm: boolean
}

/**
 * The fields that name another house than the item's own.
 * In: the item. Out: each such field with the house's name, and its address where the field gives one.
 */
export function foreignFields(copy: ClaimedCopy): ForeignField[] {
  const own = ownHouse(copy)
  const found = copy.fields.flatMap((field): ForeignField[] => {
    const value = field.value.trim()
    const name = field.name.toLowerCase()
    // What a page is "based on" may be the first print of its copy, which has an address, or a study.
    const firm = SOURCE_FIELDS.has(name) || (name === BASED_ON && URL.canParse(value))
    if (!firm && !LOOSE_FIELDS.has(name)) return []
    if (value === '' || value.length > 400) return []
    const url = /^https?:\/\//iu.test(value) ? value : null
    // A page that cannot say whose house it is has nothing to be compared with.
    if (!isKnown(own) || (url !== null && isGoBetween(url))) return []
    if (isOwnHouse({ name: url === null ? value : null, url }, own)) return []
    return [{ field, name: url === null ? value : nameOfAddress(url), url, firm }]
  })
  return pairNamesWithAddresses(found)
}

/** A feed names its source and gives its address in two fields; they are one statement. */
function pairNamesWithAddresses(found: readonly ForeignField[]): ForeignField[] {
  const addressOf = ({ field }: ForeignField) => found.find((each) => each.field.name === `${field.name}-url`)
  const isPaired = ({ field }: ForeignField) => found.some((each) => `${each.field.name}-url` === field.name)
  return found
    .filter((each) => !isPaired(each))
    .map((each) => ({ ...each, url: each.url ?? addressOf(each)?.url ?? null }))
}

/**
 * The canonical address where it lies at another house than the item's own; the front page of a site is
 * nobody's article, and feed proxies are no house.
 */
export function canonicalElsewhere(
  copy: Pick<Draft, 'url' | 'canonicalUrl' | 'source' | 'sourceUrl' | 'fields'>,
): string | null {
  const { canonicalUrl } = copy
  if (canonicalUrl === null || !URL.canParse(canonicalUrl) || isGoBetween(canonicalUrl)) return null
  const { pathname, search } = new URL(canonicalUrl)
  if (pathname === '/' && search === '') return null
  const own = ownHouse(copy)
  if (own.domains.length === 0 || registeredDomain(canonicalUrl) === null) return null
  return own.domains.some((domain) => sameBrand(domain, canonicalUrl)) ||
    isOwnHouse({ name: null, url: canonicalUrl, sites: houseBySite(canonicalUrl)?.sites }, own)
    ? null
    : canonicalUrl
}

/** The house's name by its site where the table knows it, else the registered domain. */
export function nameOfAddress(address: string): string {
  return houseBySite(address)?.name ?? registeredDomain(address) ?? address
}

/**
 * Every house that the copy says it originated with, strongest statement first, the item's own house left out.
 * In: the item. Out: each originator once.
 */
export function originators(copy: ClaimedCopy): Originator[] {
  const own = ownHouse(copy)
  const found: Originator[] = []
  const addHouse = (house: House, words: string) => {
    if (isOwnHouse({ name: house.name, url: null, sites: house.sites }, own)) return
    found.push({ name: house.name, url: null, words })
  }
  // A wire's own domain is its source too, and the copy is the agency's all the same.
  const supplier = wireSupplier(copy)
  if (supplier !== null) {
    found.push({ name: supplier.house.name, url: null, words: `${supplier.field}: ${supplier.value}` })
  }
  for (const notice of reprintNotices(copy.blocks)) {
    if (notice.name === null && notice.url === null) continue
    if (isOwnHouse({ name: notice.name, url: notice.url }, own)) continue
    found.push({
      name: notice.name ?? domainName(notice.url ?? ''),
      url: absoluteUrl(notice.url),
      words: notice.words,
    })
  }
  const dateline = datelineCredit(copy.blocks)
  for (const house of dateline?.houses.filter(isSupplier) ?? []) addHouse(house, dateline?.words ?? '')
  const byline = bylineCredit(copy.byline, copy.blocks)
  if (byline !== null)
    addHouse(byline.house, byline.place === null ? `byline: ${byline.words}` : byline.words)
  const reporting = reportingLine(copy.blocks)
  if (reporting?.house !== undefined && reporting.house !== null) addHouse(reporting.house, reporting.words)
  const closing = closingCredit(copy.blocks)
  if (closing !== null) addHouse(closing.house, closing.words)
  for (const { house, name, words } of dispatchCredits(copy.blocks)) {
    if (house !== null) addHouse(house, words)
    else found.push({ name, url: null, words })
  }
  for (const { field, name, url, firm } of foreignFields(copy)) {
    if (!firm) continue
    found.push({ name: houseByMark(name)?.name ?? name, url, words: `${field.name}: ${field.value}` })
  }
  const canonical = canonicalElsewhere(copy)
  if (canonical !== null) {
    found.push({ name: nameOfAddress(canonical), url: canonical, words: `canonical link: ${canonical}` })
  }
  return once(found)
}

function domainName(address: string): string {
  return registeredDomain(address) ?? address
}

function absoluteUrl(address: string | null): string | null {
  if (address === null) return null
  return /^https?:\/\//iu.test(address) ? address : `https://${address}`
}

function once(found: readonly Originator[]): Originator[] {
  const seen = new Set<string>()
  return found.filter(({ name }) => {
    const key = name.toLowerCase().replace(/^the /, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
