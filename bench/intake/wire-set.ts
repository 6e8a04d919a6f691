import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blockText } from '../../src/contract/blocks.ts'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { MeasuredSet } from './measured-set.ts'
import { beginsMessage, statementsOf, type Field, type Statement } from './wire-statements.ts'

/** What lies beside samples and is none. Agencies name their files without extensions, so all others count. */
const OTHER = /^readme|\.(?:md|jsonl|csv|zip|png|jpe?g|gif|pdf|py|ts)$/i
const KINDS =
  /<(?:\w+:)?(?:nitf|NewsML|newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)[\s>]|wordpress\.org\/export\/|"(?:versioncreated|versionCreated|pubstatus|pubStatus)"/

/**
 * Wire samples without gold: what each file states of a story is taken out of it by patterns of its own (see
 * `wire-statements.ts`), independent of the readers, and looked for in the drafts. Figures: statements found of
 * statements made, by field and by format, and the files of which something is missing.
 */
export const set: MeasuredSet = {
  name: 'wire',
  fits: (folder) => {
    const files = filesOf(folder)
    const wires = files.filter((file) => isWire(readFileSync(join(folder, file), 'latin1').slice(0, 20_000)))
    return wires.length > 0 && wires.length >= files.length * 0.5
  },
  measure: async (folder, read, show) => {
    const made = new Map<string, number>()
    const kept = new Map<string, number>()
    const add = (counts: Map<string, number>, key: string): void =>
      void counts.set(key, (counts.get(key) ?? 0) + 1)
    let stories = 0
    const short: string[] = []
    const unread: string[] = []
    for (const file of filesOf(folder)) {
      const bytes = readFileSync(join(folder, file))
      const { format, drafts, problems } = await read(bytes, { name: file })
      const statements = statementsOf(bytes, file)
      stories += drafts.length
      if (drafts.length === 0) unread.push(`${file}: ${problems.map(({ words }) => words).join(' ')}`)
      const missing = statements.filter((statement) => {
        add(made, statement.field)
        const found = drafts.some((draft) => holds(draft, statement))
        if (found) add(kept, statement.field)
        return !found
      })
      if (missing.length > 0) short.push(file)
      if (show)
        for (const { field, value } of missing)
          console.log(`${format ?? '?'} ${file}: ${field} ${value.slice(0, 160)}`)
    }
    const fields = Object.fromEntries(
      [...made].map(([field, count]) => [field, `${kept.get(field) ?? 0}/${count}`]),
    )
    return {
      files: filesOf(folder).length,
      stories,
      ...fields,
      incomplete: short.length,
      unread: unread.length,
      why: unread,
    }
  },
}

function isWire(head: string): boolean {
  return KINDS.test(head) || beginsMessage(head)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile() && !OTHER.test(each.name))
    .map((each) => each.name)
    .toSorted()
}

/** Whether a draft has what the file states: texts but for white space, dates as moments, a body by its words. */
function holds(draft: PreparedDraft, { field, value }: Statement): boolean {
  const wire = draft.wire
  const lines: Record<Exclude<Field, 'date' | 'text'>, (string | null | undefined)[]> = {
    headline: [draft.headline],
    version: [wire?.version],
    id: [draft.externalId],
    credit: [wire?.credit],
    byline: [draft.byline],
    genre: wire?.genres.flatMap(({ code, name }) => [name, code]) ?? [],
    status: [wire?.status],
    embargo: [wire?.embargoUntil?.value],
  }
  if (field === 'date') {
    const stated = Date.parse(value)
    return [draft.published, draft.updated].some((date) => date !== null && Date.parse(date.value) === stated)
  }
  if (field === 'text') return holdsWords(draft, value)
  if (field === 'embargo') return Date.parse(value) === Date.parse(wire?.embargoUntil?.value ?? '')
  const wanted = folded(value)
  return lines[field].some((line) => line !== null && line !== undefined && folded(line) === wanted)
}

/** Nearly every word of the body stands in the blocks; markup glues and parts a few that readers do not. */
function holdsWords(draft: PreparedDraft, text: string): boolean {
  const known = new Set(wordsIn(draft.blocks.map(blockText).join(' ')))
  for (const word of wordsIn(`${draft.headline} ${draft.summary ?? ''}`)) known.add(word)
  const words = wordsIn(text)
  return words.filter((word) => known.has(word)).length >= words.length * 0.98
}

/** Words; in scripts that have no blanks between them, characters. */
function wordsIn(text: string): string[] {
  const parted = text
    .toLowerCase()
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' $& ')
  return parted.match(/[\p{L}\d]+/gu) ?? []
}

function folded(line: string): string {
  return line
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase()
}
