import type { Database } from 'better-sqlite3'
import { runsText } from '../../contract/blocks.ts'
import type { BriefShown } from '../../contract/briefs.ts'
import { wordsIn } from '../items/count-words.ts'
import { itemRowOf } from '../items/item-row.ts'
import { prepared } from '../store/prepared.ts'
import { documentOf, type BriefDesk } from './brief-document.ts'
import { mayLeave } from './may-leave.ts'
import { readBrief } from './read-brief.ts'

type ExportRow = { id: string; at: string; by: string; files: string }

/**
 * A brief as its screen shows it, with what keeps it from leaving and what has left.
 * @throws Refusal `NOT_FOUND`
 */
export function showBrief(db: Database, id: string, desk: BriefDesk, now: Date): BriefShown {
  const brief = readBrief(db, id)
  const printed = documentOf(db, brief, desk).sections.flatMap((section) => section.entries)
  const summaries = new Map(printed.map((entry) => [entry.number, entry.summary.map(runsText).join('\n')]))
  return {
    id: brief.id,
    title: brief.title,
    note: brief.note,
    language: brief.language,
    createdAt: brief.created_at,
    changedAt: brief.changedAt,
    sections: brief.sections.map((section) => ({
      id: section.id,
      title: section.title,
      entries: section.entries.map((entry) => ({
        id: entry.id,
        section: section.id,
        number: entry.number,
        item: itemRowOf(entry.row),
        headline: entry.headline ?? entry.row.headline,
        headlineOwn: entry.headline === null,
        summary: entry.summary ?? '',
        note: entry.note,
        vetted: entry.vetted && { by: entry.vetted.by, at: entry.vetted.at },
      })),
    })),
    words: [...summaries.values()].reduce((sum, text) => sum + wordsIn(text), 0),
    blockers: mayLeave(brief, now),
    exports: prepared<[string], ExportRow>(
      db,
      'SELECT id, at, by, files FROM export WHERE brief = ? ORDER BY at DESC LIMIT 50',
    )
      .all(id)
      .map((row) => ({ ...row, files: JSON.parse(row.files) as BriefShown['exports'][number]['files'] })),
  }
}
