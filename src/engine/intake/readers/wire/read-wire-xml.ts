import { Refusal } from '../../../../contract/errors.ts'
import type { Draft, ReadEvent, ReadHints } from '../../../items/draft.ts'
import { decodeText } from '../decode-text.ts'
import { fileName, refusal } from '../file-words.ts'
import { locatorCounter } from '../new-draft.ts'
import { parseXml, type XmlElement } from './wire-xml.ts'

/** One story in a wire document, made into a draft only when its turn comes. */
export type WireItem = { id: string | null; headline: string | null; draft: (locator: string) => Draft }

/**
 * What all readers of wire XML have in common: decode, parse, and hand on the stories one by one. A story past the
 * limits is refused and the others go on.
 *
 * @param itemsOf the stories of a document, by its root element
 * @throws Refusal where nothing in it can be read
 */
export async function* readWireXml(
  bytes: Uint8Array,
  hints: ReadHints,
  itemsOf: (root: XmlElement) => WireItem[],
): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const root = parseXml(text)
  if (root === null) throw refusal('DAMAGED', hints, 'is XML in which no element can be found.')
  const items = itemsOf(root)
  if (items.length === 0) throw refusal('NO_TEXT', hints, 'has no story in it.')
  yield* readWireItems(items, hints, warning === null ? [] : [warning])
}

/** Stories as events, each with the warnings of its document. */
export function* readWireItems(
  items: Iterable<WireItem>,
  hints: ReadHints,
  problems: Draft['problems'],
): Generator<ReadEvent> {
  const locate = locatorCounter()
  for (const { id, headline, draft } of items) {
    const locator = locate(id)
    try {
      yield { kind: 'draft', draft: { ...draft(locator), problems: [...problems] } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = `A story of ${fileName(hints)} ${error.message} The others were read.`
      yield { kind: 'refused', locator, headline: headline ?? locator, problem: { code: error.code, words } }
    }
  }
}
