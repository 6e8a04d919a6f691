import { blockText, type Block, type Run } from '../../../contract/blocks.ts'
import { cleanLine } from './clean-text.ts'
import { feedBody } from './feed-body.ts'
import { looksLikeHtml } from './html-line.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { textToBlocks } from './text-to-blocks.ts'
import { innerMarkup } from './xml-markup.ts'
import { xmlText, type XmlElement } from './xml-tree.ts'

/** A text of a feed, with what says how to read it. */
export type FeedText = {
  value: string
  /** `guess` where the format leaves it open whether the text is HTML. */
  form: 'html' | 'plain' | 'guess'
  /** The `xml:base` in force, or null. */
  base: string | null
  /** The `xml:lang` in force, or null. */
  language: string | null
}

const HTML_TYPE = /^(?:x?html|text\/html|application\/xhtml\+xml)$/i
const TEXT_TYPE = /^(?:text|text\/[\w.+-]+|message\/[\w.+-]+)$/i
const XML_TYPE = /(?:\+|\/)xml$/i
const BASE64 = /^[A-Za-z\d+/\s]+={0,2}\s*$/

/**
 * The text of an element: by its `type` and `mode` in Atom (RFC 4287, 3.1 and 4.1.3; Atom 0.3, 3.1), by a look at it
 * in RSS, which has neither. Markup that stands inline is HTML whatever the type says.
 *
 * @param line whether the format means one line here, such as a title: in Atom a line without a type is plain
 */
export function feedText(element: XmlElement, line: boolean): FeedText {
  const { base, language } = element
  const type = (element.attributes['type'] ?? '').split(';', 1)[0]?.trim() ?? ''
  const form = HTML_TYPE.test(type) ? 'html' : TEXT_TYPE.test(type) ? 'plain' : 'guess'
  if (element.children.some((child) => typeof child !== 'string')) {
    return { value: innerMarkup(element), form: 'html', base, language }
  }
  const text = xmlText(element)
  const decoded = isBase64(element, type) ? decodeBase64(text) : null
  if (decoded !== null)
    return { value: decoded, form: HTML_TYPE.test(type) ? 'html' : 'guess', base, language }
  if (form === 'guess' && element.space === 'atom') {
    // Many feeds leave the type of a body out and send HTML all the same.
    return { value: text, form: line ? 'plain' : 'guess', base, language }
  }
  return {
    value: text,
    form: element.space === 'atom' ? form : form === 'html' ? 'html' : 'guess',
    base,
    language,
  }
}

/** Atom 0.3 says it by `mode`; in Atom 1.0 any content that is neither text nor XML is base64. */
function isBase64(element: XmlElement, type: string): boolean {
  const mode = element.attributes['mode']?.trim().toLowerCase()
  if (mode !== undefined) return mode === 'base64'
  if (element.space !== 'atom' || type === '') return false
  return !HTML_TYPE.test(type) && !TEXT_TYPE.test(type) && !XML_TYPE.test(type)
}

function decodeBase64(text: string): string | null {
  if (!BASE64.test(text)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'))
  } catch {
    return null
  }
}

/** The text as blocks. @param base address of the document, for where no `xml:base` is in force */
export function textBlocks(text: FeedText | null, base: string | null): Block[] {
  if (text === null) return []
  const from = text.base ?? base
  if (text.form === 'html') return htmlToBlocks(text.value, from)
  return text.form === 'plain' ? textToBlocks(text.value) : feedBody(text.value, from)
}

/** The text on one line, and the addresses that its links lead to; null where nothing is left. */
export function textLine(
  text: FeedText | null,
  base: string | null,
): { line: string; links: string[] } | null {
  if (text === null) return null
  if (text.form === 'plain' || (text.form === 'guess' && !looksLikeHtml(text.value))) {
    const line = cleanLine(text.value)
    return line === null ? null : { line, links: [] }
  }
  const blocks = htmlToBlocks(text.value, text.base ?? base)
  const line = cleanLine(blocks.map(blockText).join(' '))
  if (line === null) return null
  return { line, links: [...new Set(blocks.flatMap(runsOf).flatMap((run) => run.link ?? []))] }
}

function runsOf(block: Block): Run[] {
  return [...block.runs, ...(block.rows ?? []).flat(2)]
}
