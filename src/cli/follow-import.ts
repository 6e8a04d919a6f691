import type { Notice } from '../contract/desk.ts'
import { say } from './output.ts'
import type { Shell } from './shell.ts'

/** How often progress is told where it is not drawn over itself, in milliseconds. */
const TELL_MS = 5_000

/**
 * Waits for an import to end, telling how far it is. Ctrl C cancels it: what has landed stays, and the receipt says so;
 * a second Ctrl C ends the process at once, and the import can be resumed.
 */
export async function followImport(shell: Shell, id: string): Promise<void> {
  const gone = new AbortController()
  const cancel = (): void => {
    say('Stopping …')
    process.once('SIGINT', () => process.exit(1))
    void shell.client.imports.cancel({ import: id })
  }
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  const telling = tellProgress(shell, id, gone.signal)
  try {
    await shell.engine.imports.finished(id)
  } finally {
    gone.abort()
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    await telling
  }
}

async function tellProgress(shell: Shell, id: string, signal: AbortSignal): Promise<void> {
  let last = performance.now()
  const drawn = process.stderr.isTTY
  try {
    for await (const notice of await shell.client.desk.notices(undefined, { signal })) {
      if (notice.kind !== 'progress' || notice.import !== id) continue
      if (drawn) process.stderr.write(`\r${progressWords(notice)}\u001B[K`)
      else if (performance.now() - last > TELL_MS) {
        last = performance.now()
        say(progressWords(notice))
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  if (drawn) process.stderr.write('\r\u001B[K')
}

function progressWords(notice: Extract<Notice, { kind: 'progress' }>): string {
  const files = notice.filesTotal === null ? `${notice.files}` : `${notice.files} of ${notice.filesTotal}`
  return `${files} files, ${notice.items} items${notice.refused > 0 ? `, ${notice.refused} refused` : ''}`
}
