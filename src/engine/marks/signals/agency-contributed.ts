import { contributedLine } from '../../intake/credits/contributed-line.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInText, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** "AFP contributed to this report": agency copy in part, admitted by the house that signed the rest. */
export const agencyContributed: Signal = {
  name: 'agency-contributed',
  mark: 'syndicated',
  looksFor: 'a line that admits agency material in a house’s own report',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const line = contributedLine(subject.blocks)
  if (line === null) return []
  const { house } = line
  if (house !== null && isOwnHouse({ name: house.name, url: null, sites: house.sites }, ownHouse(subject)))
    return []
  return [
    foundInText(
      {
        mark: 'syndicated',
        kind: house === null ? 'agency' : syndicatedKind(house),
        signal: 'agency-contributed',
        weight: house === null ? 0.5 : 0.55,
        family: 'credit',
        partly: true,
        originator: house?.name ?? null,
      },
      line,
    ),
  ]
}
