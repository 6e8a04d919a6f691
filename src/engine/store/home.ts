import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import envPaths from 'env-paths'

/** Where everything of a desk lives; one folder for the window, the browser and the shell. */
export type Home = {
  folder: string
  database: string
  originals: string
  exports: string
  backups: string
  uploads: string
}

/** The data folder's path: as given, else `COPYTASTER_HOME`, else the platform's own place for application data. */
export function home(given?: string): string {
  return resolve(given ?? process.env['COPYTASTER_HOME'] ?? envPaths('copytaster', { suffix: '' }).data)
}

/**
 * The folders of a home, made where they are not there yet and readable by their owner alone.
 * @throws the file system's error where a folder cannot be made
 */
export function openHome(folder: string): Home {
  const opened = {
    folder,
    database: join(folder, 'desk.sqlite'),
    originals: join(folder, 'originals'),
    exports: join(folder, 'exports'),
    backups: join(folder, 'backups'),
    uploads: join(folder, 'uploads'),
  }
  for (const path of [folder, opened.originals, opened.exports, opened.backups, opened.uploads]) {
    makeFolder(path)
  }
  return opened
}

/** One level at a time: `recursive` never ends beneath a folder that says of a new one that it is not there (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another program of the same desk may have been first.
    if (!existsSync(path)) throw error
  }
}
