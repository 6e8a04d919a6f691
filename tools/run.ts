import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** The environment of every program that a tool starts: the project's own programs come first. */
export const environment: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
}

/** How a program ended; `stopped` says that a signal to us was passed on to it. */
export type Ran = { status: number; said: string; stopped: boolean }

/**
 * Runs a program of the project to its end, passing on signals. Its words are shown as they come, or kept
 * and given back when `quiet`.
 */
export async function run(
  program: string,
  words: readonly string[],
  options: { quiet?: boolean; environment?: Record<string, string | undefined> } = {},
): Promise<Ran> {
  const child = spawn(program, words, {
    cwd: root,
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...environment, ...options.environment },
    shell: process.platform === 'win32',
  })
  const parts: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (part: string) => parts.push(part))
  child.stderr?.setEncoding('utf8').on('data', (part: string) => parts.push(part))
  let stopped = false
  const pass = (signal: NodeJS.Signals): void => {
    stopped = true
    child.kill(signal)
  }
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  try {
    return await new Promise<Ran>((done) => {
      child.on('error', (error) =>
        done({ status: 127, said: `${program} could not be run: ${error.message}`, stopped }),
      )
      child.on('close', (status) => done({ status: status ?? 1, said: parts.join(''), stopped }))
    })
  } finally {
    process.off('SIGINT', pass)
    process.off('SIGTERM', pass)
  }
}
