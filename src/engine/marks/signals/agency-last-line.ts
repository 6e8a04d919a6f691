import { closingCredit } from '../../intake/credits/closing-credit.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInText, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** An agency by the end: a last line "PTI", "(dpa/lno)", "Quelle: kathpress", or its copyright. */
export const agencyLastLine: Signal = {
  name: 'agency-last-line',
  mark: 'syndicated',
  looksFor: 'an agency alone at the end, or its copyright',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const credit = closingCredit(subject.blocks)
  if (credit === null) return []
  const { house, shared } = credit
  if (isOwnHouse({ name: house.name, url: null, sites: house.sites }, ownHouse(subject))) return []
  return [
    foundInText(
      {
        mark: 'syndicated',
        kind: syndicatedKind(house),
        signal: 'agency-last-line',
        weight: shared ? 0.55 : 0.65,
        partly: shared,
        family: 'credit',
        originator: house.name,
      },
      credit,
    ),
  ]
}
