#!/usr/bin/env node
// Starts the command line on Node 24. Plain JavaScript, because an older Node reads no TypeScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const here = dirname(fileURLToPath(import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Our sources are read as they are; what was made of them is kept, which halves the time of a start.
  module.enableCompileCache()
  await import('./main.ts')
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(here, '..', '..', 'node_modules')
  const candidates = [
    join(
      installed,
      `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
      'bin',
      name,
    ),
    join(installed, '.bin', name),
  ]
  const node = candidates.find((candidate) => existsSync(candidate))
  if (node === undefined) {
    console.error(
      `Copytaster needs Node ${NEEDED} or newer and this is ${process.version}. ` +
        'Run “npm install” in its folder, which brings one along, or install a newer Node.',
    )
    process.exit(2)
  }
  const child = spawn(node, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl C reaches the child by the terminal; what is sent to this process alone is passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
}
