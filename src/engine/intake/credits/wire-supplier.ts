import type { Draft } from '../../items/draft.ts'
import { houseByMark, houseBySite, housesInCredit, isSupplier, type House } from './houses.ts'

/** The agency or press wire that sent a piece of copy, and the field that says so. */
export type WireSupplier = { house: House; field: string; value: string }

/** Strokes, dashes and "via" around a name: "/ritzau/", "STT–", "Via Ritzau". */
const AROUND = /^(?:via\s+|[/–—-]\s*)+|[/–—-]+$/giu

/**
 * The supplier that wire copy names as its credit or provider; the source is asked last, for a wire's own domain.
 * In: what the wire states, and the item's source. Out: the supplier, or null for copy that came by no wire or whose
 * sender the table does not know.
 */
export function wireSupplier(copy: { wire?: Draft['wire']; source: string | null }): WireSupplier | null {
  const { wire, source } = copy
  if (wire === undefined || wire === null) return null
  const named = [
    ['wire.credit', wire.credit],
    ['wire.provider', wire.provider],
    ['source', source],
  ] as const
  for (const [field, value] of named) {
    const house = value === null ? null : supplierNamed(value)
    if (value !== null && house !== null) return { house, field, value }
  }
  return null
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
