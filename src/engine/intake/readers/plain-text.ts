import { blockText, type Block } from '../../../contract/blocks.ts'
import type { WireFields } from '../../../contract/wire.ts'
import type { ReadEvent, Reader } from '../../items/draft.ts'
import { decodeText } from './decode-text.ts'
import type { EmbargoLine } from './embargo-line.ts'
import { refusal } from './file-words.ts'
import { leadingDateline } from './leading-dateline.ts'
import { BODY_CHARACTERS } from './limits.ts'
import { newDraft } from './new-draft.ts'
import { textHead } from './text-head.ts'

/**
 * Plain text. Its head (`text-head.ts`) gives headline, byline and embargo where it clearly has them; the first
 * paragraph's dateline is the item's.
 */
export const readPlainText: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  if (text.length > BODY_CHARACTERS)
    throw refusal('TOO_LARGE', hints, 'holds more text than one item may: 2,000,000 characters.')
  const { headline, byline, embargo, blocks, paragraphs } = textHead(text)
  const copy = paragraphs.map((paragraph): Block => ({
    kind: 'paragraph',
    role: 'body',
    runs: [{ text: paragraph }],
  }))
  const first = copy.find((block) => blockText(block) !== '')
  yield {
    kind: 'draft',
    draft: newDraft('', {
      url: hints.url,
      headline,
      byline,
      dateline: first === undefined ? null : (leadingDateline(blockText(first))?.dateline ?? null),
      wire: embargo === null ? null : embargoed(embargo),
      blocks: [...blocks, ...copy],
      problems: warning === null ? [] : [warning],
    }),
  }
}

/** An embargo in a text that no wire brought. One without a time that can be read withholds it, in its words. */
function embargoed({ line, until }: EmbargoLine): WireFields {
  return {
    slug: null,
    credit: null,
    provider: null,
    version: null,
    status: until === null ? 'withheld' : 'usable',
    statusWords: until === null ? line : null,
    urgency: null,
    embargoUntil: until,
    genres: [],
    subjects: [],
    places: [],
    usageTerms: null,
    editorialNote: line,
  }
}
