import { once } from 'node:events'

/** What a command ends with: done, done in part with each failure named, refused or wrongly used. */
export const DONE = 0
export const IN_PART = 1
export const REFUSED = 2
export type Status = typeof DONE | typeof IN_PART | typeof REFUSED

/** Writes to stdout and waits while the reader of a pipe is behind, so that a long list takes no memory. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** One JSON value on a line of its own. */
export async function printJson(value: unknown): Promise<void> {
  await print(`${JSON.stringify(value)}\n`)
}

/** Progress and words for whoever is watching; never on stdout, which belongs to the answer. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** Resolves once everything written has left the process: pipes are written behind its back. */
export async function flushed(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
    ),
  )
}

/** A reader that goes away (`| head`) ends the command quietly. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(DONE)
      throw error
    })
  }
}
