import type { NamedFile } from './upload-files.ts'

/** An import takes at most so many files from a browser at once. */
const MOST = 10_000

/** What was dropped: folders by their entries, for only those can be walked, everything else as files. */
export type Dropped = FileSystemEntry | File

/** What the browser lets be read of a drop while it happens: it must be taken before anything is awaited. */
export function droppedOf(transfer: DataTransfer): Dropped[] {
  return [...transfer.items].flatMap((item): Dropped[] => {
    if (item.kind !== 'file') return []
    const entry = item.webkitGetAsEntry()
    // The entry of a file that a page made, and not the system, cannot be read; the file itself can.
    const dropped = entry?.isDirectory ? entry : item.getAsFile()
    return dropped ? [dropped] : []
  })
}

/** All files of dropped files and folders, in the order of their names within each folder. */
export async function filesOf(dropped: readonly Dropped[]): Promise<NamedFile[]> {
  const found: NamedFile[] = []
  for (const each of dropped) {
    if (each instanceof File) found.push({ name: each.name, file: each })
    else await collect(each, found)
  }
  return found
}

async function collect(entry: FileSystemEntry, found: NamedFile[]): Promise<void> {
  if (found.length >= MOST) return
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))
    if (file) found.push({ name: entry.fullPath.replace(/^\//, ''), file })
  } else if (isFolder(entry)) {
    const inside = await readFolder(entry)
    inside.sort((left, right) => left.name.localeCompare(right.name, 'en-GB', { numeric: true }))
    for (const each of inside) await collect(each, found)
  }
}

/** A folder is read in parts of about a hundred, until a part is empty. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (part.length === 0 || all.length > MOST) return all
    all.push(...part)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
