import { appendFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { v7 as newId } from 'uuid'
import { Refusal } from '../../contract/errors.ts'
import type { ImportInput } from '../../contract/imports.ts'
import type { Home } from '../store/home.ts'
import type { Received } from './received.ts'

/** What an import reads, as kept in its row so that it can be resumed. */
export type ImportSources = {
  /** Absolute paths of files and folders. */
  paths: string[]
  /** Folders of ours, removed once everything in them is kept. */
  temporary: string[]
  /** The address that pasted copy came from. */
  url: string | null
  /** Set where the copy came from a source that is followed. */
  received?: Received
  /** The stories of newsletters become items too. */
  splitNewsletters?: boolean
}

/**
 * Adds a piece to a file that a browser is sending.
 * @param offset where the piece begins; must be where the last one ended
 * @throws Refusal `UNSAFE_PATH` for a name that would leave its folder, `INVALID` for a piece out of place
 */
export async function receiveUpload(
  home: Home,
  chunk: { upload: string; name: string; offset: number; data: string },
): Promise<void> {
  const file = join(uploadFolder(home, chunk.upload), safeName(chunk.name))
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  )
  if (size !== chunk.offset)
    throw new Refusal('INVALID', `A piece of ${chunk.name} is missing. Drop the file again.`)
  await appendFile(file, Buffer.from(chunk.data, 'base64'), { mode: 0o600 })
}

/**
 * Where an import's bytes lie, and the name by which the desk knows it.
 * @param sample folder of the sample set
 * @param now for the name of pasted copy
 */
export async function importSources(
  home: Home,
  input: ImportInput,
  sample: string,
  now: Date,
): Promise<{ name: string; sources: ImportSources }> {
  const sources: ImportSources = { paths: [], temporary: [], url: null }
  if (input.splitNewsletters === true) sources.splitNewsletters = true
  let name = ''
  if (input.sample) {
    sources.paths.push(sample)
    name = 'Sample copy'
  }
  for (const path of input.paths ?? []) {
    if (!isAbsolute(path)) throw new Refusal('UNSAFE_PATH', `${path} is not a whole path.`)
    sources.paths.push(path)
  }
  for (const upload of input.uploads ?? []) {
    const folder = uploadFolder(home, upload)
    sources.paths.push(folder)
    sources.temporary.push(folder)
  }
  if (input.pasted) {
    const folder = uploadFolder(home, newId())
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(now)
    const { html, text } = input.pasted
    const ending = html === undefined ? 'txt' : 'html'
    await writeFile(join(folder, `Pasted ${time.replaceAll(':', '.')}.${ending}`), html ?? text, {
      mode: 0o600,
      flush: true,
    })
    sources.paths.push(folder)
    sources.temporary.push(folder)
    sources.url = input.pasted.url ?? null
    name = 'Pasted text'
  }
  if (sources.paths.length === 0) throw new Refusal('INVALID', 'There is nothing to import.')
  return { name: name || (await nameOf(home, input)), sources }
}

/** Copy from a source, as it is to be taken in. */
export type ReceivedCopy = {
  /** What the receipt is called. */
  name: string
  /** The file's name, with the ending of what it seems to be. */
  file: string
  bytes: Uint8Array
  /** The address that addresses in it are relative to. */
  url: string
  received: Received
}

/** Puts copy from a source where an import finds it. */
export async function receivedSources(home: Home, copy: ReceivedCopy): Promise<ImportSources> {
  const folder = uploadFolder(home, newId())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, safeName(copy.file)), copy.bytes, { mode: 0o600, flush: true })
  return { paths: [folder], temporary: [folder], url: copy.url, received: copy.received }
}

/** Removes what was only lent to an import. */
export async function removeTemporary(sources: ImportSources): Promise<void> {
  for (const folder of sources.temporary) await rm(folder, { recursive: true, force: true })
}

function uploadFolder(home: Home, upload: string): string {
  return join(home.uploads, upload)
}

/** The one file or folder that is imported, else how many there are. */
async function nameOf(home: Home, input: ImportInput): Promise<string> {
  const uploads = await Promise.all(
    (input.uploads ?? []).map((upload) => namesIn(uploadFolder(home, upload))),
  )
  const names = [...(input.paths ?? []).map((path) => basename(path)), ...new Set(uploads.flat())]
  const [first] = names
  const count = names.length
  if (first !== undefined && count === 1) return first
  return `${count} ${count === 1 ? 'file' : 'files'}`
}

function safeName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '')
  const unsafe =
    parts.length === 0 ||
    parts.length > 33 ||
    parts.some((part) => part === '..' || part === '.' || /[\0\\:]/u.test(part))
  if (unsafe || name.startsWith('/'))
    throw new Refusal('UNSAFE_PATH', `“${name}” is not a name for a file here.`)
  return join(...parts)
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
