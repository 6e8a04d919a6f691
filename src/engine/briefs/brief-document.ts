import type { Database } from 'better-sqlite3'
import { blockText, type Block, type Run } from '../../contract/blocks.ts'
import type { BriefDocument } from '../../contract/briefs.ts'
import { isTimeLine } from '../intake/readers/line-kinds.ts'
import type { ItemShown } from '../../contract/items.ts'
import { itemRowOf } from '../items/item-row.ts'
import { showItem, type ProvenanceReader } from '../items/show-item.ts'
import { readVersion } from '../items/item-version.ts'
import { readBrief, type BriefRead, type EntryRead } from './read-brief.ts'

/** Without a summary of the editor's, an entry is printed with its opening paragraphs up to so many characters. */
const OPENING = 420

/** The zone in which times are printed, and how an item's chain is read. */
export type BriefDesk = { timeZone: string; provenanceOf: ProvenanceReader }

/**
 * Everything that is printed of a brief, in order. Depends on the store alone, never on the clock.
 * @throws Refusal `NOT_FOUND`
 */
export function briefDocument(db: Database, id: string, desk: BriefDesk): BriefDocument {
  return documentOf(db, readBrief(db, id), desk)
}

/** The document of a brief that was read already. */
export function documentOf(db: Database, brief: BriefRead, desk: BriefDesk): BriefDocument {
  return {
    id: brief.id,
    title: brief.title,
    note: brief.note,
    language: brief.language,
    preparedBy: brief.createdBy,
    at: brief.changedAt,
    event: brief.event,
    timeZone: desk.timeZone,
    sections: brief.sections
      .filter((section) => section.entries.length > 0)
      .map((section) => ({
        title: section.title,
        entries: section.entries.map((entry) => documentEntry(db, entry, desk)),
      })),
  }
}

type DocumentEntry = BriefDocument['sections'][number]['entries'][number]

function documentEntry(db: Database, entry: EntryRead, desk: BriefDesk): DocumentEntry {
  const item = showItem(db, entry.item, desk.provenanceOf)
  const version = readVersion(db, entry.row.version)
  const row = itemRowOf(entry.row)
  const body = item.blocks.filter((block) => block.role === 'body')
  return {
    number: entry.number,
    headline: entry.headline ?? row.headline,
    summary: entry.summary === null ? openingOf(body) : paragraphsOf(entry.summary),
    note: entry.note,
    source: row.source,
    byline: row.byline,
    publishedAt: row.publishedAt,
    url: item.canonicalUrl ?? row.url,
    language: row.language,
    marks: row.marks,
    copies: row.story?.size ?? 1,
    provenance: {
      chain: item.provenance,
      dateline: version?.dateline ?? null,
      publishedAt: row.publishedAt,
      ...publishedAsStated(item),
      updatedAt: item.updatedAt,
      arrivedAt: row.arrivedAt,
      original: row.original,
      version: { id: entry.row.version, number: version?.number ?? 1 },
      tags: row.tags,
      vetted: entry.vetted && { by: entry.vetted.by, at: entry.vetted.at },
      ...(item.corrected.length === 0 ? {} : { corrected: item.corrected.map(correctedField) }),
      embargoUntil: row.embargoUntil,
    },
    body,
  }
}

/** The date as the file states it; one that an editor corrected has no words of the file any more. */
function publishedAsStated(
  item: ItemShown,
): Pick<DocumentEntry['provenance'], 'publishedText' | 'publishedPrecision'> {
  const { published } = item.dates
  return published === null || item.corrected.some((each) => each.field === 'publishedAt')
    ? { publishedText: null }
    : { publishedText: published.text, publishedPrecision: published.precision }
}

const FIELD_WORDS = { headline: 'headline', byline: 'byline', publishedAt: 'date', source: 'source' } as const

function correctedField({ field, read }: ItemShown['corrected'][number]): {
  field: string
  read: string | null
} {
  return { field: FIELD_WORDS[field], read }
}

function paragraphsOf(text: string): Run[][] {
  return text
    .split(/\n+/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => [{ text: paragraph }])
}

/** The first paragraphs of the copy as they stand, at least one; a line about time above them is no opening. */
export function openingOf(body: readonly Block[]): Run[][] {
  const opening: Run[][] = []
  let length = 0
  for (const block of body) {
    if (block.kind !== 'paragraph' && block.kind !== 'quote' && block.kind !== 'listItem') continue
    const text = blockText(block).trim()
    if (text === '' || (opening.length === 0 && isTimeLine(text))) continue
    if (opening.length > 0 && length + text.length > OPENING) break
    opening.push(block.runs)
    length += text.length
  }
  return opening
}
