import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { BriefDocument } from '../../../contract/briefs.ts'
import type { WriterOptions } from './writer.ts'

/** The formats whose making keeps a processor busy for longer than a key press may wait. */
export type FormatApart = 'docx' | 'html' | 'pdf'

export type WriteRequest = { format: FormatApart; document: BriefDocument; options: WriterOptions }
export type WriteAnswer = { bytes: Uint8Array } | { fault: string }

/** Seconds that a brief may take. Forty items with Han take two; more is a fault, not work. */
const PATIENCE = 120

/**
 * Writes a file in a child of its own: Typst compiles synchronously, a Word file packs two megabytes of fonts,
 * and the web page is checked in a DOM, while the engine has to answer keys. The child is a Node like ours,
 * loads one format's libraries, and is gone afterwards with all that it held.
 *
 * @throws Error with the child's words; a brief that cannot be written is a fault of ours
 */
export async function writeApart(
  format: FormatApart,
  document: BriefDocument,
  options: WriterOptions,
): Promise<Uint8Array> {
  const child = fork(join(import.meta.dirname, 'writer-process.ts'), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const complaints: Buffer[] = []
  child.stderr?.on('data', (data: Buffer) => complaints.push(data))
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE * 1000)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      child.once('error', reject)
      child.once('message', (answer: WriteAnswer) => {
        if ('bytes' in answer) resolve(answer.bytes)
        else reject(new Error(answer.fault))
      })
      child.once('exit', (code, signal) => {
        const words = Buffer.concat(complaints).toString().trim()
        reject(new Error(`The ${format} writer ended (${signal ?? code}) without a file. ${words}`.trim()))
      })
      child.send({ format, document, options } satisfies WriteRequest)
    })
  } finally {
    clearTimeout(timer)
    child.kill()
  }
}
