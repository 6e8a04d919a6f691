import type { Block } from '../../../../contract/blocks.ts'
import type { DateFound } from '../../../../contract/dates.ts'
import type { Reader } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { embargoLine } from '../embargo-line.ts'
import { isBylineLine } from '../line-kinds.ts'
import { readMessages } from './read-messages.ts'
import type { WireMessage } from './wire-control.ts'
import type { WireStory } from './wire-draft.ts'
import { wireTextToBlocks } from './wire-text.ts'
import { gravest, statusInWords } from './wire-status.ts'
import { isVersionLine } from './wire-version-words.ts'

/**
 * IPTC 7901 (the text transmission format of European agencies): source and number, priority, category, words;
 * a slug; headline and byline up to "="; text; day, time and month of sending. A file may hold many messages.
 */
export const readIptc7901: Reader = (bytes, hints) => readMessages(bytes, hints, iptc7901Story)

/** From so many parts on a slug names one story and not a subject: "Germany-football/Munich/Mueller/". */
const TELLING_PARTS = 3
const HEADER = /^([a-z]{2,4}?)(\d{3,4})\s+(\d)\s+([a-z]{1,3})\s+(\d{1,5})\s*(.*)$/i

function iptc7901Story({ header, body, trailer }: WireMessage): WireStory {
  const [first = '', ...below] = header
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [, service = '', number = '', priority = '', category = '', , rest = ''] =
    HEADER.exec(first.slice(0, 200)) ?? []
  const provider =
    /([a-z][a-z-]*)\s+\d{2,4}\s*$/i.exec(rest)?.[1] ?? /([a-z][a-z-]+)\s*$/i.exec(rest)?.[1] ?? null
  const sent = sentAt(trailer)
  const { head, text } = partHead(body)
  const version = head.filter(isVersionLine).join(' ')
  const bylineAt = head.findIndex((line) => isBylineLine(line) || /^(?:By|Von|Par|Por)\s/.test(line))
  const above = head.slice(0, bylineAt === -1 ? undefined : bylineAt)
  const asides = above.filter(isAside)
  const titles = above.filter((line) => !isVersionLine(line) && !isAside(line))
  const slug = cleanLine(below.join(' '))
  const day = sent.date?.value.slice(0, 10) ?? ''
  const parts = (slug ?? '').split('/').filter((part) => part.trim() !== '').length
  const byNumber = service === '' ? null : `${service}${number}`
  const { copy, notes } = partNotes(text)
  return {
    id:
      slug !== null && parts >= TELLING_PARTS
        ? `${provider ?? service}:${slug} ${day}`.trim()
        : byNumber === null
          ? slug
          : `${byNumber} ${day}`.trim(),
    version: version === '' ? byNumber : version,
    headline: (titles.length > 0 ? titles : asides).join(' '),
    byline:
      bylineAt === -1
        ? null
        : head
            .slice(bylineAt)
            .filter((line) => !isVersionLine(line))
            .join(' '),
    slug,
    provider,
    published: sent.date,
    urgency: priority === '' ? null : priority,
    status: gravest([version, ...asides].map((line) => statusInWords(line, null, null))),
    notes: [...asides, notes],
    categories: [category === '' ? null : category],
    fields: byNumber === null ? [] : [{ name: 'wire:number', value: byNumber }],
    blocks: [
      ...wireTextToBlocks(copy),
      ...wireTextToBlocks(notes).map((block): Block => ({ ...block, role: 'notice' })),
    ],
  }
}

/** A line of the head for the desk: "(Berichtigung: …)", "Sperrfrist: …". */
function isAside(line: string): boolean {
  return /^\(.*\)$/.test(line) || embargoLine([line]) !== null
}

/** Everything up to the "=" that ends a line; without one, the lines before the first empty one. */
function partHead(body: string): { head: string[]; text: string } {
  const lines = body.split(/\r?\n|\r/)
  const end = lines.findIndex((line) => /=\s*$/.test(line))
  const empty = lines.findIndex((line, at) => at > 0 && line.trim() === '')
  const last = end !== -1 && end < 12 ? end : empty === -1 ? 0 : empty - 1
  const head = lines.slice(0, last + 1).map((line) => cleanLine(line.replace(/=\s*$/, '')))
  return { head: head.filter((line) => line !== null), text: lines.slice(last + 1).join('\n') }
}

const NOTEBOOK =
  /^\s*#{1,2}\s*\S*\s*(?:NOTEBOOK|Notizblock|NOTIZBLOCK|Note ?book|Editorial|Redaktion)|^\s*(?:The following information is not (?:for publication|intended for publication)|Die folgenden Informationen sind nicht zur Veröffentlichung)/i

/** Copy, and the notebook beneath it that dpa and others send for the desk alone. */
function partNotes(text: string): { copy: string; notes: string } {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => NOTEBOOK.test(line))
  if (at <= 0) return { copy: text, notes: '' }
  return { copy: lines.slice(0, at).join('\n'), notes: lines.slice(at).join('\n') }
}

const MONTHS: Record<string, string> = {
  mrz: 'Mar',
  mär: 'Mar',
  mae: 'Mar',
  mai: 'May',
  okt: 'Oct',
  dez: 'Dec',
  fév: 'Feb',
  avr: 'Apr',
  aoû: 'Aug',
  déc: 'Dec',
  ene: 'Jan',
  abr: 'Apr',
  ago: 'Aug',
  dic: 'Dec',
  set: 'Sep',
  ott: 'Oct',
  gen: 'Jan',
  mag: 'May',
  giu: 'Jun',
  lug: 'Jul',
  jui: 'Jul',
}

/** "131137 GMT Nov 13": day, hour and minute, zone, month, year of two figures. */
function sentAt(trailer: string): { date: DateFound | null } {
  const found = /(\d{2})(\d{2})(\d{2})\s*([A-Z]{1,4})?\s+(\p{L}{3,9})\.?\s+(\d{2,4})\b/u.exec(trailer)
  if (found === null) return { date: null }
  const [text, day, hour, minute, zone = '', name = '', year] = found
  const month = MONTHS[name.slice(0, 3).toLowerCase()] ?? name
  const date = readDate(`${day} ${month} ${year} ${hour}:${minute} ${zone}`.trim())
  return { date: date === null ? null : { ...date, text: text.trim() } }
}
