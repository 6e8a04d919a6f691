import { blockText } from '../../src/contract/blocks.ts'
import type { DraftField, PreparedDraft } from '../../src/engine/items/draft.ts'
import { KeptText, linksOf, type Value } from './feedparser-values.ts'

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

function textKept(
  fields: readonly DraftField[],
  name: string,
  line: string | null = first(fields, name),
): Value {
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

function linksKept(fields: readonly DraftField[], prefix: RegExp): { [name: string]: Value }[] {
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
export function feedView(fields: readonly DraftField[], name = 'feed'): { [name: string]: Value } {
  const authors = people(fields, [`${name}:author`])
  const publishers = people(fields, [`${name}:publisher`, `${name}:itunes:owner`, `${name}:webmaster`])
  const page = first(fields, `${name}:link`)
  const subtitle = textKept(fields, `${name}:subtitle`) ?? textKept(fields, `${name}:summary`)
  const described = textKept(fields, `${name}:summary`) ?? subtitle
  const rights = textKept(fields, `${name}:rights`)
  const generator = first(fields, `${name}:generator`)
  const alternates = page === null ? [] : [{ rel: 'alternate', href: page, url: page }]
  const others = linksKept(fields, new RegExp(`^${name}:link-`))
  const all = others.some((each) => each['href'] === page) ? others : [...alternates, ...others]
  const view: { [name: string]: Value } = {
    title: textKept(fields, `${name}:title`),
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
    info: textKept(fields, `${name}:info`),
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
export function draftView(draft: PreparedDraft): { [name: string]: Value } {
  const { fields } = draft
  const authors = people(fields, ['atom:author', 'rss:author', 'dc:creator', 'itunes:author'])
  const publishers = people(fields, ['dc:publisher', 'webmaster', 'itunes:owner'])
  const stated = linksKept(fields, /^(?:link:|feed:(?=enclosure))/)
  const isPage = (link: { [name: string]: Value }): boolean =>
    link['rel'] === 'alternate' && link['href'] === draft.url
  const page =
    draft.url === null || stated.some(isPage) ? [] : [{ rel: 'alternate', href: draft.url, url: draft.url }]
  const all = [...page, ...stated]
  const enclosures = all.filter((link) => link['rel'] === 'enclosure')
  const body = blocksText(draft)
  const summary = draft.summary === null ? body : textKept(fields, 'item:summary', draft.summary)
  const rights = textKept(fields, 'item:rights', draft.rights)
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
    title: draft.headlineMade ? null : textKept(fields, 'item:title', draft.headline),
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
    subtitle: textKept(fields, 'item:subtitle'),
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
