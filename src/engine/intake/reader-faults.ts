import type { Problem } from '../../contract/errors.ts'
import type { ReadHints } from '../items/draft.ts'
import { refusal } from './readers/file-words.ts'

const MB = 1024 * 1024

export type ReaderLimits = {
  /** Milliseconds that a document may take without anything to show for it. Waiting for the engine does not count. */
  time: number
  /** The same for a PDF, whose pages are read before there is anything to show. */
  pdfTime: number
  /** Bytes of resident memory. */
  memory: number
}

export const DEFAULT_LIMITS: ReaderLimits = { time: 10_000, pdfTime: 30_000, memory: 512 * MB }

/** Milliseconds that a document may take, by what its first bytes say it is. */
export function timeLimit(bytes: Uint8Array | undefined, limits: ReaderLimits): number {
  const head = Buffer.from((bytes ?? new Uint8Array()).subarray(0, 1_024)).toString('latin1')
  return head.includes('%PDF-') ? limits.pdfTime : limits.time
}

/**
 * What became of a document whose process was lost, in words for the editor.
 *
 * @param fault why it was ended, or null where it broke down by itself
 */
export function readerFault(
  hints: ReadHints,
  fault: 'time' | 'memory' | 'abort' | null,
  limits: ReaderLimits,
): Problem {
  const [code, words] =
    fault === 'memory'
      ? ([
          'TOO_MUCH_MEMORY',
          `would take more than ${Math.round(limits.memory / MB)} MB of memory to read.`,
        ] as const)
      : fault === 'time'
        ? (['TOO_SLOW', `took more than ${Math.round(limits.time / 1000)} seconds to read, twice.`] as const)
        : (['UNREADABLE', 'made its reader break down, twice.'] as const)
  return { code, words: refusal(code, hints, words).message }
}
