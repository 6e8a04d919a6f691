import { blockText, type Block } from '../../../contract/blocks.ts'
import type { ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { fieldsNamed } from './draft-fields.ts'
import { refusal } from './file-words.ts'
import { declaredLanguage } from './language.ts'
import { newDraft } from './new-draft.ts'
import { documentHead } from './office/document-head.ts'
import { documentNotes } from './office/document-notes.ts'
import { commentBlocks, hiddenBlocks, runningHeads } from './office/apart-blocks.ts'
import { DocumentWriter } from './office/document-writer.ts'
import { officeParts, type OfficeParts } from './office/office-parts.ts'
import {
  elementAt,
  elements,
  elementsBeneath,
  parseOfficeXml,
  textBeneath,
  type OfficeElement,
} from './office/office-xml.ts'
import { openStyles } from './office/open-styles.ts'
import { writeOpenStory, type OpenStory } from './office/open-story.ts'

/** The trees of an OpenDocument file; one that is flat has them all in one. */
type OpenTrees = {
  content: OfficeElement | undefined
  styles: OfficeElement | undefined
  meta: OfficeElement | undefined
  formula: (part: string) => OfficeElement | undefined
}

/**
 * An OpenDocument text (ISO/IEC 26300), zipped or flat, read as if all its tracked changes were accepted. Notes stand
 * at the end under their marks; deleted text is a field; comments, running heads and hidden text are notices.
 */
export const readOdt: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { content, styles, meta, formula } = await openTrees(bytes, hints)
  const body = elementAt(content, 'body', 'text')
  if (body === undefined)
    throw refusal('DAMAGED', hints, 'is a damaged OpenDocument text: its main part cannot be read.')
  const writer = new DocumentWriter()
  const story: OpenStory = {
    writer,
    styles: openStyles([content, styles]),
    formula,
    apart: { comments: [], hidden: [] },
  }
  writeOpenStory(body, story)
  const changes = elements(elementAt(body, 'tracked-changes'), 'changed-region')
  const deleted = changes.flatMap((change) =>
    elementsBeneath(elementAt(change, 'deletion'), 'p').map(textBeneath),
  )
  const properties = elementAt(meta, 'meta')
  const head = documentHead(
    writer.blocks,
    writer.styles,
    cleanLine(textBeneath(elementAt(properties, 'title'))),
  )
  const { comments, hidden } = story.apart
  const draft = newDraft('', {
    headline: head.headline,
    byline: head.byline,
    dateline: head.dateline,
    url: hints.url,
    published: head.published,
    language: declaredLanguage(textBeneath(elementAt(properties, 'language'))),
    fields: [
      ...propertyFields(properties),
      ...fieldsNamed('odt:deleted', deleted),
      ...fieldsNamed('odt:styleLanguage', [styleLanguage(styles)]),
    ],
    blocks: [...head.blocks, ...hiddenBlocks(hidden), ...commentBlocks(comments), ...headsOf(styles, story)],
    problems: documentNotes(hints, {
      changes: changes.length,
      comments: comments.length,
      hidden: hidden.length,
    }),
  })
  yield { kind: 'draft', draft }
}

async function openTrees(bytes: Uint8Array, hints: ReadHints): Promise<OpenTrees> {
  if (bytes[0] !== 0x50) {
    const flat = elementAt(parseOfficeXml(bytes, hints), 'document')
    return { content: flat, styles: flat, meta: flat, formula: () => undefined }
  }
  const parts = await officeParts(bytes, hints)
  refuseLocked(parts, hints)
  const root = (name: string): OfficeElement | undefined => elements(parts.xml(name))[0]
  return {
    content: root('content.xml'),
    styles: root('styles.xml'),
    meta: root('meta.xml'),
    formula: (part) => root(`${part.replace(/^\.\//, '')}/content.xml`),
  }
}

function refuseLocked(parts: OfficeParts, hints: ReadHints): void {
  if (elementsBeneath(parts.xml('META-INF/manifest.xml'), 'encryption-data').length > 0)
    throw refusal('PROTECTED', hints, 'is protected by a password. Save it without one and import it again.')
}

/** Running heads and feet of all page styles, as notices. */
function headsOf(styles: OfficeElement | undefined, story: OpenStory): Block[] {
  const pages = elements(elementAt(styles, 'master-styles'), 'master-page')
  const lines = pages
    .flatMap((page) => elements(page).filter((each) => /^(?:header|footer)/.test(each.name)))
    .flatMap((part) => {
      const writer = new DocumentWriter()
      writeOpenStory(part, { ...story, writer, styles: openStyles([styles]) })
      return writer.blocks.map(blockText)
    })
  return runningHeads(lines)
}

/** All evidence: the account that saved a file is not its author, and when it was saved is no date of publication. */
function propertyFields(properties: OfficeElement | undefined): ReturnType<typeof fieldsNamed> {
  const names = {
    title: 'title',
    creator: 'creator',
    'initial-creator': 'initialCreator',
    'creation-date': 'created',
    date: 'modified',
    subject: 'subject',
    keyword: 'keywords',
    description: 'description',
    language: 'language',
  }
  return Object.entries(names).flatMap(([name, field]) =>
    fieldsNamed(`odt:${field}`, elements(properties, name).map(textBeneath)),
  )
}

/** The language of the default style, which programs fill in by themselves. */
function styleLanguage(styles: OfficeElement | undefined): string | null {
  const defaults = elements(elementAt(styles, 'styles'), 'default-style').find(
    (each) => each.attributes['family'] === 'paragraph',
  )
  const { language, country } = elementAt(defaults, 'text-properties')?.attributes ?? {}
  return declaredLanguage(country === undefined || country === 'none' ? language : `${language}-${country}`)
}
