import type { ReadEvent, Reader } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { fieldsNamed } from './draft-fields.ts'
import { fileName, refusal } from './file-words.ts'
import { newDraft } from './new-draft.ts'
import { documentHead } from './office/document-head.ts'
import { documentNotes } from './office/document-notes.ts'
import { commentBlocks, hiddenBlocks, runningHeads } from './office/apart-blocks.ts'
import { RtfStory } from './office/rtf-story.ts'
import { rtfTokens } from './office/rtf-tokens.ts'

/**
 * Rich text (RTF 1.9.1), read as if all its tracked changes were accepted. Text is decoded by the code page of its font
 * or by its Unicode. Notes stand at the end under their marks; deleted text is a field; comments, running heads and
 * hidden text are notices. Pictures and embedded objects are passed over.
 */
export const readRtf: Reader = function* (bytes, hints): Generator<ReadEvent> {
  const story = new RtfStory()
  for (const token of rtfTokens(bytes)) {
    if (!story.take(token)) throw refusal('TOO_DEEP', hints, 'nests its groups deeper than can be read.')
  }
  const cut = story.open > 0
  story.end()
  const { apart, writer } = story
  const title = cleanLine(apart.properties.get('title'))
  const head = documentHead(writer.blocks, writer.styles, title)
  const problems = documentNotes(hints, {
    changes: apart.inserted + apart.deleted.length,
    comments: apart.comments.length,
    hidden: apart.hidden.length,
  })
  if (cut) {
    const words = `${fileName(hints)} ends in the middle. What is there was read.`
    problems.push({ code: 'DAMAGED', words })
  }
  const draft = newDraft('', {
    headline: head.headline,
    byline: head.byline,
    dateline: head.dateline,
    url: hints.url,
    published: head.published,
    fields: [
      ...[...apart.properties].flatMap(([name, value]) => fieldsNamed(`rtf:${name}`, [value])),
      ...fieldsNamed('rtf:deleted', apart.deleted),
    ],
    blocks: [
      ...head.blocks,
      ...hiddenBlocks(apart.hidden),
      ...commentBlocks(apart.comments),
      ...runningHeads(apart.heads),
    ],
    problems,
  })
  yield { kind: 'draft', draft }
}
