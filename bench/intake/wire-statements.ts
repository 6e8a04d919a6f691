/** What a wire file may state of a story, as far as patterns can tell. */
export type Field =
  | 'headline'
  | 'version'
  | 'id'
  | 'credit'
  | 'byline'
  | 'genre'
  | 'date'
  | 'status'
  | 'embargo'
  | 'text'

export type Statement = { field: Field; value: string }

/**
 * What a file states, by patterns over its raw text that know the formats' names and share nothing with the readers.
 * Where a file states a field in a story of its own kind only, the patterns look at that kind.
 */
export function statementsOf(bytes: Uint8Array, name: string): Statement[] {
  const text = decoded(bytes)
  if (/\.json$/i.test(name) || /^\s*[{[]/.test(text)) return ofJson(text)
  const start = text.slice(0, 200)
  if (begins(start, SYN)) return ofAnpa(text)
  if (begins(start, SOH)) return ofIptc7901(text)
  const xml = text.replace(/<!--[\s\S]*?-->/g, '')
  if (/wordpress\.org\/export\//.test(xml)) return ofWordpress(xml)
  if (/<NewsML[\s>]/.test(xml)) return ofNewsml(xml)
  if (/iptc\.org\/std\/nar\//i.test(xml)) return ofG2(xml)
  return /<nitf[\s>]/.test(xml) ? ofNitf(xml) : ofOtherXml(xml)
}

/** Start of heading, and the sign that ANPA sends before it. */
const SOH = '\u0001'
const SYN = '\u0016'

function begins(text: string, sign: string): boolean {
  return text.replaceAll('\u0000', '').trimStart().startsWith(sign)
}

/** Whether a text is a message of ANPA 1312 or IPTC 7901. */
export function beginsMessage(text: string): boolean {
  return begins(text, SYN) || begins(text, SOH)
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescaped(text: string): string {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
}

function plain(markup: string): string {
  return unescaped(
    markup
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replace(/<[^>]*>/g, ' '))
      .replace(/<[^>]*>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

/** The contents of the elements of a name, whatever its prefix; none for those that are empty. */
function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name.replaceAll('.', '\\.')}(?:\\s[^>]*)?(?<!/)>([\\s\\S]*?)</(?:\\w+:)?${name.replaceAll('.', '\\.')}>`,
    'g',
  )
  return [...xml.matchAll(pattern)].map((found) => found[1] ?? '').filter((inner) => plain(inner) !== '')
}

function attributes(xml: string, name: string, attribute: string): string[] {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name.replaceAll('.', '\\.')}\\s[^>]*?\\b${attribute.replaceAll('.', '\\.')}\\s*=\\s*"([^"]*)"`,
    'g',
  )
  return [...xml.matchAll(pattern)]
    .map((found) => unescaped(found[1] ?? ''))
    .filter((value) => value.trim() !== '')
}

function stated(field: Field, ...values: (string | undefined)[]): Statement[] {
  return values.flatMap((value) =>
    value === undefined || value.trim() === '' ? [] : [{ field, value: value.trim() }],
  )
}

/** Moments as UTC; a time without zone is taken for UTC, as the product does. Null for what is none. */
function moment(text: string | undefined): string | undefined {
  const compact =
    /^\s*(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/.exec(
      text ?? '',
    )
  if (compact === null) return undefined
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = compact
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`
  return Number.isNaN(Date.parse(iso)) ? undefined : new Date(iso).toISOString()
}

function dates(...texts: (string | undefined)[]): Statement[] {
  return stated('date', ...texts.map(moment))
}

function ofNitf(xml: string): Statement[] {
  const head = xml.split(/<body[\s>]/)[0] ?? ''
  const top = elements(xml, 'body.head')[0] ?? ''
  const released = attributes(head, 'date.release', 'norm')[0]
  const embargoed = attributes(head, 'docdata', 'management-status')[0] === 'embargoed'
  return [
    ...stated('headline', elements(top, 'hl1').map(plain)[0] ?? elements(head, 'title').map(plain)[0]),
    ...stated('version', attributes(head, 'du-key', 'version')[0]),
    ...stated('credit', elements(top, 'distributor').map(plain)[0]),
    ...stated('genre', ...attributes(head, 'tobject.property', 'tobject.property.type')),
    ...dates(attributes(head, 'date.issue', 'norm')[0] ?? attributes(head, 'pubdata', 'date.publication')[0]),
    ...stated('embargo', embargoed ? moment(released) : undefined),
    ...stated('byline', elements(top, 'byline').map(plain)[0]),
    ...stated('text', elements(xml, 'body.content').map(plain)[0]),
  ]
}

function ofNewsml(xml: string): Statement[] {
  return (elements(xml, 'NewsItem').length > 0 ? elements(xml, 'NewsItem') : [xml]).flatMap((item) => [
    ...stated('headline', elements(item, 'HeadLine').map(plain)[0]),
    ...stated('version', elements(item, 'RevisionId').map(plain)[0]),
    ...stated('credit', elements(item, 'CreditLine').map(plain)[0]),
    ...stated('byline', elements(item, 'ByLine').map(plain)[0]),
    ...stated('genre', ...attributes(item, 'Genre', 'FormalName')),
    ...dates(elements(item, 'FirstCreated')[0], elements(item, 'ThisRevisionCreated')[0]),
    ...stated(
      'text',
      ...elements(item, 'DataContent')
        .filter((content) => !/\{[^}]*:[^}]*\}/.test(plain(content)))
        .map(plain),
    ),
  ])
}

function ofG2(xml: string): Statement[] {
  const whole = ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem']
  const items = whole.flatMap((name) =>
    [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[\\s\\S]*?</(?:\\w+:)?${name}\\s*>`, 'g'))].map(
      (found) => found[0],
    ),
  )
  const worded = items.filter((item) => /<(?:\w+:)?(?:itemMeta|contentMeta)/.test(item))
  return worded.flatMap((item) => {
    const meta = elements(item, 'itemMeta')[0] ?? ''
    const content = elements(item, 'contentMeta')[0] ?? ''
    const tag = /^<[^>]*>/.exec(item)?.[0] ?? ''
    const genres = [...content.matchAll(/<(?:\w+:)?genre\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?genre>)/g)].map(
      ([genre]) => elements(genre, 'name').map(plain)[0] ?? attributes(genre, 'genre', 'qcode')[0],
    )
    const status = attributes(meta, 'pubStatus', 'qcode')[0]
    return [
      ...stated(
        'headline',
        elements(content, 'headline').map(plain)[0] ?? elements(meta, 'title').map(plain)[0],
      ),
      ...stated('version', /\sversion\s*=\s*"([^"]*)"/.exec(tag)?.[1]),
      ...stated('id', /\sguid\s*=\s*"([^"]*)"/.exec(tag)?.[1]),
      ...stated('credit', elements(content, 'creditline').map(plain)[0]),
      ...stated('byline', elements(content, 'by').map(plain)[0]),
      ...stated('genre', ...genres),
      ...dates(elements(meta, 'versionCreated')[0], elements(meta, 'firstCreated')[0]),
      ...stated('embargo', moment(elements(meta, 'embargoed')[0])),
      ...stated(
        'status',
        status === undefined
          ? undefined
          : /cancel/.test(status)
            ? 'killed'
            : /withheld/.test(status)
              ? 'withheld'
              : undefined,
      ),
      ...stated(
        'text',
        ...elements(item, 'inlineXML').map(copyOf),
        ...elements(item, 'inlineData').map(plain),
      ),
    ]
  })
}

/** NITF and pages have heads that are no copy; what they hold stands in the fields. */
function copyOf(inline: string): string {
  return plain(elements(inline, 'body.content')[0] ?? elements(inline, 'body')[0] ?? inline)
}

function ofWordpress(xml: string): Statement[] {
  return elements(xml, 'item').flatMap((item) => {
    const published = elements(item, 'post_date_gmt').map(plain)[0]
    const year = Number(published?.slice(0, 4) ?? 0)
    return [
      ...stated('headline', elements(item, 'title').map(plain)[0]),
      ...stated('id', elements(item, 'guid').map(plain)[0]),
      ...(year > 1900 && year < 2200 ? dates(published) : []),
      ...stated(
        'text',
        ...[...item.matchAll(/<content:encoded>([\s\S]*?)<\/content:encoded>/g)].map((found) =>
          plain(found[1] ?? ''),
        ),
      ),
    ]
  })
}

/** An agency's own XML, by the names that such XML has in common. */
function ofOtherXml(xml: string): Statement[] {
  const first = (...names: string[]): string | undefined =>
    names.flatMap((name) => elements(xml, name).map(plain))[0]
  return [
    ...stated('headline', first('headline', 'Headline', 'HeadLine')),
    ...stated('version', first('version', 'Version')),
    ...stated('credit', first('creditline', 'credit', 'origin')),
    ...dates(first('PublishDate', 'publishDate', 'pubDate', 'versionCreated')),
    ...stated('text', plain(unescaped(first('content', 'body', 'text') ?? ''))),
  ]
}

type Json = Record<string, unknown>

/** Items anywhere in the document but not inside another: what has an id and a version's time or a headline. */
function ofJson(text: string): Statement[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return []
  }
  return itemsIn(document).flatMap(ofItem)
}

function itemsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn)
  if (typeof value !== 'object' || value === null) return []
  const item = value as Json
  const identified = typeof item['uri'] === 'string' || typeof item['guid'] === 'string'
  const named = ['versioncreated', 'versionCreated', 'headline', 'headlines', 'title'].some(
    (name) => name in item,
  )
  return identified && named ? [item] : Object.values(item).flatMap(itemsIn)
}

/** What a JSON value says in words; undefined for a list, an object or nothing. */
function wordsOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

function ofItem(item: Json): Statement[] {
  const line = (...names: string[]): string | undefined => {
    const value = names
      .map((name) => item[name])
      .find((each) => (typeof each === 'string' && each !== '') || typeof each === 'number')
    return wordsOf(value)
  }
  const list = (...names: string[]): Json[] =>
    names
      .flatMap((name) => (Array.isArray(item[name]) ? item[name] : []))
      .filter((each): each is Json => typeof each === 'object' && each !== null)
  const roleOf = (each: Json): string => wordsOf(each['role']) ?? ''
  const headlines = list('headlines')
  const main = headlines.find((each) => roleOf(each) === 'main') ?? headlines[0]
  const credit = list('descriptions').find((each) => roleOf(each) === 'creditline')
  const bodies = list('bodies').filter((each) => !/nitf/i.test(roleOf(each)))
  const genres = list('genre', 'genres').map(
    (each) => each['name'] ?? (wordsOf(each['uri']) ?? '').replace(/^.*\//, ''),
  )
  const status = line('pubstatus', 'pubStatus')
  return [
    ...stated('headline', plain(line('headline') ?? wordsOf(main?.['value']) ?? line('title') ?? '')),
    ...stated('version', line('version')),
    ...stated(
      'credit',
      line('creditline', 'description_creditline') ??
        (credit === undefined ? undefined : wordsOf(credit['value'])),
    ),
    ...stated('byline', line('byline', 'by')),
    ...stated('genre', ...genres.map(String)),
    ...dates(
      line('versioncreated', 'versionCreated'),
      line('firstpublished') ?? line('firstcreated', 'firstCreated'),
    ),
    ...stated('embargo', moment(line('embargoed'))),
    ...stated('status', status === 'canceled' ? 'killed' : status === 'withheld' ? status : undefined),
    ...stated(
      'text',
      plain(line('body_html', 'body_xhtml', 'body_text') ?? ''),
      ...bodies.slice(0, 1).map((each) => plain(String(each['value']))),
    ),
  ]
}

function ofAnpa(text: string): Statement[] {
  return text
    .split('\u0001')
    .slice(1)
    .flatMap((message) => {
      const body = message.slice(message.indexOf('\u0002') + 1).split('\u0003')[0] ?? ''
      const head = body.split('\n').filter((line) => /^\s*\^/.test(line))
      const slug = head[0] ?? ''
      const sent = /-(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})GMT/.exec(message)
      const titled = (head[1] ?? '').trim()
      const isTitle =
        titled.endsWith('<') && titled !== '^END<' && !/^\^\(?(?:Eds|AP Photo|EDITOR)/.test(titled)
      return [
        ...stated('headline', isTitle ? titled.replace(/^\^|<$/g, '') : undefined),
        ...stated('version', /,\s*(\d(?:st|nd|rd|th) Ld[\w-]*)/.exec(slug)?.[1]),
        ...stated('byline', head.find((line) => /^\^By .*=/.test(line.trim()))?.replace(/^\^|=\s*$/g, '')),
        ...dates(sent === null ? undefined : `20${sent[3]}-${sent[1]}-${sent[2]}T${sent[4]}:${sent[5]}Z`),
        ...stated(
          'text',
          body
            .split('\n')
            .filter((line) => !/^\s*\^/.test(line) && !/^[*]/.test(line))
            .join(' ')
            .replace(/[^\P{Cc}]/gu, ''),
        ),
      ]
    })
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma[iy]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]']

function ofIptc7901(text: string): Statement[] {
  return text
    .split('\u0001')
    .slice(1)
    .flatMap((message) => {
      const body = message.slice(message.indexOf('\u0002') + 1).split('\u0003')[0] ?? ''
      const [head = '', ...copy] = body.split('=')
      const lines = head
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && line !== line.toUpperCase())
      const byline = lines.find((line) => /^(?:By|Von) /.test(line))
      const sent = /^\s*(\d{2})(\d{2})(\d{2})\s*(?:GMT)?\s+(\p{L}{3})\p{L}*\s+(\d{2})\b/u.exec(
        message.split('\u0003')[1] ?? '',
      )
      const month = MONTHS.findIndex((name) => new RegExp(`^${name}`, 'i').test(sent?.[4] ?? '-')) + 1
      return [
        ...stated('headline', lines.filter((line) => line !== byline).join(' ')),
        ...stated('version', /^\s*((?:\d(?:ST|ND|RD|TH) LEAD|CORRECTION|KILL))\s*$/m.exec(head)?.[1]),
        ...stated('byline', byline),
        ...dates(
          sent === null || month === 0
            ? undefined
            : `20${sent[5]}-${String(month).padStart(2, '0')}-${sent[1]}T${sent[2]}:${sent[3]}Z`,
        ),
        ...stated('text', copy.join('=')),
      ]
    })
}
