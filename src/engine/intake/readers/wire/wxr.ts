import type { ReadEvent, Reader, ReadHints } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { decodeText } from '../decode-text.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { feedSummary } from '../feed-body.ts'
import { fileName, refusal } from '../file-words.ts'
import { htmlLine } from '../html-line.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { declaredLanguage } from '../language.ts'
import { webAddress } from '../safe-link.ts'
import { readWireItems } from './read-wire-xml.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'
import { namedStatus } from './wire-status.ts'
import {
  attributeOf,
  childAt,
  childrenOf,
  elementsNamed,
  lineAt,
  lineOf,
  parseXml,
  rawText,
  type XmlElement,
} from './wire-xml.ts'
import { withParagraphs } from './wordpress-paragraphs.ts'

/** Kinds of post that hold no copy: menus, styles, old revisions. */
const NO_COPY =
  /^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf-.*|attachment)$/

/**
 * A WordPress export (WXR 1.0 to 1.2): every post and page is a story; an attachment only where it has a text of its
 * own. What was not published is withheld, in the word that WordPress has for it.
 */
export const readWxr: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const channel = childAt(parseXml(text), 'channel')
  if (channel === null)
    throw refusal('DAMAGED', hints, 'looks like a WordPress export, but no post in it can be read.')
  const items = childrenOf(channel, 'item')
  if (items.length === 0) throw refusal('NO_TEXT', hints, 'is a WordPress export without a post in it.')
  const told = items.filter((item) => !isOther(item))
  const others = items.length - told.length
  if (others > 0) {
    const words = `${fileName(hints)} holds ${others === 1 ? 'one entry' : `${others.toLocaleString('en-GB')} entries`} without copy (attachments, menus, revisions) beside its posts. They are kept, not read.`
    yield { kind: 'problem', problem: { code: 'NO_TEXT', words } }
  }
  const authors = authorsOf(channel)
  yield* readWireItems(
    told.map((item) => ({
      id: lineAt(item, 'guid'),
      headline: htmlLine(lineAt(item, 'title')),
      draft: (locator) => wireDraft(locator, wxrStory(item, channel, authors, hints)),
    })),
    hints,
    warning === null ? [] : [warning],
  )
}

function isOther(item: XmlElement): boolean {
  const type = lineAt(item, 'post_type') ?? 'post'
  return NO_COPY.test(type) && !(type === 'attachment' && contentOf(item) !== null)
}

function contentOf(item: XmlElement): string | null {
  const content = rawText(encodedIn(item, 'content'))
  return content.trim() === '' ? null : content
}

/** `content:encoded` and `excerpt:encoded` differ in their prefix alone. */
function encodedIn(item: XmlElement, prefix: string): XmlElement | null {
  return childrenOf(item, 'encoded').find((each) => each.prefix === prefix) ?? null
}

function wxrStory(
  item: XmlElement,
  channel: XmlElement,
  authors: ReadonlyMap<string, string>,
  hints: ReadHints,
): WireStory {
  const login = lineAt(item, 'creator')
  const home = webAddress(lineAt(channel, 'link'))
  const url = webAddress(lineAt(item, 'link'), home)
  const status = lineAt(item, 'status')
  const published =
    gmt(lineAt(item, 'post_date_gmt')) ??
    readDate(lineAt(item, 'pubDate')) ??
    readDate(lineAt(item, 'post_date'))
  const categories = childrenOf(item, 'category')
  const named = (domain: string): (string | null)[] =>
    categories.filter((each) => (attributeOf(each, 'domain') ?? 'category') === domain).map(lineOf)
  const source = htmlLine(lineAt(channel, 'title'))
  return {
    id: lineAt(item, 'guid') ?? lineAt(item, 'post_id'),
    headline: htmlLine(lineAt(item, 'title')),
    byline: login === null ? null : (authors.get(login) ?? login),
    slug: lineAt(item, 'post_name'),
    source,
    sourceUrl: home,
    url,
    published,
    updated: gmt(lineAt(item, 'post_modified_gmt')),
    embargo: status === 'future' ? published : null,
    language: declaredLanguage(lineAt(channel, 'language')),
    section: named('category')[0] ?? null,
    summary:
      feedSummary(rawText(encodedIn(item, 'excerpt'))) ?? feedSummary(rawText(childAt(item, 'description'))),
    status:
      cleanLine(lineAt(item, 'post_password')) === null
        ? namedStatus(status)
        : { status: 'withheld', words: 'protected by a password' },
    keywords: named('post_tag'),
    categories: named('category'),
    fields: [
      ...fieldsNamed('feed:title', [source]),
      ...fieldsNamed('wordpress:type', [lineAt(item, 'post_type')]),
    ],
    blocks: htmlToBlocks(withParagraphs(contentOf(item) ?? ''), url ?? home ?? hints.url),
  }
}

/** Times in GMT are written without their zone. */
function gmt(time: string | null): ReturnType<typeof readDate> {
  const date = readDate(time === null ? null : `${time} GMT`)
  return date === null || time === null ? null : { ...date, text: time }
}

/** The name that each login shows. */
function authorsOf(channel: XmlElement): Map<string, string> {
  return new Map(
    elementsNamed(channel, 'author').flatMap((author): [string, string][] => {
      const login = lineAt(author, 'author_login')
      const name = lineAt(author, 'author_display_name')
      return login === null || name === null ? [] : [[login, name]]
    }),
  )
}
