import { houseBySite } from '../../intake/credits/houses.ts'
import { canonicalElsewhere as canonicalOf, nameOfAddress } from '../../intake/credits/originators.ts'
import { foundInField, type Finding } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** The canonical link lies on another registered domain than the page or its site, and is no brother of it. */
export function canonicalElsewhere(subject: MarkSubject): Finding[] {
  const address = canonicalOf(subject)
  if (address === null) return []
  return [
    foundInField(
      {
        mark: 'syndicated',
        kind: houseBySite(address)?.kind === 'agency' ? 'agency' : 'syndicated',
        signal: 'canonical-elsewhere',
        weight: 0.6,
        family: 'address',
        originator: nameOfAddress(address),
      },
      'canonicalUrl',
      address,
    ),
  ]
}
