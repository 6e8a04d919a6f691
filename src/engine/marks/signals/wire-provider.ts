import { wireSupplier } from '../../intake/credits/wire-supplier.ts'
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
function find(subject: MarkSubject): Finding[] {
  const supplier = wireSupplier(subject)
  if (supplier === null) return []
  const { house, field, value } = supplier
  const stated = {
    mark: 'syndicated',
    kind: syndicatedKind(house),
    signal: 'wire-provider',
    weight: WEIGHT,
    family: 'field',
    originator: house.name,
  } as const
  return [foundInField(stated, field, value)]
}
