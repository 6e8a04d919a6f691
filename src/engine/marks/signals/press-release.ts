import { linesOf, quote, textBlocks } from '../../intake/credits/passages-of-text.ts'
import { foundInField, foundInText, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** Words of a press release that stand at the start of a line near head or tail. Our own list. */
const FORMS: readonly { pattern: RegExp; weight: number }[] = [
  { pattern: /^for immediate release\b/iu, weight: 0.75 },
  {
    pattern:
      /^\W*(?:press release|news release|media release|pressemitteilung(?:en)?|pressemeldung(?:en)?|presseinformation|presseaussendung|medienmitteilung|communiqué de presse|comunicato stampa|nota de prensa|comunicado de prensa|nota à imprensa|comunicado de imprensa|пресс-релиз|persbericht|pressmeddelande|pressemelding)(?:\s*(?:$|[:–—|-]|vom\b|nr\.?\b|no\.?\b|of\b|du\b|del\b|de\b|\d|\())/iu,
    weight: 0.65,
  },
  {
    pattern:
      /^(?:quelle|source|fuente|fonte|источник)\s*:\s*(?:press release|news release|pressemitteilung|pressemeldung|pm |communiqué|comunicato|comunicado|пресс-релиз)/iu,
    weight: 0.7,
  },
  {
    // An organisation that dates its own text.
    pattern: /^quelle\s*:\s*\p{Lu}[^.!?\n]{4,70},\s*(?:\d{1,2}\.\s*(?:\p{L}{3,9}|\d{1,2}\.)\s*\d{4})\b/iu,
    weight: 0.55,
  },
  { pattern: /\bcategory\s*:\s*press releases?\b/iu, weight: 0.65 },
  {
    pattern:
      /^(?:quelle der polizeimeldung|medienkontakt|pressekontakt|media contacts?|press contacts?|contact presse|contacto de prensa|quelle und kontaktadresse)\s*:/iu,
    weight: 0.4,
  },
  {
    pattern:
      /\bview (?:the )?original (?:content|press release)\b.{0,60}(?:newswire|prnewswire|businesswire)/iu,
    weight: 0.75,
  },
  { pattern: /^SOURCE:?\s+\p{Lu}[\p{L}\p{N} .,&-]{2,60}$/u, weight: 0.35 },
  { pattern: /^(?:original-content von|weiteres material|pressestelle)\s*:/iu, weight: 0.5 },
]
/** Bound to the copy itself wherever they stand. */
const BOUND =
  /\b(?:this (?:press|news|media) release (?:was|is|contains|features)|(?:diese|die) pressemitteilung (?:wurde|nr\.)|pressemitteilung nr\.\s*\d[\d/]*(?:\s+(?:des|der|vom)\s[^.\n]{2,40})?)/iu
const SEGMENT =
  /^(?:press-?releases?|news-?releases?|media-?releases?|pressemitteilung(?:en)?|pressemeldung(?:en)?|presseinformation(?:en)?|presse-?aussendung(?:en)?|medienmitteilung(?:en)?|communiques?(?:-de-presse)?|comunicat[io]-stampa|notas?-de-prensa|comunicados?(?:-de-prensa)?)$/u
const SECTION =
  /^(?:press releases?|news releases?|media releases?|pressemitteilung(?:en)?|pressemeldung(?:en)?|medienmitteilung(?:en)?|communiqués? de presse|comunicat[io] stampa|notas? de prensa|пресс-релизы?)$/iu
const SECTION_FIELD = /(?::category|section|genre|:subject)$/u

const HEAD_LINES = 8
const TAIL_LINES = 12

/** Press release words, sections and address paths: copy that its subject wrote. */
export const pressRelease: Signal = {
  name: 'press-release',
  mark: 'syndicated',
  looksFor: 'words, sections and addresses of press releases',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const stated = {
    mark: 'syndicated',
    kind: 'press release',
    signal: 'press-release',
    family: 'press',
  } as const
  const found: Finding[] = []
  const sections = [
    ...(subject.section === null ? [] : [{ name: 'section', value: subject.section }]),
    ...subject.fields.filter(({ name }) => SECTION_FIELD.test(name.toLowerCase())),
  ]
  const section = sections.find(({ value }) => SECTION.test(value.trim()))
  if (section !== undefined)
    found.push(foundInField({ ...stated, weight: 0.65 }, section.name, section.value))
  const address = [subject.canonicalUrl, subject.url].find((each) => each !== null && hasSegment(each))
  if (address !== undefined && address !== null) {
    found.push(
      foundInField({ ...stated, weight: 0.6 }, address === subject.url ? 'url' : 'canonicalUrl', address),
    )
  }
  const texts = textBlocks(subject.blocks)
  const lines = texts.flatMap((at) => linesOf(at).map((each) => ({ at, ...each })))
  for (const [order, { at, start, line }] of lines.entries()) {
    if (order >= HEAD_LINES && order < lines.length - TAIL_LINES) continue
    const form = FORMS.find(({ pattern }) => pattern.test(line.trim()))
    if (form === undefined) continue
    // A label may open a long first paragraph; what is quoted is the label's part of it.
    const end = line.length < 160 ? line.length : Math.max(60, line.search(/[|.–—]\s/u))
    found.push(foundInText({ ...stated, weight: form.weight }, quote(at, start, start + end)))
  }
  for (const at of texts) {
    const bound = BOUND.exec(at.text)
    if (bound === null) continue
    found.push(foundInText({ ...stated, weight: 0.6 }, quote(at, bound.index, bound.index + bound[0].length)))
    break
  }
  return found
}

function hasSegment(address: string): boolean {
  if (!URL.canParse(address)) return false
  return new URL(address).pathname
    .toLowerCase()
    .split('/')
    .slice(0, -1)
    .some((segment) => SEGMENT.test(segment))
}
