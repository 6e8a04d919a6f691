import type { Imports } from './imports.ts'
import { watchFolder, type FolderWatch } from './watch-folder.ts'
import { handOver, holdFiles, letGo, type WatchedFile } from './watched-files.ts'
import type { Store } from '../store/open-store.ts'

/** Whose import it is when a file comes in by itself: nobody's last action, so that undo by key never takes it back. */
const WATCHER = 'Watched folder'

/** A folder that the desk watches, and why nothing comes from it, where that is so. */
export type WatchedFolder = { folder: string; words: string | null }

/** The folders that are watched now; files of theirs become imports and stay where they are. */
export type Watching = {
  /** Watches these folders and no others. */
  follow: (folders: readonly string[]) => void
  folders: () => WatchedFolder[]
  /** Called with each import that begins; its end can be waited for as of any import. */
  onImport: (tell: (id: string) => void) => void
  close: () => Promise<void>
}

/**
 * @param desk.tell called when the words about a folder have changed
 */
export function createWatching(desk: {
  store: Store
  imports: Pick<Imports, 'start'>
  now: () => Date
  tell: () => void
}): Watching {
  const { store } = desk
  const watched = new Map<string, { watch: FolderWatch; words: string | null }>()
  const listeners = new Set<(id: string) => void>()
  let begun: Promise<void> = Promise.resolve()
  let closed = false

  const takeIn = async (files: readonly WatchedFile[]): Promise<void> => {
    if (closed) return
    const held = holdFiles(store, files)
    if (held.length === 0) return
    try {
      const paths = held.map((file) => file.path)
      const id = await desk.imports.start({ paths }, { actor: WATCHER, now: desk.now })
      handOver(store, held, id)
      for (const tell of listeners) tell(id)
    } catch (error) {
      letGo(store, held)
      throw error
    }
  }
  const begin = (folder: string): void => {
    const entry: { watch: FolderWatch; words: string | null } = {
      words: null,
      watch: watchFolder(folder, store.home.folder, {
        onFiles: (files) => {
          begun = begun
            .then(() => takeIn(files))
            .catch((error: unknown) => {
              console.error(
                `Files of ${folder} were not taken in: ${error instanceof Error ? error.message : String(error)}`,
              )
            })
        },
        onTrouble: (words) => {
          if (entry.words === words) return
          entry.words = words
          desk.tell()
        },
      }),
    }
    watched.set(folder, entry)
  }
  const end = async (folder: string): Promise<void> => {
    const entry = watched.get(folder)
    watched.delete(folder)
    await entry?.watch.close()
  }

  return {
    follow(folders) {
      if (closed) return
      for (const folder of watched.keys()) if (!folders.includes(folder)) void end(folder)
      for (const folder of new Set(folders)) if (!watched.has(folder)) begin(folder)
    },
    folders: () => [...watched].map(([folder, { words }]) => ({ folder, words })),
    onImport: (tell) => void listeners.add(tell),
    async close() {
      closed = true
      await Promise.all([...watched.keys()].map(end))
      await begun
    },
  }
}
