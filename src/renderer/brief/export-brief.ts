import type { BriefFormat, BriefShown } from '../../contract/briefs.ts'
import { ask } from '../asks.ts'
import { createCell } from '../cell.ts'
import { engine, refusalOf, wordsOf } from '../client.ts'
import { saveFile } from '../save-file.ts'
import { showToast } from '../ui/toasts.ts'
import { listOf } from '../words.ts'
import { flushTyped } from './saved-text.ts'

type ExportedFile = BriefShown['exports'][number]['files'][number]

const MEDIA_TYPES: Readonly<Record<BriefFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
}

/** How a format is called on its button. */
export const FORMAT_WORDS: Readonly<Record<BriefFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
}

/** The formats that are being written, while they are. */
export const exporting = createCell<readonly BriefFormat[] | null>(null)

/**
 * Exports a brief and saves its files. What is typed is saved first.
 * @returns false when entries keep the brief from leaving; anything else is told by a toast
 */
export async function exportBrief(brief: string, formats: readonly BriefFormat[]): Promise<boolean> {
  if (exporting.get()) return true
  exporting.set(formats)
  try {
    await flushTyped()
    const made = await engine.briefs.export({ brief, formats: [...formats] })
    for (const file of made.files) await save(made.export, file)
    showToast(`Exported as ${listOf.format(made.files.map((file) => FORMAT_WORDS[file.format]))}`)
    return true
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code === 'NO_EDITOR') {
      ask({ kind: 'name', goOn: () => void exportBrief(brief, formats) })
      return true
    }
    if (refusal && refusal.items.length > 0) return false
    showToast(wordsOf(error), { tone: 'refused' })
    return true
  } finally {
    exporting.set(null)
  }
}

/** Saves a file of an earlier export again, the same bytes. */
export async function saveExported(made: string, file: ExportedFile): Promise<void> {
  try {
    await save(made, file)
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

async function save(made: string, { name, format }: ExportedFile): Promise<void> {
  await saveFile(name, MEDIA_TYPES[format], (offset) =>
    engine.briefs.exportBytes({ export: made, format, offset }),
  )
}
