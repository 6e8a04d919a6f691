import { Refusal } from '../../../contract/errors.ts'
import type { Read } from '../../store/read-rows.ts'
import { countOf } from '../../store/action.ts'
import type { EditorialRows } from '../../store/tables.ts'
import { addressWords } from '../feed-address.ts'

type Row = EditorialRows['source']

/** The source that is here. @throws Refusal `NOT_FOUND` */
export function knownSource(read: Read, id: string): Row {
  const source = read.row('source', { id })
  if (!source) throw new Refusal('NOT_FOUND', 'There is no such source.')
  return source
}

/** "the source “Harbour Times”" or "3 sources". */
export function sourceWords(rows: readonly Pick<Row, 'name' | 'title' | 'address'>[]): string {
  const [first] = rows
  if (first === undefined || rows.length > 1) return countOf(rows.length, 'source')
  return `the source “${first.name ?? first.title ?? addressWords(first.address)}”`
}

/** The columns of what an editor may set; what is absent is left out. */
export function columnsOf(given: {
  name?: string | null
  site?: string | null
  country?: string | null
  language?: string | null
  houseMark?: string | null
  rights?: string | null
  group?: string | null
  intervalMinutes?: number | null
  fullText?: boolean
  privateHost?: boolean
}): Partial<Row> {
  const columns: Partial<Record<keyof Row, string | number | null | undefined>> = {
    name: emptyAsNull(given.name),
    site: emptyAsNull(given.site),
    country: emptyAsNull(given.country),
    language: emptyAsNull(given.language),
    house_mark: emptyAsNull(given.houseMark),
    rights: emptyAsNull(given.rights),
    group_name: emptyAsNull(given.group),
    interval_minutes: given.intervalMinutes,
    full_text: given.fullText === undefined ? undefined : Number(given.fullText),
    private_host: given.privateHost === undefined ? undefined : Number(given.privateHost),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

function emptyAsNull(text: string | null | undefined): string | null | undefined {
  return text === '' ? null : text
}
