import type { Draft, DraftField, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { Refusal } from '../../../contract/errors.ts'
import { cleanLine } from './clean-text.ts'
import { parseFeedJson } from './cut-json.ts'
import { readFeedDate } from './feed-dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { fileName, refusal } from './file-words.ts'
import { feedSummary } from './feed-body.ts'
import { feedDamage } from './feed-damage.ts'
import { documentAddress } from './feed-draft.ts'
import { linkFields, personFields } from './feed-fields.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { isJsonObject, listAt, textAt, textsAt, type JsonObject } from './json-value.ts'
import { declaredLanguage } from './language.ts'
import { locatorCounter, newDraft } from './new-draft.ts'
import { webAddress } from './safe-link.ts'
import { textToBlocks } from './text-to-blocks.ts'

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), also without its version. An item that is no object is refused,
 * the rest goes on; a feed that breaks off keeps every item that is whole.
 */
export const readJsonFeed: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const { value: feed, damaged } = parseFeedJson(text)
  if (!isJsonObject(feed)) throw refusal('DAMAGED', hints, 'is not valid JSON.')
  const problems = warning === null ? [] : [warning]
  if (damaged) {
    const problem = feedDamage(hints)
    problems.push(problem)
    yield { kind: 'problem', problem }
  }
  const head = headOf(feed, hints)
  yield { kind: 'feed', fields: head.fields }
  const locate = locatorCounter()
  for (const [index, item] of listAt(feed, 'items').entries()) {
    const id = isJsonObject(item) ? cleanLine(textAt(item, 'id')) : null
    const locator = locate(id)
    if (!isJsonObject(item)) {
      const words = `Item ${index + 1} of ${fileName(hints)} is not an object. The other items were read.`
      yield { kind: 'refused', locator, headline: `Item ${index + 1}`, problem: { code: 'DAMAGED', words } }
      continue
    }
    try {
      yield { kind: 'draft', draft: { ...itemDraft(item, head, locator), problems: [...problems] } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = `Item ${index + 1} of ${fileName(hints)} ${error.message} The other items were read.`
      yield {
        kind: 'refused',
        locator,
        headline: cleanLine(textAt(item, 'title')) ?? locator,
        problem: { code: error.code, words },
      }
    }
  }
}

/** What all items of a feed share. */
type Head = {
  title: string | null
  home: string | null
  base: string | null
  byline: string | null
  language: string | null
  fields: DraftField[]
}

function headOf(feed: JsonObject, hints: ReadHints): Head {
  const address = documentAddress(hints)
  const home = webAddress(textAt(feed, 'home_page_url'), address)
  const base = address ?? webAddress(textAt(feed, 'feed_url')) ?? home
  const title = cleanLine(textAt(feed, 'title'))
  const language = declaredLanguage(textAt(feed, 'language'))
  return {
    title,
    home,
    base,
    byline: authorsOf(feed),
    language,
    fields: [
      ...fieldsNamed('feed:title', [title]),
      ...fieldsNamed('feed:subtitle', [textAt(feed, 'description')]),
      ...fieldsNamed('feed:link', [home]),
      ...fieldsNamed('feed:link-self', [webAddress(textAt(feed, 'feed_url'), address)]),
      ...fieldsNamed('feed:language', [language]),
      ...fieldsNamed('feed:icon', [webAddress(textAt(feed, 'icon') ?? textAt(feed, 'favicon'), base)]),
      ...peopleFields('feed:author', feed, base),
      ...restFields('feed', feed, HEAD_NAMES),
    ],
  }
}

function itemDraft(item: JsonObject, head: Head, locator: string): Draft {
  const { home, base } = head
  const url = webAddress(textAt(item, 'url'), base)
  const html = textAt(item, 'content_html')
  const plain = textAt(item, 'content_text')
  const summary = textAt(item, 'summary')
  const from = url ?? home ?? base
  return newDraft(locator, {
    externalId: cleanLine(textAt(item, 'id')),
    headline: cleanLine(textAt(item, 'title')),
    byline: authorsOf(item) ?? head.byline,
    url: url ?? webAddress(textAt(item, 'id')),
    published: readFeedDate(textAt(item, 'date_published')),
    updated: readFeedDate(textAt(item, 'date_modified')),
    language: declaredLanguage(textAt(item, 'language')) ?? head.language,
    source: head.title,
    sourceUrl: home,
    summary: html === null && plain === null ? null : feedSummary(summary),
    fields: [
      ...head.fields,
      ...fieldsNamed('feed:category', textsAt(item, 'tags')),
      ...fieldsNamed('feed:external-url', [webAddress(textAt(item, 'external_url'), from)]),
      ...fieldsNamed('item:image', [
        webAddress(textAt(item, 'image'), from),
        webAddress(textAt(item, 'banner_image'), from),
      ]),
      ...peopleFields('item:author', item, from),
      ...listAt(item, 'attachments').flatMap((each) =>
        isJsonObject(each) ? attachmentFields(each, from) : [],
      ),
      ...restFields('item', item, ITEM_NAMES),
    ],
    blocks: html !== null ? htmlToBlocks(html, from) : textToBlocks(plain ?? summary ?? ''),
  })
}

/** Version 1.1 has `authors`, version 1.0 `author`. */
function peopleIn(from: JsonObject): JsonObject[] {
  return [...listAt(from, 'authors'), ...listAt(from, 'author')].filter(isJsonObject)
}

function authorsOf(from: JsonObject): string | null {
  return bylineOf(peopleIn(from).map((person) => textAt(person, 'name')))
}

function peopleFields(name: string, from: JsonObject, base: string | null): DraftField[] {
  return peopleIn(from).flatMap((person) => {
    const url = webAddress(textAt(person, 'url'), base)
    return personFields(name, { name: cleanLine(textAt(person, 'name')), email: null, url })
  })
}

function attachmentFields(attachment: JsonObject, base: string | null): DraftField[] {
  const href = webAddress(textAt(attachment, 'url'), base)
  if (href === null) return []
  return linkFields('feed:enclosure', {
    href,
    rel: 'enclosure',
    type: cleanLine(textAt(attachment, 'mime_type')),
    title: cleanLine(textAt(attachment, 'title')),
    hreflang: null,
    length: textAt(attachment, 'size_in_bytes'),
  })
}

const HEAD_NAMES = new Set(
  'version title description home_page_url feed_url language icon favicon author authors items'.split(' '),
)
const ITEM_NAMES = new Set(
  (
    'id title url external_url content_html content_text summary image banner_image date_published date_modified ' +
    'language tags author authors attachments'
  ).split(' '),
)
const REST_FIELDS = 40
const VALUE_CHARACTERS = 1_000

/** What stands there besides, by its name: `item:comments_url`, and extensions as `item:_magazine.volume`. */
function restFields(name: string, from: JsonObject, known: ReadonlySet<string>): DraftField[] {
  const fields: DraftField[] = []
  for (const [key, value] of Object.entries(from)) {
    if (known.has(key)) continue
    const parts: [string, unknown][] = isJsonObject(value)
      ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each])
      : [[key, value]]
    for (const [label, part] of parts) {
      if (fields.length >= REST_FIELDS || (typeof part !== 'string' && typeof part !== 'number')) continue
      fields.push(...fieldsNamed(`${name}:${label}`, [String(part).slice(0, VALUE_CHARACTERS)]))
    }
  }
  return fields
}
