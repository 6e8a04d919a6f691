import type { ReadEvent, Reader, Subscription } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { feedDamage } from './feed-damage.ts'
import { refusal } from './file-words.ts'
import { webAddress } from './safe-link.ts'
import { childElements, parseXml, type XmlElement } from './xml-tree.ts'

/** So many outlines are read; no desk follows more. */
const MOST = 20_000

/**
 * OPML 1.0 and 2.0 (opml.org/spec2.opml): every outline with the address of a feed is a subscription, the outlines
 * around it are its group. Outlines that are only text or links are passed over. A damaged file keeps what is whole.
 */
export const readOpml: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const base = webAddress(hints.url)
  const document = parseXml(text, base)
  if (warning !== null) yield { kind: 'problem', problem: warning }
  if (document.damaged) {
    yield { kind: 'problem', problem: feedDamage(hints) }
  }
  const outlines = subscriptionsIn(document.top, base)
  if (outlines.length === 0) throw refusal('NO_TEXT', hints, 'names no feed.')
  yield { kind: 'subscriptions', outlines }
}

type Waiting = { element: XmlElement; group: string | null }

function subscriptionsIn(top: XmlElement, base: string | null): Subscription[] {
  const found: Subscription[] = []
  const waiting: Waiting[] = inner(top, null)
  for (let next = waiting.pop(); next !== undefined && found.length < MOST; next = waiting.pop()) {
    const { element, group } = next
    const attribute = attributesOf(element)
    const title = cleanLine(attribute('title')) ?? cleanLine(attribute('text'))
    const url = element.name === 'outline' ? webAddress(feedAddress(attribute), base) : null
    if (url !== null) found.push({ title, url, siteUrl: webAddress(attribute('htmlurl'), base), group })
    const own = element.name === 'outline' && url === null && title !== null
    waiting.push(...inner(element, own ? (group === null ? title : `${group} / ${title}`) : group))
  }
  return found
}

function inner(element: XmlElement, group: string | null): Waiting[] {
  return childElements(element)
    .map((child) => ({ element: child, group }))
    .reverse()
}

/** Attributes by their names in lower case: files differ in how they write `xmlUrl`. */
function attributesOf(element: XmlElement): (name: string) => string | undefined {
  const byName = new Map(
    Object.entries(element.attributes).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return (name) => byName.get(name)
}

/** `xmlUrl`; `url` where the outline says that it is a feed. */
function feedAddress(attribute: (name: string) => string | undefined): string | undefined {
  const stated = attribute('xmlurl')
    ?.replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://')
  return stated ?? (/^(?:rss|atom|feed)$/i.test(attribute('type') ?? '') ? attribute('url') : undefined)
}
