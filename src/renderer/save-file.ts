/** A piece of a file as the engine hands it out. */
type Piece = { readonly data: string; readonly size: number; readonly next: number | null }

type ReadPiece = (offset: number) => Promise<Piece>

/**
 * All bytes of a file, fetched a piece at a time.
 * @param read asks for the piece that begins at an offset
 * @throws what the engine refused
 */
export async function readWhole(read: ReadPiece): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset: number | null = 0; offset !== null;) {
    const piece: Piece = await read(offset)
    pieces.push(fromBase64(piece.data))
    offset = piece.next
  }
  return pieces
}

/**
 * Saves a file byte for byte under its name.
 * @param read asks for the piece that begins at an offset
 * @throws what the engine refused
 */
export async function saveFile(name: string, mediaType: string, read: ReadPiece): Promise<void> {
  saveBlob(name, new Blob(await readWhole(read), { type: mediaType }))
}

/** Saves a text under a name. */
export function saveText(name: string, mediaType: string, text: string): void {
  saveBlob(name, new Blob([text], { type: mediaType }))
}

function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun once the click is handled; the address is let go later, as some browsers read on.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
