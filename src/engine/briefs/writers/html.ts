import type { BriefDocument } from '../../../contract/briefs.ts'
import { writeApart } from './write-apart.ts'
import type { WriterOptions } from './writer.ts'

/** Writes a brief as one web page without scripts or loads; the same document gives the same bytes. */
export async function writeHtml(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  return writeApart('html', document, options)
}
