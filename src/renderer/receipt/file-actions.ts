import type { ReceiptFile } from '../../contract/imports.ts'
import { engine, wordsOf } from '../client.ts'
import { importFiles, importPaths } from '../import/start-import.ts'
import { readWhole, saveFile } from '../save-file.ts'
import { showToast } from '../ui/toasts.ts'

/** The last part of a path, whatever parts it. */
export function fileName(path: string): string {
  return path.split(/[\\/!]/).at(-1) || path
}

/** Saves the kept bytes of a file under its name, byte for byte. */
export async function saveKept(file: ReceiptFile): Promise<void> {
  const { sha256 } = file
  if (sha256 === null) return
  try {
    await saveFile(fileName(file.path), 'application/octet-stream', (offset) =>
      engine.imports.fileBytes({ sha256, offset }),
    )
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

/** Imports a file once more: from the kept bytes, else from its place. The attempt is an import of its own. */
export async function tryAgain(file: ReceiptFile): Promise<void> {
  const { sha256 } = file
  if (sha256 === null) return await importPaths([file.path])
  try {
    const bytes = await readWhole((offset) => engine.imports.fileBytes({ sha256, offset }))
    const name = fileName(file.path)
    await importFiles([{ name, file: new File(bytes, name) }])
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}
