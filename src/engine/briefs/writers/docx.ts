import type { BriefDocument } from '../../../contract/briefs.ts'
import { writeApart } from './write-apart.ts'
import type { WriterOptions } from './writer.ts'

/** Writes a brief as a Word file (Office Open XML, A4); the same document gives the same bytes. */
export async function writeDocx(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  return writeApart('docx', document, options)
}
