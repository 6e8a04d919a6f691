import type { Draft, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { Refusal } from '../../../contract/errors.ts'
import { cleanLine } from './clean-text.ts'
import { readFeedDate } from './feed-dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { fileName, refusal } from './file-words.ts'
import { feedSummary } from './feed-body.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { isJsonObject, listAt, parseJson, textAt, textsAt, type JsonObject } from './json-value.ts'
import { declaredLanguage } from './language.ts'
import { locatorCounter, newDraft } from './new-draft.ts'
import { webAddress } from './safe-link.ts'
import { textToBlocks } from './text-to-blocks.ts'

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). An item that is no object is refused, the rest goes on. */
export const readJsonFeed: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const feed = parseJson(text)
  if (!isJsonObject(feed)) throw refusal('DAMAGED', hints, 'is not valid JSON.')
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
      const problems = warning === null ? [] : [warning]
      yield { kind: 'draft', draft: { ...itemDraft(item, feed, hints, locator), problems } }
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

function itemDraft(item: JsonObject, feed: JsonObject, hints: ReadHints, locator: string): Draft {
  const home = webAddress(textAt(feed, 'home_page_url'), hints.url)
  const url = webAddress(textAt(item, 'url'), home)
  const html = textAt(item, 'content_html')
  const plain = textAt(item, 'content_text')
  const summary = textAt(item, 'summary')
  const base = url ?? home ?? hints.url
  const title = cleanLine(textAt(feed, 'title'))
  return newDraft(locator, {
    externalId: cleanLine(textAt(item, 'id')),
    headline: cleanLine(textAt(item, 'title')),
    byline: authorsOf(item) ?? authorsOf(feed),
    url: url ?? webAddress(textAt(item, 'id')),
    published: readFeedDate(textAt(item, 'date_published')),
    updated: readFeedDate(textAt(item, 'date_modified')),
    language: declaredLanguage(textAt(item, 'language')) ?? declaredLanguage(textAt(feed, 'language')),
    source: title,
    sourceUrl: home,
    summary: html === null && plain === null ? null : feedSummary(summary),
    fields: [
      ...fieldsNamed('feed:title', [title]),
      ...fieldsNamed('feed:link', [home]),
      ...fieldsNamed('feed:category', textsAt(item, 'tags')),
      ...fieldsNamed('feed:external-url', [webAddress(textAt(item, 'external_url'), base)]),
    ],
    blocks: html !== null ? htmlToBlocks(html, base) : textToBlocks(plain ?? summary ?? ''),
  })
}

/** Version 1.1 has `authors`, version 1.0 `author`. */
function authorsOf(from: JsonObject): string | null {
  const people = [...listAt(from, 'authors'), ...listAt(from, 'author')].filter(isJsonObject)
  return bylineOf(people.map((person) => textAt(person, 'name')))
}
