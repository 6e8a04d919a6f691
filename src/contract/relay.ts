/**
 * What main and the engine's process say to each other. `line` numbers one page's port: main passes on what
 * the page says, the engine answers on the same line.
 */
export type ToEngine =
  | { kind: 'open'; line: number }
  | { kind: 'message'; line: number; data: string | Uint8Array }
  | { kind: 'close'; line: number }

export type FromEngine =
  /** The store is open and lines are served. */
  | { kind: 'ready' }
  /** The store cannot be opened; starting again would not help. Words for the editor. */
  | { kind: 'refused'; words: string }
  | { kind: 'message'; line: number; data: string | Uint8Array }
  /** The engine hung up, because what it was sent broke the rules; main opens another line for the page. */
  | { kind: 'close'; line: number }
