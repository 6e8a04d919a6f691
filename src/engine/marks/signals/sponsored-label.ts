import { linesOf, quoteLine, textBlocks } from '../../intake/credits/passages-of-text.ts'
import { foundInField, foundInText, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

const LABEL =
  /^\W*(?:sponsored|sponsored (?:content|post|article)|paid (?:post|content|partnership|partner content)|partner content|branded content|promoted content|advertorial|advertisement feature|anzeige|werbung|gesponserter (?:beitrag|artikel)|contenu sponsorisé|publireportage|publirreportaje|contenido patrocinado|contenuto sponsorizzato|на правах рекламы)\W*$/iu
const BROUGHT_BY =
  /^\W*(?:sponsored by|paid for by|presented by|brought to you by|in partnership with|präsentiert von)\s+\p{Lu}.{1,60}$/u
const SECTION_FIELD = /(?::category|section|genre)$/u
const LINES_LOOKED_AT = 4

/** A label that the copy is paid for: section, category, or a line of its own at the head. */
export const sponsoredLabel: Signal = {
  name: 'sponsored-label',
  mark: 'syndicated',
  looksFor: 'a label that the copy is paid for',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const stated = {
    mark: 'syndicated',
    kind: 'sponsored',
    signal: 'sponsored-label',
    family: 'press',
  } as const
  const sections = [
    ...(subject.section === null ? [] : [{ name: 'section', value: subject.section }]),
    ...subject.fields.filter(({ name }) => SECTION_FIELD.test(name.toLowerCase())),
  ]
  const section = sections.find(({ value }) => LABEL.test(value))
  if (section !== undefined) return [foundInField({ ...stated, weight: 0.75 }, section.name, section.value)]
  const sponsor = subject.fields.find(({ name }) => name.toLowerCase() === 'schema:sponsor')
  if (sponsor !== undefined) return [foundInField({ ...stated, weight: 0.4 }, sponsor.name, sponsor.value)]
  let looked = 0
  for (const at of textBlocks(subject.blocks)) {
    for (const { start, line } of linesOf(at)) {
      looked += 1
      if (looked > LINES_LOOKED_AT) return []
      if (LABEL.test(line)) return [foundInText({ ...stated, weight: 0.6 }, quoteLine(at, start, line))]
      if (BROUGHT_BY.test(line)) return [foundInText({ ...stated, weight: 0.45 }, quoteLine(at, start, line))]
    }
  }
  return []
}
