import type { WriteAnswer, WriteRequest } from './write-apart.ts'

/** Each library is loaded only for its own format. */
const compose = {
  docx: async () => (await import('./docx-file.ts')).composeDocx,
  html: async () => (await import('./html-file.ts')).composeHtml,
  pdf: async () => (await import('./pdf-file.ts')).composePdf,
}

/** The entry of the writers' child: one request, one answer. It ends when the engine lets go of it. */
process.once('message', (request: WriteRequest) => {
  void answer(request).then((words) => process.send?.(words))
})

async function answer({ format, document, options }: WriteRequest): Promise<WriteAnswer> {
  try {
    const write = await compose[format]()
    return { bytes: await write(document, options) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
