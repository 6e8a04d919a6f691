type Piece = { data: string; next: number | null }

/**
 * Fetches bytes piece by piece, as the contract hands them out, and writes them in order.
 * @param fetchPiece gives the piece that begins at an offset
 */
export async function writePieces(
  fetchPiece: (offset: number) => Promise<Piece>,
  write: (bytes: Buffer) => Promise<unknown>,
): Promise<void> {
  for (let offset: number | null = 0; offset !== null;) {
    const piece: Piece = await fetchPiece(offset)
    await write(Buffer.from(piece.data, 'base64'))
    offset = piece.next
  }
}
