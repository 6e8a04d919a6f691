import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, sep } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import type { WatchedFile } from './watched-files.ts'

/** A file that has not grown for so long is written; in milliseconds, as everything here. */
const WRITTEN_MS = 1000
const LOOK_MS = 200
/** Files that come within so long of each other are one import, unless the first has waited for `PATIENCE_MS`. */
const QUIET_MS = 1000
const PATIENCE_MS = 10_000
/** How often is looked whether a folder that is gone is back. */
const RETRY_MS = 3000
/** No further down than an import goes. */
const DEEPEST = 32

/** What browsers and editors call a file that they are still writing. */
const UNFINISHED = /^[.~]|~$|\.(?:part|partial|crdownload|download|tmp|temp|swp)$/iu

export type FolderEvents = {
  /** Files that are new or have changed, once they are written and it has been quiet for a second. */
  onFiles: (files: WatchedFile[]) => void
  /** Why nothing comes from the folder now, for the editor; null once it does. */
  onTrouble: (words: string | null) => void
}

/** A folder that is being watched. */
export type FolderWatch = { close: () => Promise<void> }

/**
 * Watches a folder and everything beneath it; files that are there already are told too. A folder that is missing or
 * vanishes is named and waited for.
 * @param folder absolute path
 * @param ours the data folder, which is never watched although it may lie inside
 */
export function watchFolder(folder: string, ours: string, events: FolderEvents): FolderWatch {
  const found = new Map<string, WatchedFile>()
  let watcher: FSWatcher | null = null
  let quiet: NodeJS.Timeout | undefined
  let retry: NodeJS.Timeout | undefined
  let waiting = 0
  let closed = false

  const tell = (): void => {
    clearTimeout(quiet)
    waiting = 0
    const files = [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
    found.clear()
    if (files.length > 0 && !closed) events.onFiles(files)
  }
  const take = (path: string, facts?: Stats): void => {
    if (!facts?.isFile()) return
    found.set(path, { path, size: facts.size, modified: facts.mtime.toISOString() })
    const now = performance.now()
    if (waiting === 0) waiting = now
    clearTimeout(quiet)
    quiet = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, waiting + PATIENCE_MS - now)))
  }
  const lose = (words: string): void => {
    const lost = watcher
    watcher = null
    void lost?.close()
    events.onTrouble(words)
    clearTimeout(retry)
    retry = setTimeout(() => void open(), RETRY_MS)
    retry.unref()
  }
  const open = async (): Promise<void> => {
    const fault = await faultOf(folder)
    if (closed) return
    if (fault !== null) return lose(fault)
    events.onTrouble(null)
    const opened = watch(folder, {
      ignored: (path) => isPassedOver(path, folder, ours),
      awaitWriteFinish: { stabilityThreshold: WRITTEN_MS, pollInterval: LOOK_MS },
      alwaysStat: true,
      followSymlinks: false,
      depth: DEEPEST,
    })
    watcher = opened
    opened.on('add', take)
    opened.on('change', take)
    opened.on('unlinkDir', (path) => {
      if (path === folder && watcher === opened) lose(`${folder} is no longer there.`)
    })
    opened.on('error', (error) => {
      if (watcher === opened) lose(faultWords(folder, error))
    })
  }
  void open()
  return {
    async close() {
      closed = true
      clearTimeout(quiet)
      clearTimeout(retry)
      await watcher?.close()
    },
  }
}

function isPassedOver(path: string, folder: string, ours: string): boolean {
  if (path === ours || path.startsWith(ours + sep)) return true
  return path !== folder && UNFINISHED.test(basename(path))
}

async function faultOf(folder: string): Promise<string | null> {
  try {
    return (await stat(folder)).isDirectory() ? null : `${folder} is a file and no folder.`
  } catch (error) {
    return faultWords(folder, error)
  }
}

function faultWords(folder: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOENT') return `${folder} is not there. It is watched once it is back.`
  if (code === 'EACCES' || code === 'EPERM') return `${folder} may not be read by you. Change its rights.`
  if (code === 'ENOSPC' || code === 'EMFILE')
    return `${folder} holds more folders than this computer can watch. Watch one further down.`
  return `${folder} cannot be watched (${code ?? 'unknown fault'}).`
}
