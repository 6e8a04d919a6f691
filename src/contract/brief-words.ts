import { runsText } from './block-text.ts'
import type { Run } from './blocks.ts'
import type { BriefDocument } from './briefs.ts'
import type { DatePrecision } from './date-precision.ts'
import { printDay, printLongDay, printShort, printStamp, type PrintPlace } from './print-dates.ts'
import {
  directionOf,
  isolated,
  paragraphsOf,
  printable,
  printableLanguage,
  printableLine,
  printableLink,
  type Direction,
} from './print-text.ts'
import {
  foreign,
  marksInBrief,
  own,
  provenanceRows,
  type BriefDocumentEntry,
  type PrintedPiece,
  type PrintedRow,
} from './provenance-words.ts'

/** A text with the way it runs and, where it is another than the brief's, its language. */
export type PrintedText = { text: string; direction: Direction; language: string | null }

export type PrintedParagraph = { runs: Run[]; direction: Direction; language: string | null }

export type PrintedEntry = {
  number: number
  headline: PrintedText
  /** "Meridian Wire, by Lena Sorel, 24 Nov, 13:47 CET · syndicated, 5 copies"; the pointer to the appendix follows. */
  meta: PrintedPiece[]
  /** "A1", the entry's place in the appendix. */
  mark: string
  summary: PrintedParagraph[]
  note: PrintedText[]
}

/** An entry's provenance under its mark in the appendix. */
export type PrintedProvenance = { number: number; mark: string; headline: PrintedText; rows: PrintedRow[] }

/**
 * A brief as printed, word for word. Writers and the preview lay it out and add no words of their own, so that
 * the Word file, the PDF, the web page, the Markdown and the preview cannot differ.
 */
export type PrintedBrief = {
  title: PrintedText
  /** BCP 47, well-formed. */
  language: string
  /** The way of the sheet: that of its own words, which are English whatever the brief's language. */
  direction: Direction
  /** "Foreign desk · Evening brief". */
  head: string
  /** "24 November 2026, 15:00". */
  stamp: string
  /** "Tuesday 24 November 2026 · 7 items · prepared by M. Okafor". */
  line: string
  embargo: string | null
  note: PrintedText[]
  contentsTitle: string
  sections: { title: PrintedText; entries: PrintedEntry[] }[]
  appendix: { title: string; introduction: string; entries: PrintedProvenance[] }
  /** Between the meta line and the mark: "{mark} in the appendix". */
  pointer: { before: string; after: string }
  noteLabel: string
  /** Around the numbers in "Page 1 of 4". */
  page: { before: string; between: string }
  author: string
  /** UTC, ISO 8601: created and modified, so that the same brief gives the same bytes. */
  at: string
}

/**
 * Puts a brief into words: dates in its zone and language, the line under each headline, the rows of the
 * appendix. Pure: the same document gives the same words, and text from outside has lost every character that
 * no page may carry.
 */
export function printBrief(document: BriefDocument): PrintedBrief {
  const language = printableLanguage(document.language) ?? 'en'
  const place: PrintPlace = { language, timeZone: document.timeZone }
  const title = printableLine(document.title)
  const preparedBy = printableLine(document.preparedBy)
  const entries = document.sections.flatMap((section) => section.entries)
  return {
    title: printText(title, null, language),
    language,
    direction: 'ltr',
    head: join([preparedBy, title]),
    stamp: printStamp(document.at, place),
    line: join([
      printLongDay(document.at, place),
      entries.length === 1 ? '1 item' : `${entries.length} items`,
      preparedBy === '' ? '' : `prepared by ${isolated(preparedBy)}`,
    ]),
    embargo: embargoWords(entries, document.at, place),
    note: paragraphsOf(document.note).map((text) => printText(text, null, language)),
    contentsTitle: 'Contents',
    sections: document.sections
      .filter((section) => section.entries.length > 0)
      .map((section) => ({
        title: printText(printableLine(section.title) || 'Items', null, language),
        entries: section.entries.map((entry) => printEntry(entry, document.at, place)),
      })),
    appendix: {
      title: 'Provenance',
      introduction: 'Where each item came from, what it is, and who let it pass.',
      entries: entries.map((entry) => ({
        number: entry.number,
        mark: appendixMark(entry.number),
        headline: headlineOf(entry, language),
        rows: provenanceRows(entry, document.at, place),
      })),
    },
    pointer: { before: ' \u00B7 ', after: ' in the appendix' },
    noteLabel: 'Note',
    page: { before: 'Page ', between: ' of ' },
    author: preparedBy,
    at: document.at,
  }
}

/** Of a date no more is printed than was stated. */
function printWhen(
  published: string,
  precision: DatePrecision | null | undefined,
  at: string,
  place: PrintPlace,
): string {
  // The value of a year or of a month is its first moment in UTC.
  if (precision === 'year') return published.slice(0, 4)
  if (precision === 'month') return published.slice(0, 7)
  return precision === 'day' ? printDay(published, 'short', at, place) : printShort(published, at, place)
}

/** The line under a headline without its pointer to the appendix. */
function metaPieces(entry: BriefDocumentEntry, at: string, place: PrintPlace): PrintedPiece[] {
  const pieces = [entry.source === null ? own('source not stated') : foreign(entry.source), own(', ')]
  if (entry.byline === null) pieces.push(own('no byline'))
  // "Staff report", "Agencies" and "By A Name" carry their own word.
  else if (/^(?:by|from|staff|agenc(?:y|ies))\b/i.test(entry.byline.trim())) {
    const byline = foreign(entry.byline)
    pieces.push({ ...byline, text: byline.text.replace(/^By\b/i, 'by') })
  } else pieces.push(own('by '), foreign(entry.byline))
  const when =
    entry.publishedAt === null
      ? 'date not stated'
      : printWhen(entry.publishedAt, entry.provenance.publishedPrecision, at, place)
  pieces.push(own(`, ${[when, ...marksInBrief(entry.marks, entry.copies)].join(' \u00B7 ')}`))
  return pieces
}

function printEntry(entry: BriefDocumentEntry, at: string, place: PrintPlace): PrintedEntry {
  const language = printableLanguage(entry.language)
  return {
    number: entry.number,
    headline: headlineOf(entry, place.language),
    meta: metaPieces(entry, at, place),
    mark: appendixMark(entry.number),
    summary: entry.summary.map((runs) => printParagraph(runs, language, place.language)).filter(hasWords),
    note:
      entry.note === null
        ? []
        : paragraphsOf(entry.note).map((text) => printText(text, null, place.language)),
  }
}

function headlineOf(entry: BriefDocumentEntry, briefLanguage: string): PrintedText {
  const headline = printableLine(entry.headline) || 'No headline'
  return printText(headline, printableLanguage(entry.language), briefLanguage)
}

function appendixMark(number: number): string {
  return `A${number}`
}

function embargoWords(entries: readonly BriefDocumentEntry[], at: string, place: PrintPlace): string | null {
  const held = new Map<string, string[]>()
  for (const entry of entries) {
    const until = entry.provenance.embargoUntil
    if (until === null || until <= at) continue
    const time = printShort(until, at, place, 'long')
    held.set(time, [...(held.get(time) ?? []), String(entry.number)])
  }
  if (held.size === 0) return null
  const list = new Intl.ListFormat('en-GB')
  const words = [...held].map(
    ([time, numbers]) =>
      `${numbers.length === 1 ? 'Item' : 'Items'} ${list.format(numbers)}: not before ${time}.`,
  )
  return ['Contains embargoed material.', ...words].join(' ')
}

function printParagraph(
  runs: readonly Run[],
  language: string | null,
  briefLanguage: string,
): PrintedParagraph {
  const printed = runs
    .map((run): Run => {
      const link = printableLink(run.link)
      return {
        text: printable(run.text),
        ...(run.strong === true ? { strong: true } : {}),
        ...(run.emphasis === true ? { emphasis: true } : {}),
        ...(link === null ? {} : { link }),
      }
    })
    .filter((run) => run.text !== '')
  const { direction, language: told } = printText(runsText(printed), language, briefLanguage)
  return { runs: printed, direction, language: told }
}

function hasWords(paragraph: PrintedParagraph): boolean {
  return runsText(paragraph.runs).trim() !== ''
}

/**
 * The entry's language holds for its own words; what an editor wrote in the brief's language is told by its
 * letters where the two do not share a script.
 */
function printText(text: string, language: string | null, briefLanguage: string): PrintedText {
  const direction = directionOf(text, language ?? briefLanguage)
  const told = language === null ? textLanguage(text, briefLanguage) : textLanguage(text, language)
  return { text, direction, language: told === briefLanguage ? null : told }
}

/** Scripts that one of these languages must show; a text without a letter of it is in another language. */
const OWN_SCRIPT: readonly [readonly string[], RegExp][] = [
  [['ar', 'fa', 'ur', 'ps', 'sd', 'ug', 'ckb'], /\p{Script=Arabic}/u],
  [['he', 'yi'], /\p{Script=Hebrew}/u],
  [['zh', 'yue'], /\p{Script=Han}/u],
  [['ja'], /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u],
  [['ko'], /\p{Script=Hangul}/u],
  [['th'], /\p{Script=Thai}/u],
  [['ru', 'uk', 'be', 'bg', 'mk'], /\p{Script=Cyrillic}/u],
  [['el'], /\p{Script=Greek}/u],
]

function textLanguage(text: string, language: string): string | null {
  const base = language.toLowerCase().split('-')[0] ?? ''
  const script = OWN_SCRIPT.find(([languages]) => languages.includes(base))?.[1]
  return script === undefined || script.test(text) ? language : null
}

function join(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(isolated)
    .join(' \u00B7 ')
}
