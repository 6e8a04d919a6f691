import { blockText } from '../../../../contract/blocks.ts'
import { isJsonObject, listAt, textAt, textsAt } from '../json-value.ts'
import { isNobody, nameInCredit, nameKey } from './person-names.ts'
import { nearNames } from './near-names.ts'
import type { Said } from './page-evidence.ts'
import type { Outline } from './page-outline.ts'
import type { PageView } from './page-view.ts'
import { schemaObjects } from './schema-objects.ts'

/** A name that may be the byline, what says so, and what a model needs to weigh it. */
export type BylineCandidate = { name: string; evidence: string; kind: number; row: number[] }

const KINDS = [
  'JSON-LD person',
  'JSON-LD author',
  'JSON-LD organisation',
  'JSON-LD other',
  'meta author',
  'meta other',
  'rel=author',
  'itemprop=author',
  'class',
  'address',
  'line',
  'line within',
  'source line',
  'name alone',
] as const
type Kind = (typeof KINDS)[number]
const SCHEMA_WORDS: Partial<Record<Kind, string>> = {
  'JSON-LD person': 'JSON-LD author, a person',
  'JSON-LD author': 'JSON-LD author',
  'JSON-LD organisation': 'JSON-LD author, an organisation',
  'JSON-LD other': 'JSON-LD, a person',
}

const AUTHOR = /^(?:author|article:author_name|parsely-author|sailthru\.author|byl|authors|article\.author)$/
const OTHER =
  /^(?:dc\.creator|dcterms\.creator|dc\.contributor|creator|citation_author|article:author|og:article:author|cxenseparse:author|og:author|twitter:creator|last-?author|publisher-author|dc:creator)$/
const CREDITED =
  /^(?:by|von|par|por|di|da|door|av|af|text|texte|author|autor(?:in|en|es|a)?|auteure?|autore|redaktion|written by|posted by|published by|автор|текст|作者|글|story by|(?:ein|eine) (?:gast)?(?:beitrag|kommentar|kolumne|analyse|essay|rezension) von|interview von|publié par|geschrieben von|verfasst von|veröffentlicht von|gespeichert von|submitted by|escrito por|publicado por|scritto da)[\s:：]/iu
const SOURCE = /^[\s([]*(?:quelle|source|fonte|fuente|bron|źródło|источник|via)\s*[:：]\s*(\S.{1,60})$/iu
/** A credit within a line: between strokes, or after a date. */
const WITHIN =
  /[|·•–:,\d-]\s*(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]utor(?:in)?:?|[Aa]uthor:?|[Pp]osted by|[Pp]ublié par|[Аа]втор:?|[Tt]ext:|[Rr]edaktion:)\s+(\p{Lu}[^|•·\d;]{2,60})/u
const AFTER_DATE = /\d{4}(?:,? \d{1,2}[:.]\d{2}(?: uhr)?)?\s*[|·•–—-]\s*(\p{Lu}[^|•·\d;]{2,50})$/iu
const BEFORE_DATE = /^(\p{Lu}[^|•·\d;]{2,50}?)\s*[|·•–—,-]\s*(?:\p{L}{2,9}\.?,? )?\d{1,2}[. /]/u
/** Two to four words that each begin with a capital, as a name does. */
const NAME =
  /^\p{Lu}[\p{L}’'.-]+(?: (?:de|van|von|der|den|la|le|del|da|di|du|al|bin|ben|zu|y))?(?: \p{Lu}[\p{L}’'.-]*){1,3}(?:\s?[/|,(].{2,30})?$/u
/** So far from the headline and from the ends of the copy a name may stand alone. */
const NEAR = 6
const LINE = 220

/** Every name on the page that may be its author's. */
export function bylineCandidates({ evidence, outline, sites }: PageView): BylineCandidate[] {
  const list: BylineCandidate[] = []
  const copy = outline.running
  const siteKeys = sites.map(nameKey).filter((key) => key !== '')
  const add = (
    kind: Kind,
    raw: string,
    words: string,
    at: number | null,
    element: Said['element'] | null = null,
  ): void => {
    const found = nameInCredit(raw)
    if (found === null || list.length > 600) return
    list.push({
      name: found.name,
      evidence: words,
      kind: KINDS.indexOf(kind),
      row: [
        ...kindFeatures(kind),
        ...nameFeatures(found.name, siteKeys, raw),
        found.credited ? 1 : 0,
        ...placeFeatures({ at, element, outline, copy }),
      ],
    })
  }
  for (const [kind, name] of schemaAuthors(evidence.jsonLd)) add(kind, name, SCHEMA_WORDS[kind] ?? kind, null)
  let label = ''
  const cited: string[] = []
  for (const [name, content] of evidence.metas) {
    const lower = name.trim().toLowerCase()
    if (lower === 'citation_author') cited.push(content)
    else if (AUTHOR.test(lower)) add('meta author', content, `meta ${lower}`, null)
    else if (OTHER.test(lower) && !/^https?:/.test(content)) add('meta other', content, `meta ${lower}`, null)
    else if (/^twitter:label\d$/.test(lower)) label = content
    else if (
      /^twitter:data\d$/.test(lower) &&
      /written|verfasst|geschrieben|écrit|escrit|scritto|autor|author|napisa/i.test(label)
    )
      add('meta author', content, `meta ${lower}`, null)
  }
  if (cited.length > 0) add('meta other', cited.join(', '), 'meta citation_author', null)
  for (const said of evidence.authors) {
    const kind: Kind =
      said.kind === 'rel'
        ? 'rel=author'
        : said.kind === 'itemprop'
          ? 'itemprop=author'
          : said.kind === 'class'
            ? 'class'
            : 'address'
    const words =
      kind === 'class'
        ? 'an element named for its author'
        : kind === 'address'
          ? 'a link to an author’s page'
          : kind
    add(kind, said.text, words, said.at, said.element)
  }
  outline.placed.forEach(({ block, place }, at) => {
    const text = blockText(block)
    if (text.length > LINE || block.kind === 'table') return
    if (CREDITED.test(text)) add('line', text, 'line of the page', at, place)
    const within = WITHIN.exec(text)?.[1] ?? AFTER_DATE.exec(text)?.[1] ?? BEFORE_DATE.exec(text)?.[1]
    if (within !== undefined) add('line within', `by ${within}`, 'part of a line of the page', at, place)
    const source = SOURCE.exec(text)?.[1]
    if (source !== undefined) add('source line', source, 'line that names a source', at, place)
    if (text.length < 60 && NAME.test(text) && isNear(at, outline.headline, copy))
      add('name alone', text.replace(/\s?[/|,(].*$/u, ''), 'name that stands alone', at, place)
  })
  addAgreement(list, outline)
  return list
}

function isNear(at: number, headline: number, copy: { first: number; last: number }): boolean {
  return [headline === -1 ? copy.first : headline, copy.first, copy.last].some(
    (place) => Math.abs(at - place) <= NEAR,
  )
}

function kindFeatures(kind: Kind): number[] {
  return [KINDS.indexOf(kind), ...KINDS.map((each) => (each === kind ? 1 : 0))]
}

const ROLE =
  /redaktion|staff|team|editor|admin|news|press|presse|magazin|agency|agentur|agence|agencia|verlag|media|medien|gmbh|e\.v|ltd|inc\b|foundation|stiftung|verband|institut|universit|online|desk|blog|\.(?:de|com|org|net|fr|at|ch|co)\b/iu

function nameFeatures(name: string, sites: readonly string[], raw: string): number[] {
  const words = name.split(/\s+/)
  const key = nameKey(name)
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length
  return [
    words.length,
    name.length,
    capitals,
    /\p{N}/u.test(name) ? 1 : 0,
    name === name.toUpperCase() ? 1 : 0,
    name === name.toLowerCase() ? 1 : 0,
    ROLE.test(name) ? 1 : 0,
    isNobody(name) ? 1 : 0,
    sites.includes(key) ? 1 : 0,
    sites.some((site) => site.length > 3 && (site.includes(key) || key.includes(site))) ? 1 : 0,
    (name.match(/,| und | and | et | & | y /gu) ?? []).length,
    /[^\p{L}\s.'’-]/u.test(name) ? 1 : 0,
    Math.min(300, raw.length - name.length),
    words.filter((word) => /^\p{Ll}{4,}/u.test(word)).length,
  ]
}

type Place = {
  at: number | null
  element: Said['element'] | null
  outline: Outline
  copy: { first: number; last: number }
}
function placeFeatures({ at, element, outline, copy }: Place): number[] {
  const clamp = (value: number): number => Math.max(-40, Math.min(40, value))
  return [
    ...nearNames(element),
    at === null ? -50 : clamp(at - outline.headline),
    at === null ? -50 : clamp(at - copy.first),
    at === null ? -50 : clamp(at - copy.last),
    at === null ? -1 : at / outline.placed.length,
    at === null ? -1 : (outline.traits[at]?.copy ?? 0),
    at === null ? -1 : (outline.traits[at]?.characters ?? 0),
    at === null ? 0 : (outline.signatureCount[at] ?? 0),
    element?.tagName === 'a' ? 1 : 0,
    outline.headline === -1 ? 0 : 1,
  ]
}

/** What the candidates say of each other: which kinds of evidence name the same, and whether the page shows it. */
function addAgreement(list: readonly BylineCandidate[], outline: Outline): void {
  const kinds = new Map<string, Set<number>>()
  const counts = new Map<string, number>()
  for (const { name, kind } of list) {
    const key = nameKey(name)
    const set = kinds.get(key) ?? new Set<number>()
    set.add(kind)
    kinds.set(key, set)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const lines = new Set(outline.placed.map(({ block }) => nameKey(blockText(block).slice(0, 200))))
  const order = new Map<number, number>()
  const keys = [...kinds.keys()]
  for (const { name, kind, row } of list) {
    const key = nameKey(name)
    const number = order.get(kind) ?? 0
    order.set(kind, number + 1)
    row.push(
      kinds.get(key)?.size ?? 0,
      counts.get(key) ?? 0,
      lines.has(key) ? 1 : 0,
      keys.filter((other) => other !== key && other.includes(key)).length,
      keys.filter((other) => other !== key && key.includes(other)).length,
      number,
      list.length,
      keys.length,
      ...KINDS.map((_, wanted) => ((kinds.get(key)?.has(wanted) ?? false) ? 1 : 0)),
      ...[0, 1, 4, 6, 7].map((wanted) => (list.some((other) => other.kind === wanted) ? 1 : 0)),
    )
  }
}

const WORK = /(?:Article|Posting|Review|Report|Recipe|Work|Episode|WebPage|VideoObject)$/

function schemaAuthors(values: readonly unknown[]): [Kind, string][] {
  const authors: [Kind, string][] = []
  const objects = schemaObjects(values)
  const byId = new Map(objects.map((object) => [textAt(object, '@id'), object]))
  for (const object of objects) {
    const types = textsAt(object, '@type').join(' ')
    if (WORK.test(types)) {
      for (const name of ['author', 'creator']) {
        const people: string[] = []
        for (const value of listAt(object, name).slice(0, 12)) {
          const person =
            isJsonObject(value) && textAt(value, 'name') === null
              ? (byId.get(textAt(value, '@id')) ?? value)
              : value
          const text =
            typeof person === 'string'
              ? person
              : isJsonObject(person)
                ? (textAt(person, 'name') ?? textsAt(person, 'name')[0])
                : null
          if (text === null || text === undefined || text.trim() === '') continue
          const kind = isJsonObject(person) ? textsAt(person, '@type').join(' ') : ''
          if (/Organi[sz]ation/.test(kind)) authors.push(['JSON-LD organisation', text])
          else if (/Person/.test(kind)) people.push(text)
          else authors.push(['JSON-LD author', text])
        }
        if (people.length > 0) authors.push(['JSON-LD person', [...new Set(people)].join(', ')])
      }
    } else if (/Person/.test(types)) {
      const text = textAt(object, 'name')
      if (text !== null) authors.push(['JSON-LD other', text])
    }
  }
  return authors
}
