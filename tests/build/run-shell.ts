import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../src/cli/copytaster.mjs')

export type ShellRun = { status: number | null; out: string; err: string; bytes: Buffer }

/** A data folder, and the real command line on it. */
export type ShellDesk = {
  /** Runs one command to its end. */
  run: (words: readonly string[], input?: string) => Promise<ShellRun>
  /** The same with `--json`: the value, or the values of the lines. */
  json: <Value>(words: readonly string[]) => Promise<Value[]>
  /** Starts one that goes on until it is stopped. */
  start: (words: readonly string[]) => RunningShell
}

/** A command that goes on. */
export type RunningShell = {
  /** Resolves once it has said these words beside its answer; rejects where it ends before. */
  says: (words: string) => Promise<void>
  /** Stops it as Ctrl C does. */
  stop: () => Promise<ShellRun>
}

/** The command line on a data folder, as a process of its own. */
export function shellDesk(home: string, editor = 'M. Okafor'): ShellDesk {
  const spawned = (words: readonly string[]): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, [main, '--home', home, '--as', editor, ...words])
  const finished = (child: ChildProcessWithoutNullStreams, input = ''): Promise<ShellRun> =>
    new Promise((resolve, reject) => {
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
  const run = (words: readonly string[], input = ''): Promise<ShellRun> => finished(spawned(words), input)
  return {
    run,
    start(words) {
      const child = spawned(words)
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')))
      const end = finished(child)
      return {
        async says(awaited) {
          while (!said.includes(awaited)) {
            if (child.exitCode !== null) throw new Error(`It ended and said only: ${said}`)
            await new Promise((resume) => setTimeout(resume, 50))
          }
        },
        stop() {
          child.kill('SIGINT')
          return end
        },
      }
    },
    async json<Value>(words: readonly string[]): Promise<Value[]> {
      const { out } = await run([...words, '--json'])
      return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Value)
    },
  }
}
