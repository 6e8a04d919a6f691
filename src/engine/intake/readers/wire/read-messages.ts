import type { ReadEvent, ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { readWireItems } from './read-wire-xml.ts'
import { decodeMessage, messagesOf, type WireMessage } from './wire-control.ts'
import { wireDraft, type WireStory } from './wire-draft.ts'

/**
 * The messages of a text wire, one after another in a file.
 * @param storyOf what one message says
 * @throws Refusal NO_TEXT where there is none
 */
export async function* readMessages(
  bytes: Uint8Array,
  hints: ReadHints,
  storyOf: (message: WireMessage) => WireStory,
): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeMessage(bytes, hints)
  const messages = messagesOf(text)
  if (messages.length === 0) throw refusal('NO_TEXT', hints, 'has no story in it.')
  yield* readWireItems(
    messages.map((message) => {
      const story = storyOf(message)
      return {
        id: story.id ?? null,
        headline: story.headline ?? null,
        draft: (locator) => wireDraft(locator, story),
      }
    }),
    hints,
    warning === null ? [] : [warning],
  )
}
