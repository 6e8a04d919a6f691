import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DraftField, PreparedDraft } from '../../src/engine/items/draft.ts'
import { blockText, type Block } from '../../src/contract/blocks.ts'
import { readDate } from '../../src/engine/intake/readers/dates.ts'
import { htmlLine } from '../../src/engine/intake/readers/html-line.ts'
import { htmlToBlocks } from '../../src/engine/intake/readers/html-to-blocks.ts'
import { readDocument } from '../../src/engine/intake/readers/read-document.ts'
import { parseXml } from '../../src/engine/intake/readers/xml-tree.ts'
import { syntheticFeed, vocabulary } from '../../tests/build/synthetic-copy.ts'
import type { MeasuredSet, ReadForBench } from './measured-set.ts'

type Path = readonly (string | number)[]
type Expectation = { file: string; desc: string; expect: [Path, unknown][] }
type Kept = { feed: DraftField[]; drafts: PreparedDraft[] }

/**
 * Python feedparser's well-formed suite (tests/wellformed): `expectations.jsonl` beside the feeds. Every expectation
 * is compared with what drafts and the feed's own fields hold, and with nothing else. Markup is compared as the
 * blocks it becomes with its links, dates as instants, addresses as the URL standard writes them.
 *
 * Target: 97 % of the core fields (title, link, id, people, dates, texts, rights, language, generator, tags,
 * enclosures, comments) and of `base`.
 */
export const set: MeasuredSet = {
  name: 'feeds',
  fits: (folder) => existsSync(join(folder, 'expectations.jsonl')) && existsSync(join(folder, 'atom10')),
  measure: async (folder, read, show) => {
    const lines = (await readFile(join(folder, 'expectations.jsonl'), 'utf8')).trim().split('\n')
    const tally = new Map<string, { right: number; of: number }>()
    const count = (name: string, right: boolean): void => {
      const each = tally.get(name) ?? { right: 0, of: 0 }
      tally.set(name, { right: each.right + Number(right), of: each.of + 1 })
    }
    for (const line of lines) {
      const expectation: Expectation = JSON.parse(line)
      const kind = expectation.file.split('/')[0] ?? ''
      if (expectation.file.includes('cdf')) continue
      const kept = await readFeedFile(folder, expectation.file, read)
      const wrong =
        kept === null
          ? expectation.expect
          : expectation.expect.filter(([path, value]) => !holds(kept, path, value))
      const right = wrong.length === 0
      const core = expectation.expect.every(([path]) => isCore(path))
      count('all', right)
      if (core) count(kind === 'base' ? 'base' : 'core', right)
      if (core) count(`core of ${kind}`, right)
      if (show && !right) {
        console.log(
          `${core ? 'core' : '    '} ${expectation.file}: ${wrong.map(([path, value]) => `${path.join('.')} is not ${JSON.stringify(value)}`).join('; ')}`,
        )
      }
    }
    const core = tally.get('core')
    const base = tally.get('base')
    const right = (core?.right ?? 0) + (base?.right ?? 0)
    const of = (core?.of ?? 0) + (base?.of ?? 0)
    return {
      coreAndBase: `${right} of ${of}`,
      share: of === 0 ? 0 : Number((right / of).toFixed(4)),
      ...(await speed()),
      ...Object.fromEntries([...tally].map(([name, each]) => [name, `${each.right} of ${each.of}`])),
    }
  },
}

/** Items of about 3 KB, as a feed of the synthetic desk has them, that make five megabytes. */
const FIVE_MEGABYTES = 5_000_000
const TIMES = 5

/** Milliseconds of processor time for an RSS of 5 MB: its markup alone (target: 150), and all drafts made of it. */
async function speed(): Promise<Record<string, number>> {
  const words = vocabulary()
  let count = 100
  let xml = syntheticFeed(words, 0, count)
  count = Math.round((count * FIVE_MEGABYTES) / xml.length)
  xml = syntheticFeed(words, 0, count)
  const bytes = new TextEncoder().encode(xml)
  const hints = { name: 'five-megabytes.rss', mediaType: null, url: null, modified: null }
  const parse = await fastest(() => Promise.resolve(parseXml(xml, null)))
  const read = await fastest(async () => {
    for await (const event of readDocument(bytes, hints))
      if (event.kind === 'problem') throw new Error('Not read')
  })
  return {
    fiveMegabytesParsedCpuMs: Math.round(parse),
    fiveMegabytesReadCpuMs: Math.round(read),
    itemsReadPerCpuSecond: Math.round((count / read) * 1_000),
  }
}

/** The least processor time of some runs, in milliseconds: what other programs cost is in the rest. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity
  for (let time = 0; time < TIMES; time += 1) {
    const before = process.cpuUsage()
    await work()
    const used = process.cpuUsage(before)
    least = Math.min(least, (used.user + used.system) / 1_000)
  }
  return least
}

async function readFeedFile(folder: string, file: string, read: ReadForBench): Promise<Kept | null> {
  const bytes = await readFile(join(folder, file))
  const head = bytes.subarray(0, 2_000).toString('latin1')
  const header = (name: string): string | null =>
    new RegExp(`^Header:\\s*${name}:\\s*(.+?)\\s*$`, 'im').exec(head)?.[1] ?? null
  const { drafts, feed } = await read(bytes, {
    name: file.split('/').at(-1) ?? file,
    // What the suite's own server hands out has its address; the rest are files.
    url: /^http\/|\/http_/.test(file) ? `http://127.0.0.1:8097/tests/wellformed/${file}` : null,
    mediaType: header('Content-type'),
    contentLocation: header('Content-Location'),
  })
  return { drafts, feed }
}

const CORE =
  /^(?:title|link|links|id|guid|author|authors|author_detail|contributors|publisher|publisher_detail|(?:published|updated|created|expired)(?:_parsed)?|summary|description|content|subtitle|tagline|info|rights|copyright|language|generator|generator_detail|tags|category|enclosures|comments)(?:_detail)?$/

/** Whether a path names a core field; the parser's notes on a text (its type, base, language) are none. */
function isCore(path: Path): boolean {
  const [part, ...rest] = path[0] === 'feed' ? path.slice(1) : path.slice(2)
  if (path[0] !== 'feed' && path[0] !== 'entries') return false
  const last = rest.at(-1)
  const note =
    (String(part).endsWith('_detail') || part === 'content') &&
    (last === 'type' || last === 'base' || last === 'language')
  return CORE.test(String(part)) && !note
}

/** Whether what is kept says the same as the suite. */
function holds(kept: Kept, path: Path, expected: unknown): boolean {
  if (path[0] === 'version') return true
  const atFeed = path[0] === 'feed'
  const draft = atFeed ? null : (kept.drafts[Number(path[1])] ?? null)
  if (!atFeed && draft === null) return false
  const view = draft === null ? feedView(kept.feed) : draftView(draft)
  return reaches(view, atFeed ? path.slice(1) : path.slice(2), expected)
}

/** A value as it is kept: a text with what its links lead to, or a plain value. */
type Value = string | null | KeptText | Value[] | { [name: string]: Value }
class KeptText {
  readonly line: string
  readonly links: string[]
  readonly source: string | null
  constructor(line: string, links: string[], source: string | null = null) {
    this.line = line
    this.links = links
    this.source = source
  }
}

function reaches(view: { [name: string]: Value }, path: Path, expected: unknown): boolean {
  let value: Value | undefined = view
  for (const step of path) {
    if (value === undefined || value === null || typeof value === 'string') return false
    if (value instanceof KeptText) {
      if (step === 'src') return same(value.source, expected, 'src')
      if (step !== 'value') return false
    } else value = Array.isArray(value) ? value[Number(step)] : value[String(step)]
  }
  return same(value ?? null, expected, String(path.at(-1)))
}

function same(value: Value, expected: unknown, name: string): boolean {
  if (value instanceof KeptText) return typeof expected === 'string' && sameText(value, expected)
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.length === expected.length && value.every((each, at) => same(each, expected[at], name))
  }
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    return Object.entries(expected).every(([part, each]) => same(value[part] ?? null, each, part))
  }
  if (typeof value !== 'string') return value === null && expected === null
  if (Array.isArray(expected)) return sameInstant(value, expected)
  if (typeof expected !== 'string') return String(expected) === value
  if (value === expected || (name === 'language' && value.toLowerCase() === expected.toLowerCase()))
    return true
  if (htmlLine(expected) === value) return true
  const instants = [readDate(value)?.value, readDate(expected)?.value]
  if (instants[0] !== undefined && instants[0] === instants[1]) return true
  return URL.parse(value)?.href !== undefined && URL.parse(value)?.href === URL.parse(expected)?.href
}

/** feedparser's nine numbers, of which six are a time in UTC. */
function sameInstant(text: string, [year, month, day, hour, minute, second]: unknown[]): boolean {
  const wanted = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  const found = readDate(text)
  return found !== null && Date.parse(found.value) === wanted
}

/** A text equals markup where the words are the same and every link that the markup has was kept, made absolute. */
function sameText(kept: KeptText, expected: string): boolean {
  const blocks = htmlToBlocks(expected, null)
  const words = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const line = words(blocks.map(blockText).join(' '))
  if (words(kept.line) !== line && words(kept.line) !== words(expected)) return false
  return linksOf(blocks).every((link) => kept.links.includes(link))
}

function linksOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((each) => [...each.runs, ...(each.rows ?? []).flat(2)])
    .flatMap((run) => run.link ?? [])
}

function blocksText(draft: PreparedDraft): KeptText {
  return new KeptText(
    draft.blocks.map(blockText).join(' '),
    linksOf(draft.blocks),
    first(draft.fields, 'item:content@src'),
  )
}

/** The parts of a thing whose fields stand one after another: `feed:author`, `feed:author-email`, `feed:author-url`. */
function things(fields: readonly DraftField[], name: string): { [part: string]: string }[] {
  const found: { [part: string]: string }[] = []
  for (const field of fields) {
    if (field.name === name) found.push({ '': field.value })
    else if (field.name.startsWith(`${name}-`)) {
      const last = found.at(-1)
      if (last !== undefined) last[field.name.slice(name.length + 1)] = field.value
    }
  }
  return found
}

function first(fields: readonly DraftField[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null
}

function text(fields: readonly DraftField[], name: string, line: string | null = first(fields, name)): Value {
  if (line === null) return null
  return new KeptText(
    line,
    fields.filter((field) => field.name === `${name}-link`).map((field) => field.value),
  )
}

function people(fields: readonly DraftField[], names: readonly string[]): { [name: string]: Value }[] {
  return names
    .flatMap((name) => things(fields, name))
    .map((each) => {
      const name = each[''] ?? null
      const email = each['email'] ?? null
      const url = each['url'] ?? null
      return { name: name === email || name === url ? null : name, email, url, href: url }
    })
}

/** feedparser writes a person in one line as name and mailbox. */
function personLine(person: { [name: string]: Value } | undefined): Value {
  if (person === undefined) return null
  const { name, email } = person
  if (typeof name === 'string' && typeof email === 'string') return `${name} (${email})`
  return name ?? email ?? null
}

function links(fields: readonly DraftField[], prefix: RegExp): { [name: string]: Value }[] {
  const found: { [name: string]: Value }[] = []
  for (const field of fields) {
    if (!prefix.test(field.name)) continue
    const part = /-(type|title|hreflang|length)$/.exec(field.name)?.[1]
    const last = found.at(-1)
    if (part !== undefined && last !== undefined) last[part] = field.value
    else found.push({ rel: field.name.replace(prefix, ''), href: field.value, url: field.value })
  }
  return found
}

function tags(fields: readonly DraftField[], name: string): { [name: string]: Value }[] {
  const own = things(fields, name).map((each) => ({
    term: each['term'] ?? each[''] ?? null,
    label: each[''] ?? null,
    scheme: each['scheme'] ?? null,
  }))
  const subjects = fields.filter((field) => /(?:^|:)dc:subject$/.test(field.name))
  return [...own, ...subjects.map((field) => ({ term: field.value, label: null, scheme: null }))]
}

/** The suite's names for what a feed's own fields hold. */
function feedView(fields: readonly DraftField[], name = 'feed'): { [name: string]: Value } {
  const authors = people(fields, [`${name}:author`])
  const publishers = people(fields, [`${name}:publisher`, `${name}:itunes:owner`, `${name}:webmaster`])
  const page = first(fields, `${name}:link`)
  const subtitle = text(fields, `${name}:subtitle`) ?? text(fields, `${name}:summary`)
  const described = text(fields, `${name}:summary`) ?? subtitle
  const rights = text(fields, `${name}:rights`)
  const generator = first(fields, `${name}:generator`)
  const alternates = page === null ? [] : [{ rel: 'alternate', href: page, url: page }]
  const others = links(fields, new RegExp(`^${name}:link-`))
  const all = others.some((each) => each['href'] === page) ? others : [...alternates, ...others]
  const view: { [name: string]: Value } = {
    title: text(fields, `${name}:title`),
    link: page,
    links: all,
    id: first(fields, `${name}:id`),
    guid: first(fields, `${name}:id`),
    author: personLine(authors[0]),
    author_detail: authors[0] ?? null,
    authors,
    contributors: people(fields, [`${name}:contributor`]),
    publisher: personLine(publishers[0]),
    publisher_detail: publishers[0] ?? null,
    subtitle,
    tagline: subtitle,
    description: described,
    summary: described,
    info: text(fields, `${name}:info`),
    rights,
    copyright: rights,
    language: first(fields, `${name}:language`),
    generator,
    generator_detail: {
      name: generator,
      url: first(fields, `${name}:generator@uri`) ?? first(fields, `${name}:generator@url`),
      href: first(fields, `${name}:generator@uri`) ?? first(fields, `${name}:generator@url`),
      version: first(fields, `${name}:generator@version`),
    },
    tags: tags(fields, `${name}:own-category`),
    category: first(fields, `${name}:own-category`),
    comments: first(fields, `${name}:comments`),
    icon: first(fields, `${name}:icon`),
    logo: first(fields, `${name}:logo`),
    docs: first(fields, `${name}:docs`),
    ttl: first(fields, `${name}:ttl`),
    image: {
      href: first(fields, `${name}:image.url`) ?? first(fields, `${name}:itunes:image@href`),
      ...Object.fromEntries(
        ['title', 'link', 'width', 'height', 'description'].map((part) => [
          part,
          first(fields, `${name}:image.${part}`),
        ]),
      ),
    },
    ...dates(fields, `${name}:`),
  }
  return withDetails(view)
}

function dates(fields: readonly DraftField[], prefix: string): { [name: string]: Value } {
  const published = first(fields, `${prefix}published`)
  const updated = first(fields, `${prefix}updated`) ?? published
  return {
    published,
    updated,
    created: first(fields, `${prefix}created`),
    expired: first(fields, `${prefix}expired`),
  }
}

/** The suite's names for what a draft holds. */
function draftView(draft: PreparedDraft): { [name: string]: Value } {
  const { fields } = draft
  const authors = people(fields, ['atom:author', 'rss:author', 'dc:creator', 'itunes:author'])
  const publishers = people(fields, ['dc:publisher', 'webmaster', 'itunes:owner'])
  const stated = links(fields, /^(?:link:|feed:(?=enclosure))/)
  const isPage = (link: { [name: string]: Value }): boolean =>
    link['rel'] === 'alternate' && link['href'] === draft.url
  const page =
    draft.url === null || stated.some(isPage) ? [] : [{ rel: 'alternate', href: draft.url, url: draft.url }]
  const all = [...page, ...stated]
  const enclosures = all.filter((link) => link['rel'] === 'enclosure')
  const body = blocksText(draft)
  const summary = draft.summary === null ? body : text(fields, 'item:summary', draft.summary)
  const rights = text(fields, 'item:rights', draft.rights)
  const published = draft.published?.text ?? first(fields, 'item:published')
  const source = feedView(
    fields.map((field) =>
      /^(?:atom|rss):source$/.test(field.name)
        ? { name: 'source:title', value: field.value }
        : /^(?:atom|rss):source-url$/.test(field.name)
          ? { name: 'source:link', value: field.value }
          : field,
    ),
    'source',
  )
  const license = fields.find((field) => /(?:^|:)license(?:@rdf:resource)?$/.test(field.name))?.value ?? null
  const view: { [name: string]: Value } = {
    title: draft.headlineMade ? null : text(fields, 'item:title', draft.headline),
    link: draft.url,
    links: all,
    enclosures,
    id: draft.externalId,
    guid: draft.externalId,
    author: personLine(authors[0]),
    author_detail: authors[0] ?? null,
    authors,
    contributors: people(fields, ['item:contributor']),
    publisher: personLine(publishers[0]),
    publisher_detail: publishers[0] ?? null,
    summary,
    description: summary,
    content: [body],
    subtitle: text(fields, 'item:subtitle'),
    rights,
    copyright: rights,
    language: draft.language,
    tags: tags(fields, 'feed:category'),
    category: first(fields, 'feed:category'),
    comments: first(fields, 'item:comments'),
    published,
    updated: draft.updated?.text ?? first(fields, 'item:updated') ?? published,
    created: first(fields, 'item:created'),
    expired: first(fields, 'item:expired'),
    source: { ...source, href: source['link'] ?? null },
    image: { href: first(fields, 'itunes:image@href') },
    license,
    wfw_comment: first(fields, 'wfw:comment'),
    wfw_commentrss: first(fields, 'wfw:commentrss'),
  }
  return withDetails(view)
}

/** `title_detail.value` is `title`, `published_parsed` is `published` as a time. */
function withDetails(view: { [name: string]: Value }): { [name: string]: Value } {
  const more = Object.entries(view).flatMap(([name, value]): [string, Value][] => [
    ...(view[`${name}_detail`] === undefined ? [[`${name}_detail`, value] as [string, Value]] : []),
    [`${name}_parsed`, value],
  ])
  return { ...view, ...Object.fromEntries(more.filter(([name]) => view[name] === undefined)) }
}
