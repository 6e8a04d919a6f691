import { blockText } from '../../../contract/blocks.ts'
import { Refusal } from '../../../contract/errors.ts'
import type { Draft, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { fileName, refusal } from './file-words.ts'
import { languageOf } from './language.ts'
import { BODY_CHARACTERS, FIELD_CHARACTERS, FIELDS, HEADLINE_CHARACTERS, PARSED_BYTES } from './limits.ts'
import { sniffFormat, type Format } from './sniff-format.ts'

/** Each reader is loaded with its libraries when the first document of its kind comes. */
const READERS: Record<Format, () => Promise<Reader>> = {
  feed: async () => (await import('./feed.ts')).readFeed,
  'json-feed': async () => (await import('./json-feed.ts')).readJsonFeed,
  'rss-json': async () => (await import('./rss-json.ts')).readRssJson,
  opml: async () => (await import('./opml.ts')).readOpml,
  'json-lines': async () => (await import('./json-lines.ts')).readJsonLines,
  html: async () => (await import('./html-page.ts')).readHtml,
  docx: async () => (await import('./docx.ts')).readDocx,
  odt: async () => (await import('./odt.ts')).readOdt,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
  zip: async () => (await import('./zip.ts')).readZip,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  nitf: async () => (await import('./wire/nitf.ts')).readNitf,
  newsml: async () => (await import('./wire/newsml.ts')).readNewsml,
  'newsml-g2': async () => (await import('./wire/newsml-g2.ts')).readNewsmlG2,
  ninjs: async () => (await import('./wire/ninjs.ts')).readNinjs,
  anpa: async () => (await import('./wire/anpa.ts')).readAnpa,
  iptc7901: async () => (await import('./wire/iptc7901.ts')).readIptc7901,
  wxr: async () => (await import('./wire/wxr.ts')).readWxr,
  'agency-xml': async () => (await import('./wire/agency-xml.ts')).readAgencyXml,
  text: async () => (await import('./plain-text.ts')).readPlainText,
  mail: async () => (await import('./mail/message.ts')).readMessage,
  mailbox: async () => (await import('./mail/mailbox.ts')).readMailbox,
  'saved-page': async () => (await import('./mail/saved-page.ts')).readSavedPage,
}

const FEEDS: ReadonlySet<Format> = new Set(['feed', 'json-feed', 'rss-json'])

/**
 * Reads one document: finds out what it is, reads it and holds every draft to the limits. It never throws, whatever
 * the bytes are: a fault is an event with words for the editor.
 *
 * It is meant to run in a process that may be lost (`reader-pool.ts`): time and memory are bounded there.
 */
export async function* readDocument(bytes: Uint8Array, hints: ReadHints): AsyncGenerator<ReadEvent> {
  try {
    if (bytes.length > PARSED_BYTES) {
      throw refusal(
        'TOO_LARGE',
        hints,
        `is larger than ${PARSED_BYTES / (1024 * 1024)} MB, which is the most that is read.`,
      )
    }
    const { format, mediaType } = sniffFormat(bytes, hints)
    yield { kind: 'format', format, mediaType }
    const read = await READERS[format]()
    for await (const event of read(bytes, hints))
      yield event.kind === 'draft' ? await finish(event.draft, hints, format) : event
  } catch (error) {
    yield { kind: 'problem', problem: problemOf(error, hints) }
  }
}

function problemOf(error: unknown, hints: ReadHints): { code: Refusal['code']; words: string } {
  if (error instanceof Refusal) {
    // What a shared part refuses names no file yet.
    const named = error.message.startsWith(fileName(hints))
    return {
      code: error.code,
      words: named ? error.message : `${fileName(hints)} ${error.message} It is kept, not read.`,
    }
  }
  if (error instanceof RangeError) {
    return {
      code: 'TOO_DEEP',
      words: `${fileName(hints)} is nested deeper than can be read. It is kept, not read.`,
    }
  }
  return {
    code: 'UNREADABLE',
    words: `${fileName(hints)} cannot be read: it is not what it seems to be. It is kept, not read.`,
  }
}

/** Holds a draft to the limits and finds the language that it does not state. */
async function finish(draft: Draft, hints: ReadHints, format: Format): Promise<ReadEvent> {
  const characters = draft.blocks.reduce((sum, each) => sum + blockText(each).length, 0)
  const headline = shortened(cleanLine(draft.headline), HEADLINE_CHARACTERS)
  if (characters > BODY_CHARACTERS) {
    const words = `An item of ${fileName(hints)} has more than ${BODY_CHARACTERS.toLocaleString('en-GB')} characters. It is kept, not read.`
    return {
      kind: 'refused',
      locator: draft.locator,
      headline: headline ?? fileName(hints),
      problem: { code: 'TOO_LARGE', words },
    }
  }
  // An item of a feed may be no more than an address or a recording.
  // A wire kills or corrects a story by its id alone, without a word of text.
  const speaks = FEEDS.has(format) || (draft.wire !== null && draft.externalId !== null)
  if (characters === 0 && headline === null && draft.summary === null && !speaks) {
    const words = `${draft.locator === '' ? fileName(hints) : `An item of ${fileName(hints)}`} has no text in it. It is kept, not read.`
    return {
      kind: 'refused',
      locator: draft.locator,
      headline: fileName(hints),
      problem: { code: 'NO_TEXT', words },
    }
  }
  const { language, overruled } = await languageOf(draft.language, headline, draft.blocks)
  const finished: Draft = {
    ...draft,
    headline,
    fields: draft.fields
      .slice(0, FIELDS)
      .map(({ name, value }) => ({ name: name.slice(0, 120), value: value.slice(0, FIELD_CHARACTERS) })),
    language,
  }
  if (overruled !== null) finished.fields.push({ name: 'declared:language', value: overruled })
  if (draft.headline !== null && draft.headline.length > HEADLINE_CHARACTERS) {
    const words = `The headline has more than ${HEADLINE_CHARACTERS.toLocaleString('en-GB')} characters and was cut. The original has the rest.`
    finished.problems = [...draft.problems, { code: 'TOO_LARGE', words }]
  }
  return { kind: 'draft', draft: finished }
}

function shortened(line: string | null, limit: number): string | null {
  return line === null || line.length <= limit ? line : `${line.slice(0, limit - 1).trimEnd()}…`
}
