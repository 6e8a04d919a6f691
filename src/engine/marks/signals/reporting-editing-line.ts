import { datelineCredit } from '../../intake/credits/dateline-credit.ts'
import { houseByMark, houseBySite, isSupplier, type House } from '../../intake/credits/houses.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { reportingLine } from '../../intake/credits/reporting-line.ts'
import { foundInText, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** "(Reporting by … ; Editing by …)": the sign-off of wire copy, in somebody else's hands. */
export const reportingEditingLine: Signal = {
  name: 'reporting-editing-line',
  mark: 'syndicated',
  looksFor: '“Reporting by …; editing by …”, the sign-off of wire copy',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const line = reportingLine(subject.blocks)
  if (line === null) return []
  const own = ownHouse(subject)
  const house = line.house ?? datelineCredit(subject.blocks)?.houses.find(isSupplier) ?? null
  if (house !== null && isOwnHouse({ name: house.name, url: null, sites: house.sites }, own)) return []
  // An agency signs off its own copy so; there it proves nothing.
  if (ownSuppliers(subject).length > 0) return []
  const weight = house === null ? (line.full ? 0.55 : 0.25) : line.full ? 0.75 : 0.5
  return [
    foundInText(
      {
        mark: 'syndicated',
        kind: 'agency',
        signal: 'reporting-editing-line',
        weight,
        family: 'credit',
        originator: house?.name ?? null,
      },
      line,
    ),
  ]
}

function ownSuppliers(subject: MarkSubject): House[] {
  const own = ownHouse(subject)
  const houses = [...own.names.map(houseByMark), ...own.domains.map(houseBySite)]
  return houses.filter((house) => house !== null && isSupplier(house)) as House[]
}
