import type { DraftField } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { declaredLanguage } from '../language.ts'
import type { PdfDocument } from './open-pdf.ts'

export type PdfProperties = { title: string | null; language: string | null; fields: DraftField[] }

/**
 * What the information dictionary and the XMP packet of a PDF state (ISO 32000-1, 14.3; ISO 16684-1). All are
 * evidence: a program's account is no author, and the time of writing the file is no date of publication.
 */
export async function pdfProperties(document: PdfDocument): Promise<PdfProperties> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }))
  const stated = info as Record<string, unknown>
  const inXmp = (name: string): string | null => {
    const value: unknown = metadata?.get(name)
    return cleanLine(Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : null)
  }
  const at = (name: string): string | null => {
    const value = stated[name]
    return typeof value === 'string' ? cleanLine(value) : null
  }
  const title = at('Title') ?? inXmp('dc:title')
  return {
    title,
    language: declaredLanguage(at('Language') ?? inXmp('dc:language')),
    fields: [
      ...fieldsNamed('pdf:title', [at('Title'), inXmp('dc:title')]),
      ...fieldsNamed('pdf:author', [at('Author'), inXmp('dc:creator')]),
      ...fieldsNamed('pdf:subject', [at('Subject'), inXmp('dc:description')]),
      ...fieldsNamed('pdf:keywords', [at('Keywords'), inXmp('pdf:keywords')]),
      ...fieldsNamed('pdf:rights', [inXmp('dc:rights')]),
      ...fieldsNamed('pdf:program', [at('Creator')]),
      ...fieldsNamed('pdf:created', [pdfDate(at('CreationDate'))]),
      ...fieldsNamed('pdf:modified', [pdfDate(at('ModDate'))]),
      ...fieldsNamed('pdf:language', [at('Language')]),
    ],
  }
}

/** `D:20261124173443+01'00'` as ISO 8601 as far as it is stated (7.9.4), else as it stands. */
function pdfDate(text: string | null): string | null {
  const found = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d'?\d\d)?/.exec(text ?? '')
  if (found === null) return text
  const [, year, month, day, hour, minute, second = '00', zone = ''] = found
  const date = `${year}-${month}-${day}`
  if (hour === undefined || minute === undefined) return date
  return `${date}T${hour}:${minute}:${second}${zone.replace(/(\d\d)'?(\d\d)$/, '$1:$2')}`
}
