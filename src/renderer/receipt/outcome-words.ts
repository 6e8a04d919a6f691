import type { LucideIcon } from 'lucide-react'
import { Archive, CircleAlert, CircleCheck, CircleDot, Copy, FilePen, ListChecks } from 'lucide-react'
import type { FileOutcome, ItemOutcome, Receipt, ReceiptCounts } from '../../contract/imports.ts'
import type { Tone } from '../ui/Chip.tsx'
import { exactTime, formatNumber, plural } from '../words.ts'

/** How an outcome is called and shown. */
export const outcomes: Readonly<
  Record<FileOutcome, { readonly words: string; readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  imported: { words: 'Imported', icon: CircleCheck, tone: 'vetted' },
  version: { words: 'New version', icon: FilePen, tone: 'story' },
  folded: { words: 'Folded into a story', icon: Copy, tone: 'story' },
  alreadyHere: { words: 'Already here', icon: CircleDot, tone: 'spiked' },
  refused: { words: 'Refused', icon: CircleAlert, tone: 'danger' },
  partly: { words: 'In part', icon: ListChecks, tone: 'held' },
  kept: { words: 'Kept, not read', icon: Archive, tone: 'held' },
}

/** The five outcomes of an item, in the order of the counts. */
export const itemOutcomes: readonly ItemOutcome[] = [
  'imported',
  'version',
  'folded',
  'alreadyHere',
  'refused',
]

/** What each count is a count of. */
export const countWords: Readonly<Record<ItemOutcome, string>> = {
  imported: 'imported',
  version: 'new versions',
  folded: 'folded into stories',
  alreadyHere: 'already here',
  refused: 'refused',
}

/** "12 imported, 3 folded into stories, 1 refused"; "nothing" where all counts are 0. */
export function countsLine(counts: ReceiptCounts): string {
  const parts = itemOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${formatNumber(counts[outcome])} ${countWords[outcome]}`)
  return parts.length > 0 ? parts.join(', ') : 'nothing'
}

/** How an import stands: "Running", "Done at …", "Undone". */
export function stateWords(receipt: Receipt): string {
  if (receipt.withdrawn) return 'Undone as a whole'
  switch (receipt.state) {
    case 'running':
      return receipt.filesTotal === null
        ? `Running, ${plural(receipt.counts.files, 'file')} so far`
        : `Running, ${formatNumber(receipt.counts.files)} of ${plural(receipt.filesTotal, 'file')}`
    case 'done':
      return 'Done'
    case 'cancelled':
      return 'Stopped'
    case 'interrupted':
      return 'Interrupted'
  }
}

/** When it ran, exactly, for a tooltip. */
export function ranWhen(receipt: Receipt): string {
  const from = exactTime(receipt.startedAt)
  return receipt.finishedAt === null ? from : `${from} – ${exactTime(receipt.finishedAt)}`
}
