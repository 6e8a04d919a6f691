import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { DateFound } from '../../../../contract/dates.ts'
import type { NewsTerm } from '../../../../contract/wire.ts'
import type { Draft, DraftField } from '../../../items/draft.ts'
import { cleanLine, cleanText } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { embargoLine } from '../embargo-line.ts'
import { leadingDateline } from '../leading-dateline.ts'
import { isTimeLine } from '../line-kinds.ts'
import { newDraft } from '../new-draft.ts'
import { termsOnce } from './news-terms.ts'
import { gravest, statusInWords, type StatedStatus } from './wire-status.ts'

/** What a wire format states about one story; what it leaves out is worked out from the copy, or null. */
export type WireStory = {
  /** Stays the same over all versions. */
  id?: string | null
  version?: string | null
  headline?: string | null
  byline?: string | null
  dateline?: string | null
  slug?: string | null
  credit?: string | null
  provider?: string | null
  /** Whose copy it is, where the format says so apart from who sent it. */
  infoSources?: readonly (string | null)[]
  distributors?: readonly (string | null)[]
  url?: string | null
  source?: string | null
  sourceUrl?: string | null
  published?: DateFound | null
  updated?: DateFound | null
  embargo?: DateFound | null
  language?: string | null
  section?: string | null
  summary?: string | null
  rights?: string | null
  usageTerms?: string | null
  notes?: readonly (string | null)[]
  urgency?: string | null
  status?: StatedStatus
  genres?: readonly (NewsTerm | null)[]
  subjects?: readonly (NewsTerm | null)[]
  places?: readonly (NewsTerm | null)[]
  keywords?: readonly (string | null)[]
  categories?: readonly (string | null)[]
  links?: readonly (string | null)[]
  /** More fields to keep as evidence. */
  fields?: readonly DraftField[]
  blocks?: readonly Block[]
}

/** Lines of the head in which an embargo may stand. */
const HEAD_BLOCKS = 6
const LONGEST_NOTE = 8_000
/** A note is parted by lines and at the end of a word that is no abbreviation. */
const NOTE_SENTENCE = /\n|(?<=\p{Ll}{4})\.\s+/u

/**
 * A draft of a wire story. Its status is the gravest of what a field and the sender's words say; the credit line
 * that no field states is the agency in the dateline, else whose copy it is; an embargo may stand in a note or at
 * the head of the copy, and one without a time that can be read withholds the story.
 *
 * @param locator where in its original it stands
 */
export function wireDraft(locator: string, story: WireStory): Draft {
  const blocks = [...(story.blocks ?? [])]
  const headline = cleanLine(story.headline)
  const slug = cleanLine(story.slug)
  const notes = [...new Set((story.notes ?? []).map(noteOf).filter((note) => note !== ''))]
  const editorialNote = notes.length === 0 ? null : notes.join('\n').slice(0, LONGEST_NOTE)
  const fromCopy = datelineOf(blocks)
  const stated = cleanLine(story.dateline)
  const dateline = stated === null || isMoment(stated) ? null : stated
  const agency =
    dateline === null ? null : (leadingDateline(`${dateline} — x`)?.agency ?? bracketed(dateline))
  const infoSources = distinct(story.infoSources ?? [])
  const credit = cleanLine(story.credit) ?? agency ?? fromCopy?.agency ?? infoSources[0] ?? null
  const embargo = embargoLine([
    ...notes.flatMap((note) => note.split(NOTE_SENTENCE)),
    ...headLines(headline, blocks),
  ])
  const embargoUntil = story.embargo ?? embargo?.until ?? null
  // What the copy says of its correction tells more than a code does, so it stands first.
  const status = gravest([
    ...correctionIn(blocks),
    statusInWords(headline, slug, editorialNote),
    story.status ?? { status: 'usable', words: null },
    ...(embargo !== null && embargoUntil === null
      ? [{ status: 'withheld', words: embargo.line } as const]
      : []),
  ])
  const genres = termsOnce(story.genres ?? [])
  const provider = cleanLine(story.provider) ?? infoSources[0] ?? null
  return newDraft(locator, {
    externalId: cleanLine(story.id),
    headline,
    byline: bylineOf(story.byline),
    dateline:
      dateline === null ? (fromCopy?.dateline ?? null) : dateline.replace(/\s*(?:[-–—_]{1,2}|:)\s*$/u, ''),
    url: story.url ?? null,
    published: story.published ?? story.updated ?? null,
    updated: sameMoment(story.updated, story.published) ? null : (story.updated ?? null),
    language: story.language ?? null,
    source: cleanLine(story.source) ?? provider,
    sourceUrl: story.sourceUrl ?? null,
    section: cleanLine(story.section),
    summary: repeats(cleanLine(story.summary), headline) ? null : cleanLine(story.summary),
    rights: cleanLine(story.rights),
    wire: {
      slug,
      credit,
      provider,
      version: cleanLine(story.version),
      status: status.status,
      statusWords: status.words,
      urgency: urgencyOf(story.urgency),
      embargoUntil,
      genres,
      subjects: termsOnce([
        ...(story.subjects ?? []),
        ...distinct(story.keywords ?? []).map((name) => ({ code: null, name })),
      ]),
      places: termsOnce(story.places ?? []),
      usageTerms: cleanLine(story.usageTerms),
      editorialNote,
    },
    fields: [
      ...fieldsNamed('wire:provider', [provider]),
      ...fieldsNamed('wire:creditline', [credit]),
      ...fieldsNamed('wire:infosource', infoSources),
      ...fieldsNamed('wire:distributor', story.distributors ?? []),
      ...fieldsNamed(
        'wire:genre',
        genres.map((term) => term.name ?? term.code),
      ),
      ...fieldsNamed('wire:category', story.categories ?? []),
      ...fieldsNamed('wire:keyword', story.keywords ?? []),
      ...fieldsNamed('wire:link', story.links ?? []),
      ...(story.fields ?? []),
    ],
    blocks,
  })
}

const CORRECTION =
  /^\((?:In\b[^()]{0,120}\bstory\b[^()]{0,60})?\s*(?:corrects|corrected|correction)\b[^()]{0,400}\)/i

/** Reuters opens a corrected story with what was put right, in brackets. */
function correctionIn(blocks: readonly Block[]): StatedStatus[] {
  const first = blocks.find((block) => block.kind === 'paragraph')
  const words = first === undefined ? undefined : CORRECTION.exec(blockText(first))?.[0]
  return words === undefined ? [] : [{ status: 'corrected', words }]
}

/** Lines of several notes or names, once each. */
function distinct(lines: readonly (string | null)[]): string[] {
  return [...new Set(lines.map(cleanLine).filter((line) => line !== null))]
}

/** A note keeps its lines. */
function noteOf(note: string | null): string {
  return cleanText(note ?? '')
    .split('\n')
    .map(cleanLine)
    .filter((line) => line !== null)
    .join('\n')
}

/** A summary that is the headline once more, with a slug before it, says nothing. */
function repeats(summary: string | null, headline: string | null): boolean {
  if (summary === null || headline === null) return false
  return summary.endsWith(headline) && summary.length < headline.length + 60
}

function bylineOf(byline: string | null | undefined): string | null {
  const line = cleanLine(byline)?.replace(/[\s,;]+$/, '') ?? null
  return line === null || line === '' || line.length > 500 || !/\p{L}/u.test(line) ? null : line
}

function datelineOf(blocks: readonly Block[]): ReturnType<typeof leadingDateline> {
  const worded = blocks.filter((block) => block.role === 'body' && block.kind === 'paragraph').slice(0, 3)
  for (const block of worded) {
    const found = leadingDateline(blockText(block))
    if (found !== null) return found
  }
  return null
}

/** Some write the time of sending where the place belongs: "2014-07-16 15:53:10 GMT+00:00". */
function isMoment(line: string): boolean {
  return (
    isTimeLine(line) || readDate(line) !== null || !/\p{L}{2}/u.test(line.replace(/\b(?:GMT|UTC)\b/g, ''))
  )
}

/** "Oslo (NTB)", "MOSCOW, Monday (Reuters)". */
function bracketed(dateline: string): string | null {
  return /\(([^()]{2,40})\)[\s.:_–—-]*$/u.exec(dateline)?.[1]?.trim() ?? null
}

function headLines(headline: string | null, blocks: readonly Block[]): string[] {
  const lines = blocks
    .filter((block) => block.kind !== 'image' && block.kind !== 'rule' && block.kind !== 'table')
    .slice(0, HEAD_BLOCKS)
    .flatMap((block) => blockText(block).split('\n'))
  return headline === null ? lines : [headline, ...lines]
}

function urgencyOf(urgency: string | null | undefined): number | null {
  const stated = cleanLine(urgency)
  return stated !== null && /^\d$/.test(stated) ? Number(stated) : null
}

function sameMoment(one: DateFound | null | undefined, other: DateFound | null | undefined): boolean {
  return (
    one === null || one === undefined || other === null || other === undefined || one.value === other.value
  )
}
