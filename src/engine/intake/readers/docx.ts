import { blockText, type Block } from '../../../contract/blocks.ts'
import type { DraftField, ReadEvent, Reader, ReadHints } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { readDate } from './dates.ts'
import { bylineOf, fieldsNamed } from './draft-fields.ts'
import { refusal } from './file-words.ts'
import { htmlToBlocks } from './html-to-blocks.ts'
import { declaredLanguage } from './language.ts'
import { leadingHeadline } from './leading-headline.ts'
import { OFFICE_PART_BYTES, ZIP_ENTRY_BYTES } from './limits.ts'
import { newDraft } from './new-draft.ts'
import { zipEntries } from './zip-entries.ts'

/** Word's own styles for what a newsroom calls headline, byline and date, as elements that nothing else makes. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Author'] => address.author:fresh",
  "p[style-name='Byline'] => address.author:fresh",
  "p[style-name='Date'] => address.date:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
]
/** Titles that a program gave, not a writer. */
const NO_TITLE = /^(?:microsoft word\b.*|untitled.*|document\d*|.*\.(?:docx?|rtf|odt)|title|word document)$/i

/**
 * A Word document (Office Open XML), by mammoth. The archive and its parts are checked before anything parses
 * them; a template, picture or field outside the document is never followed.
 */
export const readDocx: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const core = await checkParts(bytes, hints)
  const html = await toHtml(bytes, hints)
  const { headline, byline, date, blocks } = partsOf(html)
  const properties = readCore(core)
  const title = properties.title !== null && !NO_TITLE.test(properties.title) ? properties.title : null
  const draft = newDraft('', {
    headline: headline ?? title,
    byline,
    url: hints.url,
    published: readDate(date),
    language: properties.language,
    fields: properties.fields,
    blocks,
  })
  yield { kind: 'draft', draft }
}

/** Unpacks every part once, within the limits, and answers `docProps/core.xml`. */
async function checkParts(bytes: Uint8Array, hints: ReadHints): Promise<string> {
  const isXml = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)
  const entryBytes = (name: string): number => (isXml(name) ? OFFICE_PART_BYTES : ZIP_ENTRY_BYTES)
  let core = ''
  for (const entry of await zipEntries(bytes, hints, { entryBytes })) {
    const part = await entry.read()
    if (!isXml(entry.name)) continue
    // No office program writes one, and entities are the only use that a declaration has here.
    if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE')) {
      throw refusal('DAMAGED', hints, 'declares a document type inside, which no Word document does.')
    }
    if (entry.name === 'docProps/core.xml') core = new TextDecoder().decode(part)
  }
  return core
}

async function toHtml(bytes: Uint8Array, hints: ReadHints): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  // Pictures become placeholders later, so their bytes are not even copied.
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const options = {
      styleMap: STYLES,
      convertImage,
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
    }
    return (await mammoth.convertToHtml({ buffer }, options)).value
  } catch (error) {
    if (error instanceof RangeError)
      throw refusal('TOO_DEEP', hints, 'nests its parts deeper than can be read.')
    throw refusal('DAMAGED', hints, 'is a damaged Word document: its main part cannot be read.')
  }
}

function partsOf(html: string): {
  headline: string | null
  byline: string | null
  date: string | null
  blocks: Block[]
} {
  const taken = { author: [] as string[], date: [] as string[] }
  const rest = html.replace(
    /<address class="(author|date)">([^]*?)<\/address>/g,
    (_whole, kind: 'author' | 'date', inner: string) => {
      taken[kind].push(htmlToBlocks(inner, null).map(blockText).join(' '))
      return ''
    },
  )
  const all = htmlToBlocks(rest, null)
  const { headline, blocks } = leadingHeadline(all)
  return {
    headline,
    byline: bylineOf(taken.author.map((name) => name.replace(/^by\s+/i, ''))),
    date: cleanLine(taken.date[0]),
    blocks,
  }
}

function readCore(xml: string): { title: string | null; language: string | null; fields: DraftField[] } {
  const at = (name: string): string | null => {
    const found = new RegExp(`<${name}(?:\\s[^>]{0,300})?>([^<]{0,4000})</${name}>`).exec(xml)?.[1]
    return found === undefined ? null : cleanLine(htmlToBlocks(found, null).map(blockText).join(' '))
  }
  const title = at('dc:title')
  return {
    title,
    language: declaredLanguage(at('dc:language')),
    fields: [
      ...fieldsNamed('docx:title', [title]),
      ...fieldsNamed('docx:creator', [at('dc:creator')]),
      ...fieldsNamed('docx:lastModifiedBy', [at('cp:lastModifiedBy')]),
      ...fieldsNamed('docx:created', [at('dcterms:created')]),
      ...fieldsNamed('docx:modified', [at('dcterms:modified')]),
      ...fieldsNamed('docx:subject', [at('dc:subject')]),
      ...fieldsNamed('docx:category', [at('cp:category')]),
    ],
  }
}
