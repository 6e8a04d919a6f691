import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.ts'

/** What the build is made of, and the last files that it writes. */
const made = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const from = ['src/main', 'src/preload', 'src/renderer', 'src/contract', 'electron.vite.config.ts']

/** Builds main, preload and page where a source is newer than what was built; false where that fails. */
export async function buildWhatIsStale(): Promise<boolean> {
  const sources = [...from, 'tools/page-config.ts', 'package-lock.json'].map((path) => join(root, path))
  const built = made.map((path) => join(root, path))
  if (built.every((file) => existsSync(file))) {
    const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs))
    if (Math.max(...sources.map(newestIn)) < oldest) return true
  }
  const { status, said } = await run('electron-vite', ['build'], { quiet: true })
  if (status !== 0) console.error(said)
  return status === 0
}

/** The latest change in a file or anywhere in a folder, in milliseconds. */
function newestIn(path: string): number {
  const itself = statSync(path)
  if (!itself.isDirectory()) return itself.mtimeMs
  return Math.max(itself.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
