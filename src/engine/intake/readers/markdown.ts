import type { ReadEvent, Reader } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { decodeText } from './decode-text.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { refusal } from './file-words.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { declaredLanguage } from './language.ts'
import { BODY_CHARACTERS } from './limits.ts'
import { withNotes } from './markdown-notes.ts'
import { newDraft } from './new-draft.ts'
import { documentHead } from './office/document-head.ts'

/** Markdown (CommonMark with tables and footnotes). HTML in it is text. The heading it begins with is the headline. */
export const readMarkdown: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  // The parser's time grows faster than the text, so the limit of an item comes before it.
  if (text.length > BODY_CHARACTERS)
    throw refusal('TOO_LARGE', hints, 'holds more text than one item may: 2,000,000 characters.')
  const { default: markdownIt } = await import('markdown-it')
  const matter = FRONT_MATTER.exec(text)
  const html = markdownIt({ html: false, linkify: false }).render(
    withNotes(text.slice(matter?.[0].length ?? 0)),
  )
  const stated = statedIn(matter?.[1] ?? '')
  const written = htmlToBlocks(html, hints.url)
  const head = documentHead(written, new Map(), null)
  const title = cleanLine(stated.get('title'))
  const draft = newDraft('', {
    url: hints.url,
    headline: title ?? head.headline,
    byline: bylineOf([stated.get('author')]) ?? head.byline,
    dateline: head.dateline,
    published: readDate(stated.get('date')) ?? head.published,
    language: declaredLanguage(stated.get('lang') ?? stated.get('language')),
    fields: [...stated].flatMap(([name, value]) => fieldsNamed(`matter:${name}`, [value])),
    // A heading that says something else than the stated title is part of the text.
    blocks: title === null || title === head.headline ? head.blocks : written,
    problems: warning === null ? [] : [warning],
  })
  yield { kind: 'draft', draft }
}

/** `name: value` between two lines of hyphens at the top, as site builders put there. */
const FRONT_MATTER =
  /^---[^\S\n]*\r?\n((?:[\w-]{1,40}:[^\n]*\n|[^\S\n]+[^\n]*\n|- [^\n]*\n)+)---[^\S\n]*(?:\r?\n|$)/

function statedIn(matter: string): Map<string, string> {
  const stated = new Map<string, string>()
  for (const line of matter.split('\n')) {
    const found = /^([\w-]{1,40}):\s*["']?([^\n]*?)["']?\s*$/.exec(line)
    if (found?.[1] !== undefined && found[2] !== undefined && found[2] !== '')
      stated.set(found[1].toLowerCase(), found[2])
  }
  return stated
}
