import { datelineCredit } from '../../intake/credits/dateline-credit.ts'
import { isSupplier } from '../../intake/credits/houses.ts'
import { isKnown, isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, foundInText, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'
import { housesInCredit } from '../../intake/credits/houses.ts'

/**
 * An agency in the brackets of a dateline: "TORONTO (Reuters) -". A house mark such as "(CNN) --" counts only
 * where the source is known and is another house.
 */
export const agencyDateline: Signal = {
  name: 'agency-dateline',
  mark: 'syndicated',
  looksFor: 'an agency in the brackets of a dateline',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const own = ownHouse(subject)
  const stated = { mark: 'syndicated', signal: 'agency-dateline', family: 'credit' } as const
  const inField = subject.dateline === null ? null : bracketOf(subject.dateline)
  const credit = inField === null ? datelineCredit(subject.blocks) : null
  const houses = inField ?? credit?.houses ?? []
  const foreign = houses.filter(
    (house) => !isOwnHouse({ name: house.name, url: null, sites: house.sites }, own),
  )
  if (foreign.length < houses.length && !foreign.some(isSupplier)) return []
  const agency = foreign.find(isSupplier) ?? (isKnown(own) ? foreign[0] : undefined)
  if (agency === undefined) return []
  const finding = {
    ...stated,
    kind: syndicatedKind(agency),
    weight: isSupplier(agency) ? (houses.length > 1 ? 0.65 : 0.85) : 0.55,
    originator: agency.name,
  } as const
  if (credit !== null) return [foundInText(finding, credit)]
  return [foundInField(finding, 'dateline', subject.dateline ?? '')]
}

function bracketOf(dateline: string): ReturnType<typeof housesInCredit>['houses'] | null {
  const bracket = /[([]([^()[\]]{2,60})[)\]]/u.exec(dateline)
  const { houses, clean } = housesInCredit(bracket?.[1] ?? '')
  return clean && houses.length > 0 ? houses : null
}
