import type { PreparedDraft, ReadEvent } from '../items/draft.ts'
import type { KeptOriginal } from '../store/keep-original.ts'
import { warnOnce, type FileResult } from './file-lines.ts'
import type { Kept, Reading } from './import-run.ts'
import { landDraft, recordOutcome } from './land-drafts.ts'
import type { Carrier } from './nested-file.ts'

/** Lands one thing that a reader said of a file, and notes in `result` what concerns the file as a whole. */
export function landEvent(
  run: Reading,
  file: Kept,
  original: KeptOriginal,
  event: ReadEvent<PreparedDraft>,
  result: FileResult,
): void {
  const { path } = file.pending
  if (event.kind === 'format') {
    result.mediaType = event.mediaType
  } else if (event.kind === 'problem') {
    const warning = event.problem.code === 'ENCODING_GUESSED' || event.problem.code === 'FEED_DAMAGED'
    if (warning) result.warnings.push(event.problem)
    else result.refused = event.problem
  } else if (event.kind === 'subscriptions' && run.subscribe) {
    result.words = run.subscribe(event.outlines)
  } else if (event.kind === 'refused') {
    recordOutcome(run.store.db, { import: run.import, path }, event.locator, {
      item: null,
      version: null,
      outcome: 'refused',
      headline: event.headline,
      words: event.problem.words,
    })
    result.piece ??= event.problem
    run.progress.piece(true)
  } else if (event.kind === 'draft') {
    run.progress.piece(false)
    const draft = withCarrier(event.draft, file.pending.carrier ?? null)
    for (const problem of event.draft.problems) warnOnce(result, problem)
    const name = path.split('/').at(-1) ?? path
    landDraft(
      run.store.db,
      run.after,
      {
        import: run.import,
        path,
        original: original.sha256,
        originalName: name,
        mediaType: result.mediaType,
        now: run.now().toISOString(),
        received: run.received,
      },
      draft,
    )
  }
}

/** An attachment's item names the mail that it came with. */
function withCarrier(draft: PreparedDraft, carrier: Carrier | null): PreparedDraft {
  if (carrier === null) return draft
  const came = [
    { name: 'mail:came-with', value: carrier.headline },
    ...(carrier.id === null ? [] : [{ name: 'mail:came-with-id', value: carrier.id }]),
  ]
  return { ...draft, fields: [...draft.fields, ...came] }
}
