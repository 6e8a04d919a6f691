import type { ComparedPair } from '../../contract/stories.ts'

/** Which pieces of a compared text stand here: one copy's own, or both, struck and underlined in one line. */
export type Side = 'left' | 'right' | 'both'

/** A compared text word by word. What was removed is struck, what was added underlined, so it reads without colour. */
export function PieceText({
  pieces,
  side,
}: {
  readonly pieces: ComparedPair['pieces']
  readonly side: Side
}) {
  return pieces.map((piece, index) => {
    if (piece.kind === 'same') return piece.text
    if (piece.kind === 'removed') return side === 'right' ? null : <del key={index}>{piece.text}</del>
    return side === 'left' ? null : <ins key={index}>{piece.text}</ins>
  })
}
