import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress, zstdCompress, zstdDecompress } from 'node:zlib'
import { promisify } from 'node:util'
import { Refusal } from '../../contract/errors.ts'
import type { Home } from './home.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** The most that is kept of one file, in bytes. */
export const KEPT_LIMIT = 512 * 1024 * 1024

export type KeptOriginal = { sha256: string; size: number }

/** Where the bytes with this hash lie. */
export function originalPath(home: Home, sha256: string): string {
  return join(home.originals, sha256.slice(0, 2), `${sha256.slice(2)}.zst`)
}

/**
 * Keeps bytes exactly as they are, compressed, under their SHA-256: written, fsynced, renamed, folder fsynced.
 * The caller writes the row in `original` in the transaction that first names it.
 * @throws Refusal `TOO_LARGE` beyond 512 MB, `DISK_FULL`
 */
export async function keepOriginal(home: Home, bytes: Uint8Array): Promise<KeptOriginal> {
  if (bytes.byteLength > KEPT_LIMIT) throw tooLarge()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = originalPath(home, sha256)
  if (!(await exists(path))) {
    await placeFile(path, async (temporary) => {
      const handle = await open(temporary, 'wx', 0o600)
      try {
        await handle.writeFile(await compress(bytes))
        await handle.sync()
      } finally {
        await handle.close()
      }
    })
  }
  return { sha256, size: bytes.byteLength }
}

/**
 * Keeps a file of any size up to 512 MB without holding it in memory.
 * @throws Refusal `TOO_LARGE`, `DISK_FULL`; the error of the file system when the file cannot be read
 */
export async function keepOriginalFile(home: Home, file: string): Promise<KeptOriginal> {
  const hash = createHash('sha256')
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength
      hash.update(chunk)
      done(size > KEPT_LIMIT ? tooLarge() : null, chunk)
    },
  })
  const temporary = join(home.originals, `.${randomUUID()}.part`)
  try {
    await pipeline(
      createReadStream(file),
      counted,
      createZstdCompress(),
      createWriteStream(temporary, { mode: 0o600, flush: true }),
    )
    const sha256 = hash.digest('hex')
    const path = originalPath(home, sha256)
    if (!(await exists(path))) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await rename(temporary, path)
      await syncFolder(dirname(path))
    }
    return { sha256, size }
  } catch (error) {
    throw diskRefusal(error)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** The kept bytes, whole. @throws Refusal `STORE_DAMAGED` when they are gone or cannot be unpacked */
export async function readOriginal(home: Home, sha256: string): Promise<Buffer> {
  try {
    return await decompress(await readFile(originalPath(home, sha256)))
  } catch {
    throw damaged(sha256)
  }
}

/**
 * Some of the kept bytes, without unpacking more than is needed to get there.
 * @param offset first byte
 * @param length number of bytes wanted
 */
export async function readOriginalPart(
  home: Home,
  sha256: string,
  offset: number,
  length: number,
): Promise<Buffer> {
  const stream = originalStream(home, sha256)
  const parts: Buffer[] = []
  let at = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const from = Math.max(0, offset - at)
      const to = Math.min(chunk.byteLength, offset + length - at)
      if (to > from) parts.push(chunk.subarray(from, to))
      at += chunk.byteLength
      if (at >= offset + length) break
    }
  } catch {
    throw damaged(sha256)
  }
  return Buffer.concat(parts)
}

/** The kept bytes as a stream. */
export function originalStream(home: Home, sha256: string): Readable {
  const source = createReadStream(originalPath(home, sha256))
  const unpacked = createZstdDecompress()
  source.on('error', (error) => unpacked.destroy(error))
  unpacked.on('close', () => source.destroy())
  return source.pipe(unpacked)
}

async function placeFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${randomUUID()}.part`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await write(temporary)
    await rename(temporary, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true })
    throw diskRefusal(error)
  }
}

/** A rename is only safe from a power cut once its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function tooLarge(): Refusal {
  return new Refusal('TOO_LARGE', 'It is larger than 512 MB and was not kept.')
}

function damaged(sha256: string): Refusal {
  return new Refusal(
    'STORE_DAMAGED',
    `The kept original ${sha256.slice(0, 12)}… cannot be read. Run “copytaster verify”.`,
  )
}

function diskRefusal(error: unknown): unknown {
  return (error as NodeJS.ErrnoException)?.code === 'ENOSPC'
    ? new Refusal('DISK_FULL', 'The disk is full. Nothing of this file was kept; make room and try again.')
    : error
}
