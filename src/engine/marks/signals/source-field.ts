import { houseByMark } from '../../intake/credits/houses.ts'
import { foreignFields } from '../../intake/credits/originators.ts'
import { foundInField, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** A field that names another house than the feed or site itself: RSS source, Dublin Core source, a wire's provider. */
export const sourceField: Signal = {
  name: 'source-field',
  mark: 'syndicated',
  looksFor: 'a field that names another house than the feed or the site',
  find,
}

function find(subject: MarkSubject): Finding[] {
  return foreignFields(subject).map(({ field, name, firm }) => {
    const house = houseByMark(name)
    return foundInField(
      {
        mark: 'syndicated',
        kind: syndicatedKind(house),
        signal: 'source-field',
        weight: firm ? (house === null ? 0.65 : 0.8) : house === null ? 0.3 : 0.45,
        family: 'field',
        originator: house?.name ?? name,
      },
      field.name,
      field.value,
    )
  })
}
