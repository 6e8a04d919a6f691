import { cleanLine } from '../clean-text.ts'
import type { DocumentComment } from '../office/apart-blocks.ts'
import type { PdfPage } from './open-pdf.ts'

/** What people wrote onto a page without it being text of the page. */
export type PageAnnotations = { comments: DocumentComment[]; form: string[] }

/** What of an annotation is read here; pdf.js has more. */
type Annotation = {
  subtype?: string
  contentsObj?: { str?: string }
  titleObj?: { str?: string }
  fieldName?: string
  fieldValue?: unknown
}

const NO_COMMENTS = new Set(['Link', 'Widget', 'Popup', 'Screen', 'FileAttachment'])

/** Comments of reviewers and what was filled into a form (ISO 32000-1, 12.5 and 12.7). Nothing of it is run. */
export async function pageAnnotations(page: PdfPage): Promise<PageAnnotations> {
  const annotations = (await page.getAnnotations()) as Annotation[]
  const comments = annotations.flatMap(({ subtype, contentsObj, titleObj }) => {
    const text = NO_COMMENTS.has(subtype ?? '') ? null : cleanLine(contentsObj?.str)
    const by = cleanLine(titleObj?.str)
    return text === null ? [] : [{ by, on: null, text }]
  })
  const form = annotations.flatMap(({ subtype, fieldName, fieldValue }) => {
    const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
      (each) => typeof each === 'string',
    )
    const value = subtype === 'Widget' ? cleanLine(values.join(', ')) : null
    return value === null || value === 'Off' ? [] : [`${cleanLine(fieldName) ?? 'field'}: ${value}`]
  })
  return { comments, form }
}
