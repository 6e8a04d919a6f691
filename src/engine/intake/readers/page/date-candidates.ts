import { blockText } from '../../../../contract/blocks.ts'
import { textAt, textsAt, type JsonObject } from '../json-value.ts'
import { daysInText, isoDay } from './dates-in-text.ts'
import type { Said } from './page-evidence.ts'
import { nearNames } from './near-names.ts'
import type { Outline } from './page-outline.ts'
import type { PageView } from './page-view.ts'
import { schemaObjects } from './schema-objects.ts'

/** A day that may be the day of publication, what says so, and what a model needs to weigh it. */
export type DateCandidate = {
  day: string
  text: string
  evidence: string
  kind: number
  at: number | null
  row: number[]
}

const KINDS = [
  'JSON-LD datePublished',
  'JSON-LD dateCreated',
  'JSON-LD dateModified',
  'meta',
  'meta of a change',
  'itemprop',
  'itemprop of a change',
  'time element',
  'attribute',
  'address',
  'address of a picture',
  'script',
  'script of a change',
  'line',
] as const
type Kind = (typeof KINDS)[number]

/** Whether a candidate says when the copy was changed rather than published. */
export function isChange({ kind }: DateCandidate): boolean {
  const name = KINDS[kind]
  return (
    name !== undefined &&
    (name === 'JSON-LD dateModified' || name.endsWith('of a change')) &&
    name !== 'script of a change'
  )
}

/** `meta` names by falling trust, as Google News, Open Graph, Dublin Core and the counters taught them. */
const PUBLISHED =
  /^(?:article:published(?:_time)?|article\.published|og:(?:article:)?published_time|date-?published|parsely-pub-date|sailthru\.date|citation_(?:publication_)?date|dc\.date\.(?:issued|created|publication)|dc(?:terms)?[.:](?:issued|created)|pub-?date|bt:pubdate|publish-?_?date|published-?_?date|publication-?_?date|date_published|originalpublicationdate|cxenseparse:recs:publishtime|rnews:datepublished|gentime|displaydate|dateposted|article_date_original|video:release_date)$/
const PLAIN =
  /^(?:date|dc(?:terms)?[.:]date|created|datecreated|timestamp|release_date|iso-8601-publish-date|eomportal-lastupdate|last-?published)$/
const CHANGED =
  /^(?:article:modified(?:_time)?|og:(?:article:)?(?:updated|modified)_time|date-?modified|dc(?:terms)?[.:]modified|dc\.date\.modified|last-?modified|lastmod|updated?(?:_time)?|modified_time|revised|dateupdate)$/
const PUBLISHED_WORDS =
  /publish|posted|date\b|issued|created|released|veröffentlicht|erschienen|erstellt|eingestellt|datum|vom\b|publié|parue?|mis en ligne|le\b|publicad|publicaci|fecha|pubblicat|data\b|geplaatst|gepubliceerd|opublikowan|dodan|utworzon|опубликован|дата|yayın|tarih|publicerad|julkaistu|publikováno|közzét|发布|日期|公開|掲載|入力|등록/iu
const CHANGED_WORDS =
  /updat|modifi|edited|last change|aktualisier|geändert|bearbeitet|stand\b|mis à jour|màj|actualiz|aggiornat|bijgewerkt|gewijzigd|zmienion|aktualiz|обновлен|изменен|güncell|uppdater|更新|修正|수정/iu
const OTHER_WORDS =
  /copyright|©|born|geboren|event|veranstalt|termin|deadline|seit\b|since|bis\b|until|between|zwischen|joined|member|registriert|comment|antwort|reply|says/iu

/** Everything on the page that may be the day of publication. */
export function dateCandidates({ evidence, outline, addresses }: PageView): DateCandidate[] {
  const monthFirst = /^en(?:[-_]us)?$/i.test(evidence.language?.trim() ?? '')
  const list: DateCandidate[] = []
  const add = (
    kind: Kind,
    text: string,
    evidenceWords: string,
    at: number | null,
    element: Said['element'] | null = null,
    shown = text,
  ): void => {
    const stated = statedDay(text, monthFirst)
    if (stated === null) return
    // "11/01/2025" in a setting may be either day, whatever the page's language: what else the page says decides.
    const other = stated.ambiguous ? statedDay(text, !monthFirst) : null
    const context =
      at === null ? '' : blockText(outline.placed[at]?.block ?? { kind: 'paragraph', role: 'body', runs: [] })
    for (const reading of [stated, other]) {
      if (reading === null) continue
      list.push({
        day: reading.day,
        text: shown.trim().slice(0, 100),
        evidence: evidenceWords,
        kind: KINDS.indexOf(kind),
        at,
        row: [
          ...localFeatures({ kind, text, stated: reading, at, context, element, outline }),
          reading === other ? 1 : 0,
        ],
      })
    }
  }
  for (const [type, name, text] of schemaDates(evidence.jsonLd)) add(type, text, `JSON-LD ${name}`, null)
  for (const [name, content] of evidence.metas) {
    const lower = name.trim().toLowerCase()
    if (PUBLISHED.test(lower) || PLAIN.test(lower)) add('meta', content, `meta ${lower}`, null)
    else if (CHANGED.test(lower)) add('meta of a change', content, `meta ${lower}`, null)
    else if (/^(?:og|twitter):image(?::src)?$/.test(lower)) addAddress(add, 'address of a picture', content)
  }
  for (const address of addresses) if (address !== null) addAddress(add, 'address', address)
  for (const said of evidence.times) {
    const kind: Kind =
      said.kind === 'itemprop'
        ? 'itemprop'
        : said.kind === 'itemprop-modified'
          ? 'itemprop of a change'
          : said.kind === 'time'
            ? 'time element'
            : 'attribute'
    add(
      kind,
      said.text,
      kind === 'attribute' ? `attribute of ${said.element.tagName}` : kind,
      said.at,
      said.element,
    )
  }
  for (const { name, text } of evidence.settings)
    add(/modif|updat/i.test(name) ? 'script of a change' : 'script', text, `script ${name}`, null)
  addLines(list, outline, monthFirst)
  addAgreement(list)
  return list
}

function addAddress(
  add: (kind: Kind, text: string, evidence: string, at: null, element: null, shown: string) => void,
  kind: Kind,
  address: string,
): void {
  const found = /[/_-]((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?=\D|$)/.exec(address)
  if (found !== null) add(kind, `${found[1]}-${found[2]}-${found[3]}`, kind, null, null, found[0])
}

function addLines(list: DateCandidate[], outline: Outline, monthFirst: boolean): void {
  outline.placed.forEach(({ block }, at) => {
    if (block.kind === 'table' || list.length > 1_500) return
    const context = blockText(block)
    for (const stated of daysInText(context, monthFirst)) {
      const text = context.slice(Math.max(0, stated.at - 40), stated.at + stated.text.length + 20)
      list.push({
        day: stated.day,
        text: stated.text,
        evidence: 'line of the page',
        kind: KINDS.indexOf('line'),
        at,
        row: [
          ...localFeatures({
            kind: 'line',
            text,
            stated,
            at,
            context,
            element: outline.placed[at]?.place ?? null,
            outline,
          }),
          0,
        ],
      })
    }
  })
}

/** The day that a value states, as it states it: "2026-11-24T00:30+02:00" is of the 24th. */
function statedDay(
  text: string,
  monthFirst: boolean,
): { day: string; at: number; ambiguous: boolean } | null {
  const line = text.trim()
  const found = daysInText(line, monthFirst)[0]
  if (found !== undefined) return found
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\D|\d{4,6}$|$)/.exec(line)
  if (compact !== null) {
    const day = isoDay({ year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) })
    return day === null ? null : { day, at: 0, ambiguous: false }
  }
  const seconds = /^(1\d{9})(?:\d{3})?$/.exec(line)?.[1]
  return seconds === undefined
    ? null
    : { day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), at: 0, ambiguous: false }
}

type Local = {
  kind: Kind
  text: string
  stated: { at: number; ambiguous: boolean; day: string }
  at: number | null
  context: string
  element: Said['element'] | null
  outline: Outline
}

function localFeatures({ kind, text, stated, at, context, element, outline }: Local): number[] {
  const clamp = (value: number): number => Math.max(-40, Math.min(40, value))
  const { first } = outline.running
  const before =
    kind === 'line' ? context.slice(Math.max(0, stated.at - 40), stated.at) : context.slice(0, 60)
  return [
    KINDS.indexOf(kind),
    ...KINDS.map((each) => (each === kind ? 1 : 0)),
    ...nearNames(element),
    at === null ? -50 : clamp(at - outline.headline),
    at === null ? -50 : clamp(at - first),
    at === null ? -1 : at / outline.placed.length,
    at === null ? -1 : (outline.traits[at]?.copy ?? 0),
    at === null ? -1 : Math.min(400, context.length),
    stated.ambiguous ? 1 : 0,
    stated.at,
    PUBLISHED_WORDS.test(before) ? 1 : 0,
    CHANGED_WORDS.test(before) ? 1 : 0,
    OTHER_WORDS.test(before) ? 1 : 0,
    /\d{1,2}[:.h]\d{2}/.test(text) ? 1 : 0,
    outline.headline === -1 ? 0 : 1,
    at === null ? -1 : (outline.traits[at]?.linkShare ?? 0),
    at === null ? 0 : (outline.signatureCount[at] ?? 0),
    Number(stated.day.slice(0, 4)) - 2000,
    stated.day.endsWith('-01-01') ? 1 : 0,
  ]
}

/** What the candidates say of each other: how many kinds of evidence and places name the same day, and its rank. */
function addAgreement(list: readonly DateCandidate[]): void {
  const byDay = new Map<string, { kinds: Set<number>; count: number }>()
  for (const { day, kind } of list) {
    const all = byDay.get(day) ?? { kinds: new Set<number>(), count: 0 }
    all.kinds.add(kind)
    all.count += 1
    byDay.set(day, all)
  }
  const days = [...byDay.keys()].toSorted()
  const strong = list
    .filter(({ kind }) => kind < 13)
    .map(({ day }) => day)
    .toSorted()
  const order = new Map<string, number>()
  list.forEach((candidate) => {
    const { day, kind } = candidate
    const all = byDay.get(day)
    const number = order.get(`${kind}`) ?? 0
    order.set(`${kind}`, number + 1)
    candidate.row.push(
      all?.kinds.size ?? 0,
      all?.count ?? 0,
      days.indexOf(day) / Math.max(1, days.length),
      days.length - 1 - days.indexOf(day),
      days.length,
      daysBetween(strong[0], day),
      daysBetween(strong.at(-1), day),
      number,
      list.length,
      ...[0, 2, 3, 4, 7, 9, 13].map((wanted) => ((all?.kinds.has(wanted) ?? false) ? 1 : 0)),
      ...[0, 3, 5, 7, 9].map((wanted) => (list.some((other) => other.kind === wanted) ? 1 : 0)),
    )
  })
}

function daysBetween(one: string | undefined, other: string): number {
  if (one === undefined) return 0
  return Math.max(-500, Math.min(500, (Date.parse(other) - Date.parse(one)) / 86_400_000))
}

function schemaDates(values: readonly unknown[]): [Kind, string, string][] {
  const dates: [Kind, string, string][] = []
  for (const object of schemaObjects(values)) pushDates(object, dates)
  return dates
}

function pushDates(object: JsonObject, dates: [Kind, string, string][]): void {
  const work = /Article|Posting|Report|Review|WebPage|Event|Recipe/.test(textsAt(object, '@type').join(' '))
  for (const name of ['datePublished', 'dateCreated', 'uploadDate', 'dateModified']) {
    const text = textAt(object, name)
    if (text === null) continue
    const kind: Kind =
      name === 'dateModified'
        ? 'JSON-LD dateModified'
        : name === 'datePublished' && work
          ? 'JSON-LD datePublished'
          : 'JSON-LD dateCreated'
    dates.push([kind, name, text])
  }
}
