import { houseBySite } from '../../intake/credits/houses.ts'
import { canonicalElsewhere as canonicalOf, nameOfAddress } from '../../intake/credits/originators.ts'
import { foundInField, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** The canonical link lies on another registered domain than the page or its site, and is no brother of it. */
export const canonicalElsewhere: Signal = {
  name: 'canonical-elsewhere',
  mark: 'syndicated',
  looksFor: 'a canonical link that lies with another house',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const address = canonicalOf(subject)
  if (address === null) return []
  return [
    foundInField(
      {
        mark: 'syndicated',
        kind: syndicatedKind(houseBySite(address)),
        signal: 'canonical-elsewhere',
        weight: samePath(address, subject.url) ? 0.4 : 0.6,
        family: 'address',
        originator: nameOfAddress(address),
      },
      'canonicalUrl',
      address,
    ),
  ]
}

/** The same path on two domains is a site that moved, or two that share a desk, as often as a reprint. */
function samePath(address: string, url: string | null): boolean {
  if (url === null || !URL.canParse(url)) return false
  const path = new URL(url).pathname
  return path.length > 10 && path === new URL(address).pathname
}
