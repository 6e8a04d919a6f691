import type { ReadHints } from '../../items/draft.ts'
import { extensionOf, refusal } from './file-words.ts'
import { foreignKind, OLD_OFFICE } from './foreign-kind.ts'
import { parseFeedJson } from './cut-json.ts'
import { isJsonFeed, isRssInJson } from './json-dialects.ts'
import { isJsonObject, parseJson, textAt } from './json-value.ts'
import { sniffMail, sniffPart } from './mail/sniff-mail.ts'
import { sniffDocument } from './sniff-document.ts'
import {
  sniffAgencyXml,
  sniffWireJson,
  sniffWireText,
  sniffWireXml,
  type WireFormat,
} from './wire/sniff-wire.ts'
import { rootName } from './xml-root.ts'

export type Format =
  | WireFormat
  | 'feed'
  | 'json-feed'
  | 'rss-json'
  | 'opml'
  | 'json-lines'
  | 'html'
  | 'docx'
  | 'zip'
  | 'markdown'
  | 'text'
  | 'odt'
  | 'rtf'
  | 'pdf'
  | 'mail'
  | 'mailbox'
  | 'saved-page'

export type Sniffed = { format: Format; mediaType: string }

const HEAD = 64 * 1024
const HTML_ROOT =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|base|article|main|section|header|div|p|h[1-6]|ul|ol|table|blockquote|span|a|b|i|em|strong|center|font|pre|br|img|script|style)\b/i
const OTHER_XML = new Set(['html', 'rss', 'rdf', 'feed', 'channel'])

/**
 * What a document is, from its bytes; the name's extension only settles what bytes leave open (Markdown or text).
 *
 * @throws Refusal EMPTY, or UNSUPPORTED, NOT_A_ZIP and PROTECTED in words that name what it is
 */
export function sniffFormat(bytes: Uint8Array, hints: ReadHints): Sniffed {
  if (bytes.length === 0) throw refusal('EMPTY', hints, 'is empty.')
  const part = sniffPart(hints)
  if (part !== null) return part
  const extension = extensionOf(hints)
  const document = sniffDocument(bytes, hints)
  if (document !== null) return document
  if (isZip(bytes) || (hasZipEnd(bytes) && (extension === 'zip' || extension === 'docx')))
    return sniffZip(bytes, hints)
  const foreign = foreignKind(bytes)
  // Word saves a .docx in the old container only to lock it.
  if (foreign === 'locked-office' || (extension === 'docx' && foreign === OLD_OFFICE)) {
    throw refusal('PROTECTED', hints, 'is protected by a password. Save it without one and import it again.')
  }
  if (foreign !== null)
    throw refusal('UNSUPPORTED', hints, `is ${foreign}, a format without a reader in Copytaster.`)
  if (extension === 'docx')
    throw refusal('NOT_A_ZIP', hints, 'is no Word document: inside it is not the zip archive that one is.')
  if (extension === 'zip') throw refusal('NOT_A_ZIP', hints, 'is no zip archive, although its name says so.')
  const head = headText(bytes)
  if (head.trim() === '') throw refusal('EMPTY', hints, 'holds nothing but blanks.')
  return sniffText(head, bytes, extension, hints)
}

function sniffText(head: string, bytes: Uint8Array, extension: string, hints: ReadHints): Sniffed {
  const wireText = sniffWireText(head)
  if (wireText !== null) return wireText
  const start = head.trimStart()
  if (extension === 'jsonl' || extension === 'ndjson') return jsonLines
  if (/^[{[]\s*["{]/.test(start) || start.startsWith('{') || extension === 'json') {
    const json = sniffJson(start, bytes, extension, hints)
    if (json !== null) return json
  }
  if (start.startsWith('<')) {
    const marked = sniffMarkup(start, extension, hints)
    if (marked !== null) return marked
  }
  const mail = sniffMail(start, extension)
  if (mail !== null) return mail
  if (/^(?:html?|xhtml)$/.test(extension)) return html
  if (
    extension === 'md' ||
    extension === 'markdown' ||
    /^text\/(?:x-)?markdown\b/i.test(hints.mediaType ?? '')
  ) {
    return { format: 'markdown', mediaType: 'text/markdown' }
  }
  return { format: 'text', mediaType: 'text/plain' }
}

const html: Sniffed = { format: 'html', mediaType: 'text/html' }
const jsonLines: Sniffed = { format: 'json-lines', mediaType: 'application/jsonl' }

function sniffMarkup(start: string, extension: string, hints: ReadHints): Sniffed | null {
  const root = rootName(start)
  const local = root?.replace(/^.*:/, '').toLowerCase()
  const wire = sniffWireXml(root, start)
  if (wire !== null) return wire
  if (local === 'rss' || local === 'channel') return { format: 'feed', mediaType: 'application/rss+xml' }
  if (local === 'rdf') return { format: 'feed', mediaType: 'application/rdf+xml' }
  if (local === 'feed') return { format: 'feed', mediaType: 'application/atom+xml' }
  if (local === 'opml') return { format: 'opml', mediaType: 'text/x-opml' }
  const page = /<!doctype\s+html\b/i.test(start.slice(0, 1_000))
  if (page || local === 'html') return html
  if (
    /^<\?xml/i.test(start) ||
    (root !== null && !HTML_ROOT.test(`<${root}`) && /^(?:xml|rss|atom|rdf|svg)$/.test(extension))
  ) {
    if (root === null || OTHER_XML.has(local ?? ''))
      throw refusal('DAMAGED', hints, 'is XML in which no element can be found.')
    const agency = sniffAgencyXml(root, start)
    if (agency !== null) return agency
    throw refusal(
      'UNSUPPORTED',
      hints,
      `is XML of a kind without a reader in Copytaster: its root is <${root.slice(0, 60)}>.`,
    )
  }
  if (extension === 'md' || extension === 'markdown') return null
  return root !== null && HTML_ROOT.test(`<${root}`) ? html : null
}

function sniffJson(start: string, bytes: Uint8Array, extension: string, hints: ReadHints): Sniffed | null {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i.test(start)) {
    return { format: 'json-feed', mediaType: 'application/feed+json' }
  }
  const line = parseJson(start.split('\n', 1)[0] ?? '')
  if (isJsonObject(line) && (textAt(line, 'text') !== null || textAt(line, 'html') !== null)) return jsonLines
  const parsed = parseFeedJson(new TextDecoder().decode(bytes))
  // What breaks off is read as far as it goes where it is a feed.
  const whole =
    parsed.damaged && !isJsonFeed(parsed.value) && !isRssInJson(parsed.value) ? undefined : parsed.value
  if (isJsonFeed(whole)) {
    return { format: 'json-feed', mediaType: 'application/feed+json' }
  }
  if (isRssInJson(whole)) return { format: 'rss-json', mediaType: 'application/rss+json' }
  const wire = sniffWireJson(whole)
  if (wire !== null) return wire
  if (whole !== undefined) {
    throw refusal('UNSUPPORTED', hints, 'is JSON, but neither a JSON Feed nor one item a line.')
  }
  if (extension === 'json') throw refusal('DAMAGED', hints, 'is not valid JSON.')
  return isJsonObject(line) ? jsonLines : null
}

function sniffZip(bytes: Uint8Array, hints: ReadHints): Sniffed {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string): boolean => names.includes(name)
  if (has('[Content_Types].xml') && has('word/')) {
    return {
      format: 'docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    }
  }
  const other =
    has('[Content_Types].xml') &&
    (has('xl/')
      ? 'an Excel workbook'
      : has('ppt/')
        ? 'a PowerPoint file'
        : has('visio/')
          ? 'a Visio drawing'
          : null)
  const open = /^.{30}mimetypeapplication\/(?:vnd\.oasis\.opendocument\.(\w+)|epub)/s.exec(
    names.toString('latin1', 0, 200),
  )
  const kind =
    typeof other === 'string'
      ? other
      : open === null
        ? null
        : open[1] === undefined
          ? 'an EPUB book'
          : `an OpenDocument ${open[1].replace(/PK$/, '')} file`
  if (kind !== null)
    throw refusal('UNSUPPORTED', hints, `is ${kind}, a format without a reader in Copytaster.`)
  if (extensionOf(hints) === 'docx') {
    throw refusal('DAMAGED', hints, 'is a zip archive, but no Word document is in it.')
  }
  return { format: 'zip', mediaType: 'application/zip' }
}

function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  )
}

/** An archive may have something before it, such as a program that unpacks it. */
function hasZipEnd(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-66_000)
  return Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).includes('PK\u0005\u0006', 0, 'latin1')
}

/** The beginning as text in which ASCII stands for itself, whatever the encoding. */
function headText(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  // Of UTF-16 and UTF-32 only the zero bytes go: that is enough to know markup by.
  return head.replaceAll('\u0000', '').replace(/^(?:ï»¿|ÿþ|þÿ)+/, '')
}
