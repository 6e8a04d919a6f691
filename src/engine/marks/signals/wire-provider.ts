import {
  houseByMark,
  houseBySite,
  housesInCredit,
  isSupplier,
  type House,
} from '../../intake/credits/houses.ts'
import { foundInField, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** Copy that came by a wire is its sender's, also where the sender is the only source that is named. */
export const wireProvider: Signal = {
  name: 'wire-provider',
  mark: 'syndicated',
  looksFor: 'an agency or a press wire that the wire itself names as provider or credit',
  find,
}

const WEIGHT = 0.8
/** Strokes, dashes and "via" around a name: "/ritzau/", "STT–", "Via Ritzau". */
const AROUND = /^(?:via\s+|[/–—-]\s*)+|[/–—-]+$/giu

function find(subject: MarkSubject): Finding[] {
  const { wire } = subject
  if (wire === undefined || wire === null) return []
  const named = [
    ['wire.credit', wire.credit],
    ['wire.provider', wire.provider],
    ['source', subject.source],
  ] as const
  for (const [field, value] of named) {
    const house = value === null ? null : supplierNamed(value)
    if (value === null || house === null) continue
    return [
      foundInField(
        {
          mark: 'syndicated',
          kind: syndicatedKind(house),
          signal: 'wire-provider',
          weight: WEIGHT,
          family: 'field',
          originator: house.name,
        },
        field,
        value,
      ),
    ]
  }
  return []
}

function supplierNamed(value: string): House | null {
  const name = value
    .trim()
    .replace(AROUND, '')
    .replace(/\s+(?:GmbH|Inc\.?|Ltd\.?|AG|AB|AS)$/u, '')
  // A field that names a sender leaves no doubt about case: "ritzau", "STT", "ASSOCIATED PRESS".
  const spelled = [name, name.toUpperCase(), name.slice(0, 1).toUpperCase() + name.slice(1).toLowerCase()]
  const house = spelled.map(houseByMark).find((each) => each !== null) ?? houseBySite(name)
  if (house !== null) return isSupplier(house) ? house : null
  return housesInCredit(name).houses.find(isSupplier) ?? null
}
