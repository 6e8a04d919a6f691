import { bylineCredit } from '../../intake/credits/byline-credit.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, foundInText, type Finding } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** A byline that names an agency, in the field or in a line at the head of the text; never a photo credit. */
export function agencyByline(subject: MarkSubject): Finding[] {
  const credit = bylineCredit(subject.byline, subject.blocks)
  if (credit === null) return []
  const { house, shared, words, place } = credit
  if (isOwnHouse({ name: house.name, url: null, sites: house.sites }, ownHouse(subject))) return []
  const finding = {
    mark: 'syndicated',
    kind: house.kind === 'press' ? 'press release' : 'agency',
    signal: 'agency-byline',
    weight: shared ? 0.6 : 0.8,
    family: 'credit',
    originator: house.name,
  } as const
  return [place === null ? foundInField(finding, 'byline', words) : foundInText(finding, place)]
}
