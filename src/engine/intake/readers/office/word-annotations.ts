import { blockText } from '../../../../contract/blocks.ts'
import type { ReadHints } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { WORD_BLOCK_CHARACTERS } from '../limits.ts'
import type { DocumentComment } from './apart-blocks.ts'
import { DocumentWriter } from './document-writer.ts'
import { mammothTree, type MammothDocument, type SettledPart } from './mammoth-tree.ts'
import { elements, type OfficeElement } from './office-xml.ts'
import { settledBlocks, type WordSource } from './settle-word.ts'
import type { WordPart, WordParts } from './word-parts.ts'
import { escapeXml } from './word-markup.ts'
import { writeStory, type WordStory } from './word-story.ts'

/** Notes and comments, which a document's text refers to, as mammoth reads them. */
export async function wordAnnotations(
  word: WordParts,
  source: WordSource,
  hints: Pick<ReadHints, 'name'>,
): Promise<Pick<MammothDocument, 'notes' | 'comments'>> {
  // What was changed within a comment is no change of the copy.
  const asRemark = { ...source, apart: { inserted: 0, deleted: [], hidden: [], fetching: [] } }
  return mammothTree([
    settledPart('footnotes', 'footnote', word.footnotes, source, hints),
    settledPart('endnotes', 'endnote', word.endnotes, source, hints),
    settledPart('comments', 'comment', word.comments, asRemark, hints),
  ])
}

function settledPart(
  name: SettledPart['name'],
  kind: string,
  { root, links }: WordPart,
  source: WordSource,
  hints: Pick<ReadHints, 'name'>,
): SettledPart {
  const settled = annotations(root, kind).map((each) => {
    const { id = '', author = '' } = each.attributes
    const inner = [...settledBlocks(each, { ...source, links })].join('')
    return `<w:${kind} w:id="${escapeXml(id)}" w:author="${escapeXml(author)}">${inner}</w:${kind}>`
  })
  const xml = settled.join('')
  if (xml.length > WORD_BLOCK_CHARACTERS)
    throw refusal('TOO_LARGE', hints, 'holds more notes or comments than can be read.')
  return { name, xml, links }
}

/** Lines that part notes from the text are kept among the notes, under a type of their own. */
function annotations(root: OfficeElement | undefined, kind: string): OfficeElement[] {
  return elements(root, kind).filter((each) => (each.attributes['type'] ?? 'normal') === 'normal')
}

/** Comments in one line each, with the day that mammoth does not carry. */
export function wordComments(
  comments: MammothDocument['comments'],
  { root }: WordPart,
  story: WordStory,
): DocumentComment[] {
  const dates = new Map(
    annotations(root, 'comment').map(({ attributes }) => [
      attributes['id'] ?? '',
      attributes['date'] ?? null,
    ]),
  )
  return comments.map(({ commentId, authorName, body }) => {
    const writer = new DocumentWriter()
    writeStory(body, { ...story, writer })
    return { by: authorName, on: dates.get(commentId) ?? null, text: writer.blocks.map(blockText).join(' ') }
  })
}
