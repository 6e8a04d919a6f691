import type { BriefFormat } from '../../../contract/briefs.ts'
import { writeDocx } from './docx.ts'
import { writeHtml } from './html.ts'
import { writeMarkdown } from './md.ts'
import { writePdf } from './pdf.ts'
import type { Writer } from './writer.ts'

/** Every format in which a brief leaves; a missing one does not compile. */
export const writers: Record<BriefFormat, Writer> = {
  docx: {
    write: writeDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  html: { write: writeHtml, mediaType: 'text/html; charset=utf-8', extension: 'html' },
  md: { write: writeMarkdown, mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  pdf: { write: writePdf, mediaType: 'application/pdf', extension: 'pdf' },
}
