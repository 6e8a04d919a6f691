import { textAt, textsAt } from '../json-value.ts'
import { nearNames } from './near-names.ts'
import type { Said } from './page-evidence.ts'
import type { PageView } from './page-view.ts'
import { nameKey } from './person-names.ts'
import { schemaObjects } from './schema-objects.ts'

/** A line that may be the headline, what says so, and what a model needs to weigh it. */
export type HeadlineCandidate = { headline: string; evidence: string; kind: number; row: number[] }

const KINDS = [
  'h1',
  'h2',
  'line of the h1',
  'after a colon',
  'JSON-LD headline',
  'og:title',
  'og:title without the site',
  'meta',
  'title',
  'title without the site',
  'part of the title',
] as const
type Kind = (typeof KINDS)[number]

const META =
  /^(?:twitter:title|dc\.title|dcterms\.title|title|parsely-title|sailthru\.title|hdl|headline|citation_title|article:title)$/
/** Signs that part a headline from the name of its site. */
const PARTED = /\s+(?:[|–—·•»«›:]|-{1,2}|::|~)\s+|\s*\|\s*/u
const LONGEST = 400

/** Every line of the page that may be its headline. */
export function headlineCandidates({ evidence, outline, sites }: PageView): HeadlineCandidate[] {
  const list: HeadlineCandidate[] = []
  const siteKeys = [...sites, ...siteInTitle(evidence.title)].map(nameKey).filter((key) => key.length > 2)
  const copy = outline.running.first
  const titleKeys = (evidence.title ?? '').split(PARTED).map(nameKey)
  const headings = evidence.headings.slice(0, 40)
  const add = (kind: Kind, raw: string, words: string, said: Said | null = null): void => {
    const headline = raw.replace(/[\s\u200b]+/gu, ' ').trim()
    if (headline === '' || headline.length > LONGEST || list.length > 120) return
    list.push({
      headline,
      evidence: words,
      kind: KINDS.indexOf(kind),
      row: [
        KINDS.indexOf(kind),
        ...KINDS.map((each) => (each === kind ? 1 : 0)),
        ...lineFeatures(headline, siteKeys),
        ...titleFeatures(headline, titleKeys),
        ...placeFeatures(said, copy, outline.placed.length),
        headings.filter((heading) => heading.kind === 'h1').length,
      ],
    })
  }
  for (const said of headings) {
    add(said.kind === 'h1' ? 'h1' : 'h2', said.text, said.kind, said)
    const lines = said.kind === 'h1' ? said.text.split('\n').filter((line) => line.trim() !== '') : []
    if (lines.length > 1)
      for (const line of lines.slice(0, 5)) add('line of the h1', line, 'line of the h1', said)
    const after = said.kind === 'h1' ? afterColon(said.text) : null
    if (after !== null) add('after a colon', after, 'h1', said)
  }
  for (const text of schemaHeadlines(evidence.jsonLd)) add('JSON-LD headline', text, 'JSON-LD headline')
  for (const [name, content] of evidence.metas) {
    const lower = name.trim().toLowerCase()
    if (lower === 'og:title') {
      add('og:title', content, 'meta og:title')
      for (const part of withoutSite(content, siteKeys))
        add('og:title without the site', part, 'meta og:title')
      const after = afterColon(content)
      if (after !== null) add('after a colon', after, 'meta og:title')
    } else if (META.test(lower)) add('meta', content, `meta ${lower}`)
  }
  if (evidence.title !== null) {
    add('title', evidence.title, 'title')
    for (const part of withoutSite(evidence.title, siteKeys)) add('title without the site', part, 'title')
    for (const part of evidence.title.split(PARTED)) add('part of the title', part, 'title')
  }
  addAgreement(list)
  return list
}

/** A short last part after a long first one is whose page it is: "Gull steals mayor's hat | Harbour Gazette". */
function siteInTitle(title: string | null): string[] {
  const parts = (title ?? '').trim().split(PARTED)
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? '']
  return parts.length >= 2 && last.split(' ').length <= 3 && first.split(' ').length >= 4 ? [last] : []
}

/** What stands after a kicker and its colon. */
function afterColon(line: string): string | null {
  return /^[^:]{3,60}\s?:\s+(\S.{12,})$/su.exec(line)?.[1] ?? null
}

/** A title without the site's name and what parts them: where the name is known, else without its last part. */
function withoutSite(title: string, sites: readonly string[]): string[] {
  const parts = title.split(PARTED)
  if (parts.length < 2) return []
  const last = parts.at(-1) ?? ''
  const first = parts[0] ?? ''
  const isSite = (part: string): boolean =>
    sites.some((site) => site.includes(nameKey(part)) || (nameKey(part).includes(site) && site.length > 4))
  const upTo = (part: string): string =>
    title.slice(0, title.lastIndexOf(part)).replace(/[\s|–—·•»«›:~-]+$/u, '')
  if (isSite(last)) return [upTo(last)]
  if (isSite(first)) return [title.slice(first.length).replace(/^[\s|–—·•»«›:~-]+/u, '')]
  return [upTo(last)]
}

function lineFeatures(line: string, sites: readonly string[]): number[] {
  const words = line.split(' ')
  const key = nameKey(line)
  return [
    words.length,
    line.length,
    sites.includes(key) ? 1 : 0,
    sites.some((site) => key.endsWith(site)) ? 1 : 0,
    sites.some((site) => site.includes(key)) ? 1 : 0,
    PARTED.test(line) ? 1 : 0,
    /…$|\.\.\.$/.test(line) ? 1 : 0,
    line === line.toUpperCase() ? 1 : 0,
    /\d{1,2}[./]\d{1,2}[./]\d{2}/.test(line) ? 1 : 0,
  ]
}

/** Whether the line is the first or the last part of the title, and whether the other parts stand as a heading. */
function titleFeatures(line: string, parts: readonly string[]): number[] {
  const key = nameKey(line)
  if (parts.length < 2) return [0, 0, parts[0] === key ? 1 : 0]
  return [parts[0] === key ? 1 : 0, parts.at(-1) === key ? 1 : 0, 0]
}

function placeFeatures(said: Said | null, copy: number, blocks: number): number[] {
  const near = nearNames(said?.element ?? null)
  if (said === null) return [...near, -60, -1]
  return [...near, Math.max(-50, Math.min(50, said.at - copy)), said.at / Math.max(1, blocks)]
}

function addAgreement(list: readonly HeadlineCandidate[]): void {
  const keys = list.map(({ headline }) => nameKey(headline))
  const order = new Map<number, number>()
  list.forEach(({ kind, row }, at) => {
    const key = keys[at] ?? ''
    const number = order.get(kind) ?? 0
    order.set(kind, number + 1)
    const same = new Set<number>()
    const within = new Set<number>()
    const around = new Set<number>()
    list.forEach((other, index) => {
      const its = keys[index] ?? ''
      if (its === key) same.add(other.kind)
      else if (its.includes(key)) around.add(other.kind)
      else if (its.length > 8 && key.includes(its)) within.add(other.kind)
    })
    row.push(
      same.size,
      within.size,
      around.size,
      number,
      list.length,
      ...KINDS.map((_, wanted) => (same.has(wanted) ? 1 : 0)),
      ...[0, 1, 4, 5].map((wanted) => (within.has(wanted) ? 1 : around.has(wanted) ? -1 : 0)),
    )
  })
}

function schemaHeadlines(values: readonly unknown[]): string[] {
  return schemaObjects(values).flatMap((object) => {
    const work = /Article|Posting|Report|Review|Recipe/.test(textsAt(object, '@type').join(' '))
    return textAt(object, 'headline') ?? (work ? textAt(object, 'name') : null) ?? []
  })
}
