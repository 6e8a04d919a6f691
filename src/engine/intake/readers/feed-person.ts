import { cleanLine } from './clean-text.ts'
import { resolveAddress } from './resolve-address.ts'
import type { FeedPerson } from './feed-parts.ts'
import { childElements, xmlText, type XmlElement } from './xml-tree.ts'

/** No name of a person is longer. */
const LINE_CHARACTERS = 1_000
const MAILBOX = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*/

/** A person as child elements (Atom, iTunes), or in one line with a mailbox in any of the usual brackets. */
export function readPerson(element: XmlElement, base: string | null): FeedPerson | null {
  const person: FeedPerson = { name: null, email: null, url: null }
  for (const part of childElements(element)) {
    if (part.name === 'name') person.name ??= cleanLine(xmlText(part))
    else if (part.name === 'email') person.email ??= cleanLine(xmlText(part))
    else if (/^(?:uri|url|homepage)$/.test(part.name))
      person.url ??= resolveAddress(xmlText(part), part, base)
  }
  if (person.name === null && person.email === null && person.url === null) {
    const line = cleanLine(xmlText(element).slice(0, LINE_CHARACTERS))
    const email = line === null ? undefined : MAILBOX.exec(line)?.[0]
    person.email = email ?? null
    person.name = email === undefined ? line : nameBeside(line ?? '', email)
  }
  return person.name === null && person.email === null && person.url === null ? null : person
}

/** `me@example.com (Name)`, `Name <me@example.com>`, `Name (me@example.com)`, `mailto:me@example.com`. */
function nameBeside(line: string, email: string): string | null {
  const rest = line
    .replace(email, ' ')
    .replace(/mailto:/i, ' ')
    .replace(/[()<>"]|&lt;|&gt;|\[\]/g, ' ')
  return cleanLine(rest.replace(/^[\s,;:-]+|[\s,;:-]+$/g, ''))
}
