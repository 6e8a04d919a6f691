import envPaths from 'env-paths'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where everything of a desk lives; one folder for the window, the browser and the shell. */
export type Home = {
  folder: string
  database: string
  originals: string
  exports: string
  backups: string
  uploads: string
}

/**
 * The data folder: as given, else `COPYTASTER_HOME`, else the platform's own place for application data.
 * Made where it is not there yet, readable by its owner alone.
 */
export function homeAt(given?: string): Home {
  const folder = resolve(
    given ?? process.env['COPYTASTER_HOME'] ?? envPaths('copytaster', { suffix: '' }).data,
  )
  const home = {
    folder,
    database: join(folder, 'desk.sqlite'),
    originals: join(folder, 'originals'),
    exports: join(folder, 'exports'),
    backups: join(folder, 'backups'),
    uploads: join(folder, 'uploads'),
  }
  for (const path of [folder, home.originals, home.exports, home.backups, home.uploads]) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  }
  return home
}
