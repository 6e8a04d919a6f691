import {
  Clock,
  Copy,
  FilePen,
  MessageSquareQuote,
  OctagonPause,
  OctagonX,
  Radio,
  TriangleAlert,
} from 'lucide-react'
import type { ItemRow } from '../../contract/items.ts'
import type { MarkKind, MarkRow } from '../../contract/marks.ts'
import { Chip } from '../ui/Chip.tsx'
import { clockTime, fullTime } from '../words.ts'
import styles from './item-chips.module.css'

/** The chips of an item, one look wherever it is shown. */

export const markPictures = { syndicated: Radio, opinion: MessageSquareQuote } as const

/** A mark in a word: its kind where that says more than its name. */
export function markWord({
  kind,
  mark,
}: {
  readonly kind: MarkKind
  readonly mark: MarkRow['mark']
}): string {
  const word = kind === 'agency' ? 'syndicated' : (kind ?? mark)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

export function MarkChip({ mark, bare = false }: { readonly mark: MarkRow; readonly bare?: boolean }) {
  const suggested = mark.status === 'suggested'
  const word = markWord(mark)
  return (
    <Chip
      tone={mark.mark}
      icon={markPictures[mark.mark]}
      suggested={suggested}
      label={bare ? `${suggested ? 'Suggested: ' : ''}${word}` : undefined}
      title={mark.blocks ? 'On a passage' : undefined}
    >
      {bare ? (suggested ? '?' : '') : `${word}${suggested ? '?' : ''}`}
    </Chip>
  )
}

/** Marks that stand or are suggested, each once: a passage's mark is told apart in the reader only. */
export function MarkChips({ row, bare = false }: { readonly row: ItemRow; readonly bare?: boolean }) {
  const shown = new Map<string, MarkRow>()
  for (const mark of row.marks) {
    if (mark.status === 'rejected') continue
    const before = shown.get(mark.mark)
    if (!before || (before.status === 'suggested' && mark.status === 'confirmed')) shown.set(mark.mark, mark)
  }
  return [...shown.values()].map((mark) => <MarkChip key={mark.mark} mark={mark} bare={bare} />)
}

export function CopiesChip({ row }: { readonly row: ItemRow }) {
  if (!row.story || row.story.size < 2) return null
  return (
    <Chip
      tone="story"
      icon={Copy}
      label={`${row.story.size} copies`}
      title={`${row.story.size} copies of this story`}
    >
      <span className={styles.number}>{row.story.size}</span>
    </Chip>
  )
}

export function EmbargoChip({ row, now }: { readonly row: ItemRow; readonly now: Date }) {
  if (!row.embargoUntil || new Date(row.embargoUntil) <= now) return null
  const until = new Date(row.embargoUntil)
  const words =
    until.toDateString() === now.toDateString()
      ? clockTime(row.embargoUntil)
      : until.toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'short',
          year: until.getFullYear() === now.getFullYear() ? undefined : 'numeric',
        })
  return (
    <Chip
      tone="held"
      icon={Clock}
      title={`Embargo until ${fullTime(row.embargoUntil)}${row.embargoUntil === row.statedEmbargo ? ', as the sender states' : ''}`}
    >
      Embargo {words}
    </Chip>
  )
}

/** What the sender says of its own copy, in a word and a picture. */
export const wireStatusLooks = {
  killed: {
    word: 'Killed',
    icon: OctagonX,
    tone: 'danger',
    title: 'The sender has killed it: it must not be used',
  },
  withheld: {
    word: 'Withheld',
    icon: OctagonPause,
    tone: 'held',
    title: 'The sender withholds it until told otherwise',
  },
  corrected: { word: 'Corrected', icon: FilePen, tone: 'story', title: 'The sender has corrected it' },
} as const

export function WireStatusChip({ row, bare = false }: { readonly row: ItemRow; readonly bare?: boolean }) {
  if (row.wireStatus === null || row.wireStatus === 'usable') return null
  const { word, icon, tone, title } = wireStatusLooks[row.wireStatus]
  return (
    <Chip tone={tone} icon={icon} title={title} label={bare ? word : undefined}>
      {bare ? '' : word}
    </Chip>
  )
}

export function LapsedChip({ row }: { readonly row: ItemRow }) {
  if (!row.lapsed) return null
  return (
    <Chip tone="danger" icon={TriangleAlert} title="A newer version came in after this was vetted">
      Vetting lapsed
    </Chip>
  )
}
