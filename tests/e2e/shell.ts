import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const root = join(import.meta.dirname, '../..')
export const node24 = join(root, 'node_modules/.bin/node')

export type ShellAnswer = { status: number; out: string; words: string }

/** Runs `copytaster` on a data folder: exit status, what stands on stdout, and what was said beside it. */
export async function runShell(home: string, words: readonly string[]): Promise<ShellAnswer> {
  return new Promise((done) => {
    execFile(
      node24,
      [join(root, 'src/cli/copytaster.mjs'), '--home', home, ...words],
      { maxBuffer: 1 << 28 },
      (error, out, said) => {
        const status = error ? (typeof error.code === 'number' ? error.code : 1) : 0
        done({ status, out, words: said })
      },
    )
  })
}

/** Names the editor of a data folder and imports into it, in one process and without a front. */
export async function fillHome(home: string, editor: string, paths: readonly string[]): Promise<void> {
  await promisify(execFile)(node24, [join(root, 'tests/build/fill-home.ts'), home, editor, ...paths], {
    timeout: 60_000,
  })
}
