import type { Block } from '../../../../contract/blocks.ts'
import type { DateFound } from '../../../../contract/dates.ts'
import type { Reader } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { isAgencyLine } from '../line-kinds.ts'
import { anpaBlocks, anpaLine } from './anpa-body.ts'
import { readMessages } from './read-messages.ts'
import type { WireMessage } from './wire-control.ts'
import type { WireStory } from './wire-draft.ts'
import { partVersionWords } from './wire-version-words.ts'

/**
 * ANPA 1312 (the wire service format of 1979 to 1989 that AP still sends): header, lines of the head marked by a
 * caret, text, and a line that says when it was sent. A file may hold many messages.
 */
export const readAnpa: Reader = (bytes, hints) => readMessages(bytes, hints, anpaStory)

/** Flash, bulletin, urgent, regular, deferred (ANPA 1312, priority) on IPTC's scale. */
const PRIORITIES: Record<string, string> = { f: '1', b: '2', u: '3', r: '4', d: '5' }

type Header = {
  service: string
  number: string
  priority: string
  category: string
  keyword: string
  day: string
}

function headerOf(header: string): Header {
  const [first = '', second = ''] = header.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  // Typesetters' codes stand between the parts.
  const [, service = '', number = ''] =
    /^\W*([A-Za-z]{1,2})(\d{2,5})/.exec(first.replace(/[^\P{Cc}]/gu, ' ').trim()) ?? []
  const parts = second
    .replace(/[^\P{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const [, priority = '', category = '', rest = ''] = /^(\S) (\S{1,3}) (.*)$/.exec(parts) ?? []
  const day = /\s(\d{1,2}-\d{1,2})(?:\s+\d{1,5})?$/.exec(rest)
  return {
    service,
    number,
    priority,
    category,
    keyword: rest.slice(0, day?.index).trim(),
    day: day?.[1] ?? '',
  }
}

function anpaStory({ header, body, trailer }: WireMessage): WireStory {
  const { service, number, priority, category, keyword, day } = headerOf(header)
  const lines = body.split(/\r?\n|\r/)
  const head = headOf(lines)
  const named = slugOf(head.slug ?? keyword)
  const sent = sentAt(trailer === '' ? body : trailer)
  const { slug, version } = partVersionWords(named)
  const inKeyword = partVersionWords(keyword).version
  const words = version ?? inKeyword
  const blocks = anpaBlocks(lines.slice(head.length))
  return {
    // A slug names one story of a day; the number is that of the sending.
    id: slug === '' ? `${service}${number}` : `${slug} ${sent.date?.value.slice(0, 10) ?? day}`.trim(),
    version: words ?? (number === '' ? null : `${service}${number}`),
    headline: head.headline,
    byline: head.byline,
    credit: head.agency,
    slug: named === '' ? null : named,
    provider: sent.provider ?? head.agency,
    published: sent.date,
    urgency: PRIORITIES[priority.toLowerCase()] ?? null,
    notes: head.notes,
    categories: [category === '' ? null : category],
    fields:
      keyword === ''
        ? []
        : [
            { name: 'wire:keyword', value: keyword },
            { name: 'wire:number', value: `${service}${number}` },
          ],
    blocks: [...head.extra, ...blocks],
  }
}

/** "^BC-US--Lobster, 1st Ld-Writethru,127<": without the number of words; "*9006< ^" before it is an order for tables. */
function slugOf(line: string): string {
  return line.replace(/,\s*\d{0,5}$/, '').trim()
}

type Head = {
  slug: string | null
  headline: string | null
  byline: string | null
  agency: string | null
  notes: string[]
  extra: Block[]
  /** Lines that it takes. */
  length: number
}

const NOTE =
  /^\(?\s*(?:Eds?\b|EDS\b|Editors?\b|EDITOR'?S?'? NOTE|ATTENTION|ADVISORY|Note\b|AP (?:Photos?|Graphics?|Video|Audio)\b|For (?:use|release|global)\b|With AP\b|Embargo|EMBARGO|HOLD FOR)/

/** The lines of the head, each marked by a caret and ended by "<" or "=", until the text begins. */
function headOf(lines: readonly string[]): Head {
  const head: Head = {
    slug: null,
    headline: null,
    byline: null,
    agency: null,
    notes: [],
    extra: [],
    length: 0,
  }
  let open = ''
  for (const line of lines) {
    const bare = line.replace(/[^\P{Cc}\t]/gu, '')
    if (bare.trim() !== '' && !isMarked(bare) && open === '') break
    // A table or a heading of the text is marked too.
    if (isMarked(bare) && (/;/.test(bare) || (head.byline !== null && head.agency !== null))) break
    head.length += 1
    if (bare.trim() === '') continue
    open = open === '' ? bare : `${open} ${bare.trim()}`
    if (!/[<=]\s*$/.test(bare) && head.slug === null) {
      if (head.length < 3) continue
    }
    const ended = /([<=])\s*$/.exec(open)?.[1]
    if (ended === undefined && head.headline !== null) {
      // The head is over; the line is text.
      head.length -= 1
      break
    }
    take(head, cleanLine(anpaLine(open)) ?? '', ended ?? '<')
    open = ''
  }
  return head
}

function isMarked(line: string): boolean {
  return /^\s*(?:\*\d+<\s*)?\^/.test(line)
}

function take(head: Head, line: string, end: string): void {
  if (line === '') return
  if (head.slug === null) head.slug = line.replace(/^\*\d+<\s*\^?/, '')
  else if (NOTE.test(line)) head.notes.push(line)
  else if (/^By\s+\p{Lu}/u.test(line) && end === '=') {
    if (/^By (?:The )?(?:Associated Press|AP|Reuters)$/i.test(line)) head.agency = line.slice(3)
    head.byline = line
  } else if (end === '=' && head.byline !== null && head.agency === null && line.length < 60) {
    takeSignature(head, line)
  } else if (head.headline === null) head.headline = line
  else if (end === '<') head.notes.push(line)
  else head.extra.push({ kind: 'paragraph', role: 'body', runs: [{ text: line }] })
}

const TITLE = /\s+(?:(?:[\p{Lu}][\p{L}]+\s+)?(?:Writers?|Correspondents?|Editors?|Staff|Staff Writers?))$/u

/** The line below a byline: the agency, with or without what its writer does there. */
function takeSignature(head: Head, line: string): void {
  const house = line.replace(TITLE, '').trim()
  if (isAgencyLine(house)) head.agency = house
  if (house !== line || head.agency === null) head.byline = `${head.byline}, ${line}`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "AP-WF-11-13-13 1509GMT": who sent it over which wire, month, day, year and time. */
function sentAt(trailer: string): { provider: string | null; date: DateFound | null } {
  const found = /\b([A-Z]{2,5})-([A-Z]{2,4})-(\d{2})-(\d{2})-(\d{2})\s+(\d{2})(\d{2})\s?([A-Z]{2,4})/.exec(
    trailer,
  )
  if (found === null) return { provider: null, date: null }
  const [text, provider, , month, day, year, hour, minute, zone] = found
  const named = MONTHS[Number(month) - 1]
  const date = named === undefined ? null : readDate(`${day} ${named} 20${year} ${hour}:${minute} ${zone}`)
  const stated = date === null ? null : { ...date, text }
  return { provider: provider ?? null, date: stated }
}
