import { blockText, type Block } from '../../../contract/blocks.ts'
import type { Problem } from '../../../contract/errors.ts'
import type { ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { fieldsNamed } from './draft-fields.ts'
import { fileName, refusal } from './file-words.ts'
import { newDraft } from './new-draft.ts'
import { documentHead } from './office/document-head.ts'
import { commentBlocks, hiddenBlocks, runningHeads, type DocumentComment } from './office/apart-blocks.ts'
import { DocumentWriter } from './office/document-writer.ts'
import { coreProperties } from './office/core-properties.ts'
import { documentNotes } from './office/document-notes.ts'
import { officeParts, type OfficeParts } from './office/office-parts.ts'
import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office/office-xml.ts'
import { relationshipsOf, type Relationship } from './office/relationships.ts'
import { writeStory, type WordApart, type WordStory } from './office/word-story.ts'
import { wordLists, wordStyles } from './office/word-styles.ts'

/**
 * A Word document (Office Open XML, ECMA-376), read as if all its tracked changes were accepted. Notes stand at the
 * end under their marks; comments, deleted and hidden text are fields; running heads are notices. The archive is
 * checked before anything parses it; a template, picture or field outside the document is never followed.
 */
export const readDocx: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const parts = await officeParts(bytes, hints)
  const main = mainPart(parts)
  const body = elementAt(parts.xml(main), 'document', 'body')
  if (body === undefined)
    throw refusal('DAMAGED', hints, 'is a damaged Word document: its main part cannot be read.')
  const around = relationshipsOf(parts, main)
  const apart: WordApart = { inserted: 0, deleted: [], hidden: [], fetching: [] }
  const writer = new DocumentWriter()
  const story = storyOf(parts, main, around, writer, apart)
  writeStory(body, story)
  const properties = coreProperties(parts)
  const head = documentHead(writer.blocks, writer.styles, properties.title)
  const comments = commentsOf(parts, around)
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
      ...fieldsNamed('docx:styleLanguage', [styleLanguage(partOf(parts, around, 'styles'))]),
    ],
    blocks: [
      ...head.blocks,
      ...hiddenBlocks(apart.hidden),
      ...commentBlocks(comments),
      ...headsOf(parts, around, story),
    ],
    problems: [
      ...documentNotes(hints, {
        changes: apart.inserted + apart.deleted.length,
        comments: comments.length,
        hidden: apart.hidden.length,
      }),
      ...outsideNotes(hints, parts, apart),
    ],
  })
  yield { kind: 'draft', draft }
}

function mainPart(parts: OfficeParts): string {
  const stated = relationshipsOf(parts, '').find((each) => each.type === 'officeDocument')?.target
  return stated !== undefined && parts.has(stated) ? stated : 'word/document.xml'
}

/** The part that the main part names for a purpose, else the one that stands where Word puts it. */
function partOf(
  parts: OfficeParts,
  around: readonly Relationship[],
  type: string,
): OfficeElement | undefined {
  const stated = around.find((each) => each.type === type && !each.outside)?.target
  return parts.xml(stated ?? `word/${type}.xml`)
}

function storyOf(
  parts: OfficeParts,
  part: string,
  around: readonly Relationship[],
  writer: DocumentWriter,
  apart: WordApart,
): WordStory {
  const notes = { footnote: new Map<string, OfficeElement>(), endnote: new Map<string, OfficeElement>() }
  for (const kind of ['footnote', 'endnote'] as const) {
    const root = elementAt(partOf(parts, around, `${kind}s`), `${kind}s`)
    for (const note of elements(root, kind)) {
      if ((note.attributes['type'] ?? 'normal') === 'normal')
        notes[kind].set(note.attributes['id'] ?? '', note)
    }
  }
  return {
    writer,
    apart,
    style: wordStyles(partOf(parts, around, 'styles')),
    list: wordLists(partOf(parts, around, 'numbering')),
    links: linksOf(relationshipsOf(parts, part)),
    note: (kind, id) => {
      const note = notes[kind].get(id)
      // A note that refers to itself would never end.
      notes[kind].delete(id)
      return note
    },
  }
}

function linksOf(around: readonly Relationship[]): Map<string, string> {
  return new Map(around.filter((each) => each.outside).map((each) => [each.id, each.target]))
}

/** Running heads and feet, which repeat on every page, as notices. */
function headsOf(parts: OfficeParts, around: readonly Relationship[], story: WordStory): Block[] {
  const lines = around
    .filter((each) => (each.type === 'header' || each.type === 'footer') && !each.outside)
    .flatMap(({ target }) => {
      const writer = new DocumentWriter()
      const root = elements(parts.xml(target))[0]
      if (root !== undefined)
        writeStory(root, { ...story, writer, links: linksOf(relationshipsOf(parts, target)) })
      return writer.blocks.map(blockText)
    })
  return runningHeads(lines)
}

function commentsOf(parts: OfficeParts, around: readonly Relationship[]): DocumentComment[] {
  const root = elementAt(partOf(parts, around, 'comments'), 'comments')
  return elements(root, 'comment').map((comment) => {
    const { author = null, date = null } = comment.attributes
    const paragraphs = elementsBeneath(comment, 'p')
    const text = paragraphs.map((each) => elementsBeneath(each, 't').map(textBeneath).join('')).join(' ')
    return { by: author, on: date, text }
  })
}

/** The language that the styles set for all text. Programs fill it in by themselves, so it is evidence alone. */
function styleLanguage(styles: OfficeElement | undefined): string | undefined {
  const defaults = elementAt(styles, 'styles', 'docDefaults', 'rPrDefault', 'rPr', 'lang')
  return defaults?.attributes['val']
}

/** What the document would fetch from elsewhere if a word processor opened it. */
function outsideNotes(hints: ReadHints, parts: OfficeParts, apart: WordApart): Problem[] {
  const outside = parts.names
    .filter((name) => /\.rels$/i.test(name))
    .flatMap((name) => relationshipsOf(parts, name.replace(/_rels\/([^/]*)\.rels$/i, '$1')))
    .filter((each) => each.outside && each.type !== 'hyperlink')
  const kinds = [
    ...new Set([...outside.map((each) => each.type), ...(apart.fetching.length > 0 ? ['field'] : [])]),
  ]
  if (kinds.length === 0) return []
  const words = `${fileName(hints)} points to something outside itself (${kinds.slice(0, 5).join(', ')}). Nothing was fetched.`
  return [{ code: 'ADDRESS_REFUSED', words }]
}
