import type { ReadEvent, Reader } from '../../items/draft.ts'
import { parseFeedJson } from './cut-json.ts'
import { decodeText } from './decode-text.ts'
import { feedEvents } from './feed.ts'
import { refusal } from './file-words.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { spaceOfAddress, spaceOfPrefix } from './feed-names.ts'
import { childElements, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Elements nested deeper are left out. */
const DEPTH = 32

/**
 * RSS 2.0 written as JSON (Dave Winer, github.com/scripting/Scripting-News, rss-in-json): names are those of RSS, what
 * is repeated is a list, `#value` is the text of an element that has attributes. It is read as the RSS that it stands
 * for.
 */
export const readRssJson: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const { value, damaged } = parseFeedJson(text)
  const rss = isJsonObject(value) ? value['rss'] : undefined
  if (!isJsonObject(rss)) throw refusal('DAMAGED', hints, 'is not valid JSON.')
  const channel = elementOf('channel', rss['channel'], spacesOf(rss), 0)
  const elements = childElements(channel)
  yield* feedEvents(
    { damaged, entityRefused: false },
    { elements: elements.filter((element) => element.name !== 'item'), language: null },
    elements.filter((element) => element.name === 'item'),
    warning === null ? [] : [warning],
    hints,
  )
}

/** The short names of the prefixes that an object declares, as `xmlns:source`. */
function spacesOf(object: JsonObject): Map<string, string> {
  const spaces = new Map<string, string>()
  for (const [name, address] of Object.entries(object)) {
    const prefix = /^xmlns:(.+)$/.exec(name)?.[1]
    if (prefix === undefined || typeof address !== 'string') continue
    spaces.set(prefix, spaceOfAddress(address) ?? spaceOfPrefix(prefix))
  }
  return spaces
}

function elementOf(
  qualified: string,
  value: unknown,
  spaces: Map<string, string>,
  depth: number,
): XmlElement {
  const [first = '', second] = qualified.split(':', 2)
  const attributes: Record<string, string> = Object.create(null)
  const children: XmlNode[] = []
  if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === '#value') children.push(textOf(inner) ?? '')
      // JSON tells attributes from elements by nothing; RSS itself has one or the other of each name.
      else if (depth > 1 && textOf(inner) !== null) attributes[name] = textOf(inner) ?? ''
      if (depth < DEPTH && name !== '#value') {
        for (const each of Array.isArray(inner) ? inner : [inner]) {
          if (each !== null && attributes[name] === undefined)
            children.push(elementOf(name, each, spaces, depth + 1))
        }
      }
    }
  } else children.push(textOf(value) ?? '')
  return {
    space: second === undefined ? '' : (spaces.get(first) ?? spaceOfPrefix(first)),
    name: (second ?? first).toLowerCase(),
    attributes,
    children,
    base: null,
    language: null,
    closed: true,
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
