import { engine } from '../client.ts'
import { uploading } from './uploading.ts'

/** A file and its path inside what was dropped, with `/` between folders. */
export type NamedFile = { readonly name: string; readonly file: File }

/** Bytes a message carries: base64 of it stays under the engine's limit of 1 MB. */
const CHUNK = 700_000

/**
 * Hands the bytes of files to the engine, in order, a piece at a time, so that neither side holds more.
 * @returns the ids to import
 * @throws what the engine refused
 */
export async function uploadFiles(files: readonly NamedFile[]): Promise<string[]> {
  const uploads: string[] = []
  uploading.set({ done: 0, total: files.length })
  try {
    for (const { name, file } of files) {
      const upload = crypto.randomUUID()
      let offset = 0
      do {
        const piece = await file.slice(offset, offset + CHUNK).arrayBuffer()
        const next = offset + piece.byteLength
        await engine.imports.upload({
          upload,
          name: name.slice(-1024),
          offset,
          data: toBase64(new Uint8Array(piece)),
          last: next >= file.size,
        })
        offset = next
      } while (offset < file.size)
      uploads.push(upload)
      uploading.set({ done: uploads.length, total: files.length })
    }
  } finally {
    uploading.set(null)
  }
  return uploads
}

/** In steps, for a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const STEP = 32_768
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  return btoa(text)
}
