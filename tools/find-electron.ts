import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.ts'

const folder = join(root, 'node_modules/electron')

/** Where Electron is, or in words why there is none to use. */
export type FoundElectron = { program: string } | { missing: string }

/** Whether a window can be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Finds Electron's program; fetches it the first time, because the package comes without it. */
export async function findElectron(): Promise<FoundElectron> {
  if (!hasDisplay()) return { missing: 'there is no display' }
  const there = electronProgram()
  if (there) return { program: there }
  console.error('Fetching Electron …')
  await run(process.execPath, [join(folder, 'install.js')], { quiet: true })
  const fetched = electronProgram()
  return fetched ? { program: fetched } : { missing: 'Electron could not be fetched' }
}

/** The package's own `require('electron')` would fetch on its own and talk about it, so its files are read. */
function electronProgram(): string | null {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron'
  const program = join(given ?? join(folder, 'dist'), name)
  return existsSync(program) ? program : null
}

/** Chromium refuses its sandbox to root on Linux; everybody else keeps it. */
export function electronFlags(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Electron's folder for tests and benches: as given, else our own for Linux, else undefined for the official one. */
export async function testElectron(): Promise<string | undefined> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given || process.platform !== 'linux' || process.arch !== 'x64') return given
  const { status, said } = await run('node', ['tools/test-electron.mjs'], { quiet: true })
  if (status !== 0) console.error(said)
  return status === 0 ? said.trim().split('\n').at(-1) : undefined
}
