import { bylineCredit } from '../../intake/credits/byline-credit.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, foundInText, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

const AUTHOR_FIELD = /^(?:schema:author|meta:author|meta:byl|rss:author|dc:creator)$/iu

/** A byline that names an agency, in the field or in a line at the head of the text; never a photo credit. */
export const agencyByline: Signal = {
  name: 'agency-byline',
  mark: 'syndicated',
  looksFor: 'a byline that names an agency and no photographer',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const credit = bylineCredit(subject.byline, subject.blocks) ?? authorFieldCredit(subject)
  if (credit === null) return []
  const { house, shared, words, place, field } = { field: 'byline', ...credit }
  if (isOwnHouse({ name: house.name, url: null, sites: house.sites }, ownHouse(subject))) return []
  const finding = {
    mark: 'syndicated',
    kind: syndicatedKind(house),
    signal: 'agency-byline',
    weight: shared ? 0.6 : 0.8,
    partly: shared,
    family: 'credit',
    originator: house.name,
  } as const
  return [place === null ? foundInField(finding, field, words) : foundInText(finding, place)]
}

/** A byline made of several fields may leave the agency out; the fields still name it. */
function authorFieldCredit(subject: MarkSubject) {
  for (const { name, value } of subject.fields) {
    if (!AUTHOR_FIELD.test(name)) continue
    const credit = bylineCredit(value, [])
    if (credit !== null) return { ...credit, field: name }
  }
  return null
}
