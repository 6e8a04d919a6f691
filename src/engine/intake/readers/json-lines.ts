import type { Draft, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { Refusal, type Problem } from '../../../contract/errors.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { fileName } from './file-words.ts'
import { feedSummary } from './feed-body.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { isJsonObject, listAt, parseJson, textAt, textsAt, type JsonObject } from './json-value.ts'
import { declaredLanguage } from './language.ts'
import { locatorCounter, newDraft } from './new-draft.ts'
import { readPageFacts } from './page-facts.ts'
import { webAddress } from './safe-link.ts'
import { textToBlocks } from './text-to-blocks.ts'

const LINE_FEED = 0x0a

/**
 * One item a line: `id, title, text` or `html`, `url, source, date, byline, language, section, meta{name: content},
 * jsonld[…]`; all but the text optional, unknown names ignored. Read line by line, so that memory does not grow
 * with the file. A line that is no item is refused, the rest goes on.
 */
export const readJsonLines: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  // A run out of a longer file does not know the ids before it: there the number of the line is what is unique.
  const byId = locatorCounter()
  const numbered = (line: number): string => `line ${line}`
  let number = (hints.firstLine ?? 1) - 1
  for await (const { text, warning } of linesOf(bytes, hints)) {
    number += 1
    if (text.trim() === '') continue
    const line = number
    const locate = (wanted: string | null): string =>
      hints.firstLine === undefined ? byId(wanted ?? numbered(line)) : numbered(line)
    yield readLine(text, number, warning, locate, hints)
  }
}

function readLine(
  text: string,
  number: number,
  warning: Problem | null,
  locate: (wanted: string | null) => string,
  hints: ReadHints,
): ReadEvent {
  const item = parseJson(text)
  if (!isJsonObject(item))
    return refused(locate(null), number, 'DAMAGED', 'is not a JSON object', null, hints)
  const id = cleanLine(textAt(item, 'id'))
  const headline = cleanLine(textAt(item, 'title'))
  // A second line with the same id stands elsewhere in the file, but is a version of the same item: landing goes by
  // source and id, and shows the later one.
  const locator = locate(id)
  try {
    const draft = itemDraft(item, id, locator)
    return { kind: 'draft', draft: { ...draft, problems: warning === null ? [] : [warning] } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(locator, number, error.code, error.message.replace(/\.$/, ''), headline, hints)
  }
}

function refused(
  locator: string,
  number: number,
  code: Problem['code'],
  fault: string,
  headline: string | null,
  hints: ReadHints,
): ReadEvent {
  const words = `Line ${number} of ${fileName(hints)} ${fault}. The other lines were read.`
  return { kind: 'refused', locator, headline: headline ?? `Line ${number}`, problem: { code, words } }
}

function itemDraft(item: JsonObject, id: string | null, locator: string): Draft {
  const facts = readPageFacts(metasOf(item), listAt(item, 'jsonld'))
  const url = webAddress(textAt(item, 'url'))
  const canonical = webAddress(textAt(item, 'canonical'), url)
  const html = textAt(item, 'html')
  const date = textAt(item, 'date')
  const published = readDate(date)
  return newDraft(locator, {
    externalId: id,
    headline: cleanLine(textAt(item, 'title')),
    byline: bylineOf(textsAt(item, 'byline')) ?? facts.byline,
    url,
    canonicalUrl: canonical,
    published: published ?? facts.published,
    updated: readDate(textAt(item, 'updated')) ?? facts.updated,
    language: declaredLanguage(textAt(item, 'language')) ?? facts.language,
    source: cleanLine(textAt(item, 'source')) ?? facts.source,
    section: cleanLine(textAt(item, 'section')) ?? facts.section,
    summary: feedSummary(textAt(item, 'summary')) ?? facts.summary,
    rights: cleanLine(textAt(item, 'rights')) ?? facts.rights,
    fields: [
      ...fieldsNamed('date', published === null ? [date] : []),
      ...fieldsNamed('link:canonical', [canonical]),
      ...facts.fields,
    ],
    blocks: html !== null ? htmlToBlocks(html, url) : textToBlocks(textAt(item, 'text') ?? ''),
  })
}

/** `meta` holds one content or a list of them under each name. */
function metasOf(item: JsonObject): [string, string][] {
  const meta: unknown = item['meta']
  if (!isJsonObject(meta)) return []
  return Object.keys(meta).flatMap((name) =>
    textsAt(meta, name).map((content): [string, string] => [name, content]),
  )
}

type Line = { text: string; warning: Problem | null }

async function* linesOf(bytes: Uint8Array, hints: ReadHints): AsyncGenerator<Line> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start)
    const line = bytes.subarray(start, end === -1 ? bytes.length : end)
    let text: string
    try {
      text = strict.decode(line)
    } catch {
      // Not UTF-8: the whole file is in another encoding, which needs more than one line to be told.
      yield* decodedLines(bytes.subarray(start), hints)
      return
    }
    if (text.includes('\u0000')) {
      yield* decodedLines(bytes.subarray(start), hints)
      return
    }
    yield { text, warning: null }
    start = end === -1 ? bytes.length : end + 1
  }
}

async function* decodedLines(bytes: Uint8Array, hints: ReadHints): AsyncGenerator<Line> {
  const { text, warning } = await decodeText(bytes, hints)
  for (const line of text.split('\n')) yield { text: line, warning }
}
