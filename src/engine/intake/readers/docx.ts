import { blockText } from '../../../contract/blocks.ts'
import type { Problem } from '../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { fieldsNamed } from './draft-fields.ts'
import { fileName, refusal } from './file-words.ts'
import { newDraft } from './new-draft.ts'
import { commentBlocks, hiddenBlocks, runningHeads } from './office/apart-blocks.ts'
import { coreProperties } from './office/core-properties.ts'
import { documentHead } from './office/document-head.ts'
import { documentNotes } from './office/document-notes.ts'
import { DocumentWriter } from './office/document-writer.ts'
import { mammothTree } from './office/mammoth-tree.ts'
import { officeParts, type OfficeParts } from './office/office-parts.ts'
import { elementAt, type OfficeElement } from './office/office-xml.ts'
import { relationshipsOf } from './office/relationships.ts'
import { settledSlices, type WordSource } from './office/settle-word.ts'
import { wordAnnotations, wordComments } from './office/word-annotations.ts'
import { wordParts } from './office/word-parts.ts'
import { writeStory, type WordStory } from './office/word-story.ts'
import { wordLists, wordStyles } from './office/word-styles.ts'

/**
 * A Word document (Office Open XML, ECMA-376), read by mammoth as if all its tracked changes were accepted. Notes stand
 * at the end under their marks; comments, deleted and hidden text are fields; running heads are notices. The archive is
 * checked before anything parses it; a template, picture or field outside the document is never followed.
 */
export const readDocx: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const parts = await officeParts(bytes, hints)
  const word = wordParts(parts)
  if (word.body === undefined)
    throw refusal('DAMAGED', hints, 'is a damaged Word document: its main part cannot be read.')
  const source: WordSource = {
    style: wordStyles(word.styles.root),
    list: wordLists(word.numbering.root),
    links: word.links,
    apart: { inserted: 0, deleted: [], hidden: [], fetching: [] },
  }
  const annotations = await wordAnnotations(word, source, hints)
  const writer = new DocumentWriter()
  const story: WordStory = { writer, style: source.style, notes: annotations.notes, noted: new Set() }
  await writeSlices(word.body, source, story, hints)
  const heads = { ...story, writer: new DocumentWriter() }
  await writeSlices(word.heads, { ...source, links: new Map() }, heads, hints)
  const comments = wordComments(annotations.comments, word.comments, story)
  const properties = coreProperties(parts)
  const head = documentHead(writer.blocks, writer.styles, properties.title)
  const { apart } = source
  const draft = newDraft('', {
    headline: head.headline,
    byline: head.byline,
    dateline: head.dateline,
    url: hints.url,
    published: head.published,
    language: properties.language,
    fields: [
      ...properties.fields,
      ...fieldsNamed('docx:deleted', apart.deleted),
      ...fieldsNamed('docx:styleLanguage', [styleLanguage(word.styles.root)]),
    ],
    blocks: [
      ...head.blocks,
      ...hiddenBlocks(apart.hidden),
      ...commentBlocks(comments),
      ...runningHeads(heads.writer.blocks.map(blockText)),
    ],
    problems: [
      ...documentNotes(hints, {
        changes: apart.inserted + apart.deleted.length,
        comments: comments.length,
        hidden: apart.hidden.length,
      }),
      ...outsideNotes(hints, parts, apart.fetching.length > 0),
    ],
  })
  yield { kind: 'draft', draft }
}

async function writeSlices(
  body: OfficeElement,
  source: WordSource,
  story: WordStory,
  hints: ReadHints,
): Promise<void> {
  for (const xml of settledSlices(body, source, hints)) {
    const { children } = await mammothTree([{ name: 'document', xml, links: source.links }])
    writeStory(children, story)
  }
}

/** The language that the styles set for all text. Programs fill it in by themselves, so it is evidence alone. */
function styleLanguage(styles: OfficeElement | undefined): string | undefined {
  return elementAt(styles, 'docDefaults', 'rPrDefault', 'rPr', 'lang')?.attributes['val']
}

/** What the document would fetch from elsewhere if a word processor opened it. */
function outsideNotes(hints: ReadHints, parts: OfficeParts, hasFetchingField: boolean): Problem[] {
  const outside = parts.names
    .filter((name) => /\.rels$/i.test(name))
    .flatMap((name) => relationshipsOf(parts, name.replace(/_rels\/([^/]*)\.rels$/i, '$1')))
    .filter((each) => each.outside && each.type !== 'hyperlink')
  const kinds = [...new Set([...outside.map((each) => each.type), ...(hasFetchingField ? ['field'] : [])])]
  if (kinds.length === 0) return []
  const words = `${fileName(hints)} points to something outside itself (${kinds.slice(0, 5).join(', ')}). Nothing was fetched.`
  return [{ code: 'ADDRESS_REFUSED', words }]
}
