import type { ItemRow } from '../contract/items.ts'
import type { MarkRow } from '../contract/marks.ts'
import { printableLine } from '../contract/print-text.ts'

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** A time here, as a terminal shows it. */
export function timeWords(at: string): string {
  return TIME.format(new Date(at)).replace(',', '')
}

/** A mark in short: "syndicated", "opinion?" where nobody has confirmed it, with its paragraphs where it is a passage. */
export function markWords(mark: MarkRow): string {
  const where = mark.blocks === null ? '' : ` ¶${mark.blocks[0] + 1}–${mark.blocks[1] + 1}`
  const doubt = mark.status === 'suggested' ? '?' : mark.status === 'rejected' ? ' (overruled)' : ''
  return `${mark.kind}${doubt}${where}`
}

/** An item on one line. Its words come from strangers, so nothing in them may steer the terminal. */
export function itemWords(item: ItemRow): string {
  const facts = [
    item.wireStatus === null || item.wireStatus === 'usable' ? null : item.wireStatus,
    item.source === null ? null : printableLine(item.source),
    item.publishedAt === null ? null : timeWords(item.publishedAt),
    ...item.marks.filter((mark) => mark.status !== 'rejected').map(markWords),
    item.story === null ? null : `${item.story.size} copies`,
    ...item.tags.map((tag) => `#${printableLine(tag)}`),
    item.embargoUntil === null ? null : `embargo ${timeWords(item.embargoUntil)}`,
  ]
  const state = item.lapsed ? 'lapsed' : item.state
  return `${item.id}  ${state.padEnd(6)}  ${printableLine(item.headline)}  (${facts.filter((each) => each !== null).join(' · ')})`
}
