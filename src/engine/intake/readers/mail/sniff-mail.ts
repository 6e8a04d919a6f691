import type { ReadHints } from '../../../items/draft.ts'
import type { Sniffed } from '../sniff-format.ts'

/** Headers that a mail begins with and prose does not. */
const MAIL_HEADER =
  /^(?:return-path|received|delivered-to|mime-version|message-id|x-original-to|dkim-signature|arc-seal|x-envelope-from|envelope-to):\s/im
const HEADER_LINE = /^[!-9;-~]{1,76}:(?:\s|$)/
/** RFC 4155: the sender, then the time as asctime writes it; some programs add a zone. */
const FROM_LINE = /^From \S{1,300} .{0,40}\d{1,2}:\d{2}/

/**
 * Whether a document is mail: a mailbox by its first line, a message by headers that only mail has, or by its name
 * where it begins like one.
 *
 * @param start of the document, without blanks before it
 * @param extension of its name in lower case, or ''
 */
export function sniffMail(start: string, extension: string): Sniffed | null {
  const [first = '', second = ''] = start.split(/\r?\n/, 2)
  if (FROM_LINE.test(first) && extension !== 'eml') {
    if (extension === 'mbox' || extension === 'mbx' || HEADER_LINE.test(second)) return mailbox
  }
  if (extension === 'mbox' && first.startsWith('From ')) return mailbox
  if (extension === 'mht' || extension === 'mhtml') return HEADER_LINE.test(first) ? savedPage : null
  if (extension === 'eml') return message
  return HEADER_LINE.test(first) && MAIL_HEADER.test(start.slice(0, 4_000)) ? message : null
}

/** What a part of a container is, where whoever split the container says so; null for any other document. */
export function sniffPart({ mediaType, firstLine }: ReadHints): Sniffed | null {
  if (mediaType === 'message/rfc822') return message
  return firstLine === undefined ? null : { format: 'json-lines', mediaType: 'application/jsonl' }
}

const message: Sniffed = { format: 'mail', mediaType: 'message/rfc822' }
const mailbox: Sniffed = { format: 'mailbox', mediaType: 'application/mbox' }
const savedPage: Sniffed = { format: 'saved-page', mediaType: 'multipart/related' }
