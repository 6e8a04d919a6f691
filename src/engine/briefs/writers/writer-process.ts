import { composeDocx } from './docx-file.ts'
import { composePdf } from './pdf-file.ts'
import type { WriteAnswer, WriteRequest } from './write-apart.ts'

const compose = { docx: composeDocx, pdf: composePdf }

/** The entry of the writers' child: one request, one answer. It ends when the engine lets go of it. */
process.once('message', async (request: WriteRequest) => {
  process.send?.(await answer(request))
})

async function answer({ format, document, options }: WriteRequest): Promise<WriteAnswer> {
  try {
    return { bytes: await compose[format](document, options) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
