import { createHash } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { BriefFormat } from '../../contract/briefs.ts'
import { Refusal } from '../../contract/errors.ts'
import { countOf } from '../store/action.ts'
import { appendEvent, logHead } from '../store/log.ts'
import type { Store } from '../store/open-store.ts'
import type { Performer } from '../store/perform.ts'
import { UNNAMED_EDITOR } from '../store/performer.ts'
import { prepared } from '../store/prepared.ts'
import { documentOf, type BriefDesk } from './brief-document.ts'
import { mayLeave } from './may-leave.ts'
import { readBrief } from './read-brief.ts'
import { writers } from './writers/writers.ts'

export type ExportedFile = { name: string; format: BriefFormat; sha256: string; size: number }

/**
 * Exports a brief: writes its files, freezes what each entry was, and logs that it left. The files carry the brief's
 * own last event and time, so the same brief gives the same bytes; an export itself changes nothing in it.
 * @throws Refusal naming every entry that may not leave, or `NO_EDITOR`
 */
export async function exportBrief(
  store: Store,
  desk: BriefDesk,
  performer: Performer,
  id: string,
  formats: readonly BriefFormat[],
  generator: string,
): Promise<{ export: string; files: ExportedFile[] }> {
  if (performer.actor === UNNAMED_EDITOR) {
    throw new Refusal(
      'NO_EDITOR',
      'A brief leaves under a name. Say who you are in Settings, then export again.',
    )
  }
  const brief = readBrief(store.db, id)
  refuseBlocked(mayLeave(brief, performer.now()))
  const document = documentOf(store.db, brief, desk)
  const exportId = newId()
  const folder = join(store.home.exports, exportId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files: ExportedFile[] = []
  for (const format of new Set(formats)) {
    const { write, extension } = writers[format]
    const bytes = await write(document, { generator })
    const name = `${fileName(brief.title, document.at, desk.timeZone)}.${extension}`
    await writeSafely(join(folder, format), bytes)
    files.push({
      name,
      format,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.byteLength,
    })
  }
  store.transaction(() => {
    // What was written must still be what the desk holds: an embargo or a spike may have come in meanwhile.
    const now = readBrief(store.db, id)
    refuseBlocked(mayLeave(now, performer.now()))
    if (now.event !== brief.event) {
      throw new Refusal(
        'CHANGED_SINCE',
        'The brief was changed while it was being exported. Export it again.',
      )
    }
    const at = performer.now().toISOString()
    const entries = brief.sections.flatMap((section) => section.entries)
    const head = logHead(store.db)
    const manifest = {
      brief: id,
      event: brief.event,
      entries: entries.map((entry) => ({
        number: entry.number,
        item: entry.item,
        version: entry.row.version,
        original: entry.row.original,
        marks: JSON.parse(entry.row.marks) as unknown,
        vetted: entry.vetted,
      })),
    }
    prepared<unknown[], void>(
      store.db,
      'INSERT INTO export (id, brief, at, by, log_seq, log_hash, manifest, files) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      exportId,
      id,
      at,
      performer.actor,
      head.seq,
      head.hash,
      JSON.stringify(manifest),
      JSON.stringify(files),
    )
    appendEvent(store.db, {
      at,
      actor: performer.actor,
      action: 'brief.export',
      words: `Exported a brief of ${countOf(entries.length, 'item')} as ${new Intl.ListFormat('en-GB').format(files.map((file) => file.format))}`,
      subject: [],
      changes: [],
      undoes: null,
    })
  })
  return { export: exportId, files }
}

/** Where a file of an export lies. @throws Refusal `NOT_FOUND` */
export function exportedFile(
  store: Store,
  id: string,
  format: BriefFormat,
): { path: string; file: ExportedFile } {
  const row = prepared<[string], { files: string }>(
    store.reader,
    'SELECT files FROM export WHERE id = ?',
  ).get(id)
  const file = row && (JSON.parse(row.files) as ExportedFile[]).find((each) => each.format === format)
  if (!file) throw new Refusal('NOT_FOUND', 'There is no such file of an export.')
  return { path: join(store.home.exports, id, format), file }
}

function refuseBlocked(blockers: ReturnType<typeof mayLeave>): void {
  const [first] = blockers
  if (!first) return
  const words = blockers.slice(0, 20).map((blocker) => blocker.words)
  const items = blockers.flatMap((blocker) => (blocker.item === null ? [] : [blocker.item]))
  throw new Refusal(first.code, words.join(' '), [...new Set(items)])
}

/** "evening-brief-2026-11-24": the title's letters and digits, and the day of the brief's last change. */
function fileName(title: string, at: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at))
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return `${words.join('-').slice(0, 80) || 'brief'}-${day}`
}

async function writeSafely(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${path}.part`, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.part`, path)
}
