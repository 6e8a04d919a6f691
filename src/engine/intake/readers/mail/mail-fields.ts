import { addressParser, decodeWords, type Address, type Email } from 'postal-mime'
import type { DraftField } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { fieldsNamed } from '../draft-fields.ts'

/** Headers that are kept as evidence, and under which name. */
const KEPT: Record<string, string> = {
  from: 'mail:from',
  sender: 'mail:sender',
  to: 'mail:to',
  cc: 'mail:cc',
  'reply-to': 'mail:reply-to',
  'return-path': 'mail:return-path',
  'message-id': 'mail:message-id',
  'in-reply-to': 'mail:in-reply-to',
  references: 'mail:references',
  'list-id': 'mail:list-id',
  'list-unsubscribe': 'mail:list-unsubscribe',
  'list-post': 'mail:list-post',
  precedence: 'mail:precedence',
  'auto-submitted': 'mail:auto-submitted',
  'authentication-results': 'mail:auth-results',
  'received-spf': 'mail:auth-results',
  organization: 'mail:organization',
  'x-mailer': 'mail:program',
  'user-agent': 'mail:program',
  keywords: 'mail:keywords',
  comments: 'mail:comments',
}

/** The headers of a mail that say where it came from and to whom it went, as fields, in the order of the mail. */
export function mailFields(email: Email): DraftField[] {
  return email.headers.flatMap(({ key, value }) => {
    const name = KEPT[key]
    return name === undefined ? [] : fieldsNamed(name, [decodeWords(value)])
  })
}

/** The value of the first header of a name, decoded, on one line; null where there is none. */
export function headerOf(email: Email, name: string): string | null {
  const values = email.headers
    .filter((header) => header.key === name)
    .map((header) => cleanLine(header.value))
  const value = values.find((each) => each !== null)
  return value === undefined || value === null ? null : cleanLine(decodeWords(value))
}

/**
 * Who sent a mail: the name in `From`, else its address, else what stands there; then the same of `Sender`. Null
 * where neither says anything. It is where the copy was received from, and no byline: agencies send by hand.
 */
export function senderOf(email: Email): string | null {
  for (const name of ['from', 'sender'] as const) {
    const value = email.headers.find((header) => header.key === name && header.value !== '')?.value
    if (value === undefined) continue
    const [first] = addressParser(withoutComments(value)).filter((address) => nameOf(address) !== '')
    // “pete@silly.test (Pete)” is how old programs name the sender.
    const named = first !== undefined && first.name !== '' ? first : (addressParser(value)[0] ?? first)
    const stated = cleanLine(named === undefined ? null : nameOf(named)) ?? cleanLine(decodeWords(value))
    if (stated !== null) return stated
  }
  return null
}

/** A header without its comments (RFC 5322, 3.2.2): what stands in parentheses outside quotes, nested ones too. */
export function withoutComments(value: string): string {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? ''
    if (sign === '\\') {
      if (depth === 0) kept += value.slice(at, at + 2)
      at += 1
    } else if (sign === '"' && depth === 0) {
      quoted = !quoted
      kept += sign
    } else if (sign === '(' && !quoted) depth += 1
    else if (sign === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += sign
  }
  // One that does not end was no comment.
  return depth > 0 ? value : kept
}

function nameOf(address: Address): string {
  return address.name !== '' ? address.name : (address.address ?? '')
}
