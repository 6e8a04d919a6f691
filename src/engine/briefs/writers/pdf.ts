import type { BriefDocument } from '../../../contract/briefs.ts'
import { writeApart } from './write-apart.ts'
import type { WriterOptions } from './writer.ts'

/** Writes a brief as a tagged PDF (PDF/UA-1, A4, with an outline); the same document gives the same bytes. */
export async function writePdf(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  return writeApart('pdf', document, options)
}
