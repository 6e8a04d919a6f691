import type { PreparedDraft, ReadEvent, ReadHints } from '../items/draft.ts'

/** What the engine says to a reader's process. A document is announced, then its bytes follow in pieces. */
export type ToReader =
  | { kind: 'document'; job: number; hints: ReadHints; size: number }
  | { kind: 'bytes'; job: number; bytes: Uint8Array }
  /** The events of one message have been dealt with. */
  | { kind: 'done' }

/** What it answers, in the order of the documents. */
export type FromReader =
  | { kind: 'begin'; job: number }
  /** `last` with the final events of the document, which may be none. */
  | { kind: 'events'; job: number; events: ReadEvent<PreparedDraft>[]; last: boolean }

/** So many messages with events may wait for an answer; then the reader waits, so that memory stays flat. */
export const UNANSWERED = 3
