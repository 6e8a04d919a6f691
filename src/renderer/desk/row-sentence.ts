import type { ListedItem } from '../../contract/items.ts'
import { fullTime, plural, spokenAge } from '../words.ts'

/** A row as a sentence, for screen readers: "Ministers agree …, Harbour Ledger, 4 minutes, new, 5 copies, suggested syndicated". */
export function rowSentence(row: ListedItem, now: Date): string {
  const said = [
    row.headline,
    row.headlineMade ? 'headline made from the first sentence' : '',
    row.source ?? 'no source',
    spokenAge(row.arrivedAt, now),
    row.state === 'new' && row.seen ? 'read' : row.state,
    row.wireStatus === null || row.wireStatus === 'usable' ? '' : `${row.wireStatus} by its sender`,
    row.lapsed ? 'vetting lapsed' : '',
    row.story && row.story.size > 1 ? plural(row.story.size, 'copy', 'copies') : '',
    row.embargoUntil ? `embargo until ${fullTime(row.embargoUntil)}` : '',
    ...row.marks
      .filter((mark) => mark.status !== 'rejected')
      .map((mark) => (mark.status === 'suggested' ? `suggested ${mark.mark}` : mark.mark)),
    row.tags.length > 0 ? `tagged ${row.tags.join(', ')}` : '',
    row.used > 0 ? `in ${plural(row.used, 'brief')}` : '',
    row.hasNote ? 'has a note' : '',
    row.matches ? '' : 'no longer matches',
  ]
  return said.filter((each) => each !== '').join(', ')
}
