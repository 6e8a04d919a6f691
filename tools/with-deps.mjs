// Installs what is missing, then runs the given command with the project's own Node first on the PATH.
// Plain JavaScript without dependencies, because it runs before there are any, on whatever Node is there.
import { spawn } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = join(root, 'package-lock.json')
// A copy of the lock file that was installed; npm removes it together with the folder.
const installed = join(root, 'node_modules', '.package-lock.installed.json')

if (!isInstalled()) {
  console.error('Installing what package-lock.json names …')
  const status = await run('npm', ['ci', '--loglevel=error'])
  if (status !== 0) process.exit(status)
  copyFileSync(wanted, installed)
}
const [command, ...rest] = process.argv.slice(2)
process.exit(command ? await run(command, rest) : 0)

function isInstalled() {
  try {
    return readFileSync(wanted).equals(readFileSync(installed))
  } catch {
    return false
  }
}

/** Runs to the end and gives the exit status; `spawn` and not `spawnSync`, so that signals are passed on. */
function run(program, words) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(program, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  })
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(`${program} could not be run: ${error.message}`)
      done(1)
    })
    child.on('exit', (status, signal) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      done(status ?? (signal ? 1 : 0))
    })
  })
}
