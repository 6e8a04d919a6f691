import type { ImportInput } from '../../contract/imports.ts'
import { createKeptCell } from '../cell.ts'
import { engine, wordsOf } from '../client.ts'
import { ask } from '../asks.ts'
import { showToast } from '../ui/toasts.ts'
import type { OfferedCopy } from './offered-copy.ts'
import { uploadFiles, type NamedFile } from './upload-files.ts'

/** Whether a mail that holds several stories is parted into them, by this window's choice. */
export const splitNewsletters = createKeptCell('split-newsletters', false)

/** Starts an import; progress and its end come by notices. */
export async function startImport(input: ImportInput): Promise<void> {
  try {
    await engine.imports.start({ ...input, ...(splitNewsletters.get() && { splitNewsletters: true }) })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

export async function importSample(): Promise<void> {
  await startImport({ sample: true })
}

/** Reads every kept original again; progress and the receipt are those of an import. */
export async function rereadAll(): Promise<void> {
  try {
    await engine.imports.reread({ query: '' })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

/** Text pasted, or the text of a link with its address. Nothing is fetched. */
export async function importText(text: string, url?: string): Promise<void> {
  await startImport({ pasted: { text, url } })
}

/** What was dropped or pasted from another program; of a link alone the editor is asked for its text. */
export async function importOffered(offered: OfferedCopy): Promise<void> {
  if (offered.kind === 'link') ask({ kind: 'import', url: offered.url })
  else if (offered.html === null) await importText(offered.text)
  else await startImport({ pasted: { text: '', html: offered.html } })
}

/** Files of the window by their paths, which stay where they are; files of a browser by their bytes. */
export async function importFiles(files: readonly NamedFile[]): Promise<void> {
  if (files.length === 0) return
  try {
    const uploads = await uploadFiles(files)
    if (uploads.length > 0) await startImport({ uploads })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

export async function importPaths(paths: readonly string[]): Promise<void> {
  const named = paths.filter((path) => path !== '')
  if (named.length > 0) await startImport({ paths: [...named] })
}
