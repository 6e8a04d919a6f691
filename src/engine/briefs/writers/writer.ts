import type { BriefDocument } from '../../../contract/briefs.ts'

export type WriterOptions = {
  /** Name and version of the program, for the properties of the file. */
  generator: string
}

/** A writer is pure but for time: the same document gives the same bytes. */
export type Writer = {
  write: (document: BriefDocument, options: WriterOptions) => Promise<Uint8Array>
  mediaType: string
  /** Without a dot. */
  extension: string
}
