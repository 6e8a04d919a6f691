import { spawn } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

export type ShellRun = { status: number | null; out: string; err: string; bytes: Buffer }

/** A data folder, and the real command line on it. */
export type ShellDesk = {
  /** Runs one command to its end. */
  run: (words: readonly string[], input?: string) => Promise<ShellRun>
  /** The same with `--json`: the value, or the values of the lines. */
  json: <Value>(words: readonly string[]) => Promise<Value[]>
}

/** The command line on a data folder, as a process of its own. */
export function shellDesk(home: string, editor = 'M. Okafor'): ShellDesk {
  const run = (words: readonly string[], input = ''): Promise<ShellRun> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [main, '--home', home, '--as', editor, ...words])
      const out: Buffer[] = []
      const err: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
      child.on('error', reject)
      child.on('close', (status) => {
        const bytes = Buffer.concat(out)
        resolve({ status, bytes, out: bytes.toString('utf8'), err: Buffer.concat(err).toString('utf8') })
      })
      child.stdin.on('error', () => undefined)
      child.stdin.end(input)
    })
  return {
    run,
    async json<Value>(words: readonly string[]): Promise<Value[]> {
      const { out } = await run([...words, '--json'])
      return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Value)
    },
  }
}
