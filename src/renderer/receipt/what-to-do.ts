import type { ReceiptFile } from '../../contract/imports.ts'

/** What an editor can do about a file that was not read, beside what its words say. */
const STEPS: Readonly<Record<string, string>> = {
  EMPTY: 'Ask the sender for the file again.',
  TOO_LARGE: 'Save a copy, part it in another program, and import the parts.',
  NOT_A_ZIP: 'Save a copy and open it in another program, or ask for it again as .docx.',
  BOMB: 'Do not open it elsewhere without care. Ask the sender what it is.',
  DAMAGED: 'Ask the sender for the file again.',
  PROTECTED: 'Ask for it without a password, then import it again.',
  UNSUPPORTED: 'Save a copy, or ask for it as Word, HTML, text or a feed.',
  NOT_TEXT: 'Save a copy and look what it is in another program.',
  FEED_DAMAGED: 'What could be read is here. Fetch the feed again for the rest.',
  TOO_DEEP: 'Ask for it in a plainer form.',
  TOO_SLOW: 'Try again when nothing else runs.',
  TOO_MUCH_MEMORY: 'Try again when nothing else runs, or part the file.',
  UNSAFE_PATH: 'Unpack the archive yourself and import what you trust.',
  DISK_FULL: 'Free some space, then try again.',
  READ_ONLY: 'Make the data folder writable, then try again.',
  STORE_BUSY: 'Try again in a moment.',
  UNREADABLE: 'See whether the file is still there and may be read, then try again.',
  NO_TEXT: 'Save a copy: there may be pictures or scans in it.',
  CANCELLED: 'Resume the import, or try again.',
}

/** Reasons that may have gone by the next time. */
const PASSING = new Set([
  'TOO_SLOW',
  'TOO_MUCH_MEMORY',
  'DISK_FULL',
  'READ_ONLY',
  'STORE_BUSY',
  'UNREADABLE',
  'CANCELLED',
])

/** The next step for a file that was not read, in a sentence; null where there is nothing to do. */
export function whatToDo(file: ReceiptFile): string | null {
  return file.code === null ? null : (STEPS[file.code] ?? null)
}

/** Whether to read the file once more may help, and can be done: from the kept bytes, or from its place. */
export function canTryAgain(file: ReceiptFile): boolean {
  if (file.code === null || !PASSING.has(file.code)) return false
  return file.sha256 !== null || (window.desk !== undefined && isWholePath(file.path))
}

/** A path that names a place on this computer, and not one inside an archive or a drop. */
export function isWholePath(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path) && !path.includes('!')
}
