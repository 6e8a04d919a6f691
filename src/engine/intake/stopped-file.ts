import { Refusal } from '../../contract/errors.ts'
import type { KeptOriginal } from '../store/keep-original.ts'
import { finishFile, type FileResult } from './file-lines.ts'
import type { ImportRun } from './import-run.ts'

/** Why an import that its editor stops ends; one that ends with the program has no such reason and can be resumed. */
export function stoppedByEditor(): Refusal {
  return new Refusal('CANCELLED', 'The import was stopped.')
}

/** Writes the line of a file that was being read when the editor stopped the import: what had landed stays. */
export function finishStopped(
  run: ImportRun,
  path: string,
  original: KeptOriginal,
  result: FileResult,
  signal: AbortSignal,
): void {
  const reason: unknown = signal.reason
  if (!(reason instanceof Refusal) || reason.code !== 'CANCELLED') return
  const words = `The import was stopped while ${path} was read. What had been read by then is in.`
  run.store.transaction(() =>
    finishFile(run, path, original, { ...result, refused: null, code: 'CANCELLED', words }),
  )
}
