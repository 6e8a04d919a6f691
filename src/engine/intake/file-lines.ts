import type { Problem } from '../../contract/errors.ts'
import type { FileOutcome, ItemOutcome } from '../../contract/imports.ts'
import type { KeptOriginal } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { recordOutcome } from './land-drafts.ts'
import type { Hidden } from './walk-paths.ts'

/** The import whose receipt has the lines. */
type FileRun = { store: Store; import: string }

/** What a reader said of a file as a whole. */
export type FileResult = {
  code: Problem['code'] | null
  words: string
  warnings: Problem[]
  mediaType: string
  /** How many files it holds. */
  nested: number
  refused: Problem | null
  /** The first of its pieces that could not be read, and why. */
  piece: Problem | null
}

export function freshResult(): FileResult {
  return {
    code: null,
    words: '',
    warnings: [],
    mediaType: 'application/octet-stream',
    nested: 0,
    refused: null,
    piece: null,
  }
}

/** The most warnings that one line of a receipt holds. */
const MOST_WARNINGS = 20

/** Notes a warning about a file, each once. */
export function warnOnce(result: FileResult, problem: Problem): void {
  if (result.warnings.length >= MOST_WARNINGS) return
  if (!result.warnings.some((each) => each.words === problem.words)) result.warnings.push(problem)
}

/** Writes the line of a file that gave nothing: one refused piece, so that the sums of the receipt balance. */
export function refuseFile(
  run: FileRun,
  path: string,
  original: KeptOriginal | null,
  problem: Problem,
): void {
  const headline = path.split('/').at(-1) ?? path
  recordOutcome(run.store.db, { import: run.import, path }, '', {
    item: null,
    version: null,
    outcome: 'refused',
    headline,
    words: problem.words,
  })
  writeFileRow(run, path, original, 'refused', problem.code, problem.words, [], 1)
}

/** Writes the line of a file from what became of its pieces and what its reader said. */
export function finishFile(run: FileRun, path: string, original: KeptOriginal, result: FileResult): void {
  const outcomes = prepared<[string, string], { outcome: ItemOutcome; count: number }>(
    run.store.db,
    'SELECT outcome, count(*) AS count FROM import_item WHERE import = ? AND path = ? GROUP BY outcome',
  ).all(run.import, path)
  if (outcomes.length === 0 && result.refused !== null) {
    refuseFile(run, path, original, result.refused)
    return
  }
  const count = outcomes.reduce((sum, each) => sum + each.count, 0)
  const [only] = outcomes
  const outcome: FileOutcome =
    only === undefined ? 'kept' : outcomes.length === 1 && result.refused === null ? only.outcome : 'partly'
  const warnings = result.refused === null ? result.warnings : [...result.warnings, result.refused]
  const holds =
    result.nested > 0
      ? [`Holds ${result.nested} ${result.nested === 1 ? 'file' : 'files'}, each with a line of its own.`]
      : []
  const faults = [...warnings, ...(result.piece === null ? [] : [result.piece])].map((each) => each.words)
  const words =
    result.words ||
    (only === undefined && holds.length === 0
      ? `${path} holds no copy that could be read. It is kept.`
      : [...holds, ...faults].join(' '))
  writeFileRow(
    run,
    path,
    original,
    outcome,
    result.code ?? result.refused?.code ?? result.piece?.code ?? null,
    words,
    warnings,
    count,
  )
}

/** Writes a line that says how many hidden files of a folder were passed over, so that none is missed silently. */
export function noteHidden(run: FileRun, { path, count, example }: Hidden): void {
  const files = count === 1 ? 'One hidden file or folder was' : `${count} hidden files and folders were`
  const words = `${files} passed over in ${path}, such as ${example}. Give them a name without a dot to import them.`
  writeFileRow(run, hiddenLine(path), null, 'kept', null, words, [], 0)
}

/** The name of that line. */
function hiddenLine(path: string): string {
  return `${path} (hidden files)`
}

/** Refusals come first in the receipt, then files of which a part was refused, then what was only kept or warned of. */
function rankOf(outcome: FileOutcome, code: string | null, warnings: readonly Problem[]): number {
  if (outcome === 'refused') return 0
  if (outcome === 'partly' && code !== null) return 1
  if (outcome === 'kept') return 2
  return warnings.length > 0 ? 3 : 9
}

function writeFileRow(
  run: FileRun,
  path: string,
  original: KeptOriginal | null,
  outcome: FileOutcome,
  code: string | null,
  words: string,
  warnings: readonly Problem[],
  count: number,
): void {
  prepared<unknown[], void>(
    run.store.db,
    `INSERT INTO import_file (import, path, outcome, code, words, sha256, warnings, item_count, rank)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (import, path) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
       words = excluded.words, sha256 = excluded.sha256, warnings = excluded.warnings,
       item_count = excluded.item_count, rank = excluded.rank`,
  ).run(
    run.import,
    path,
    outcome,
    code,
    words,
    original?.sha256 ?? null,
    JSON.stringify(warnings),
    count,
    rankOf(outcome, code, warnings),
  )
}

/** Whether a file has its line already. */
export function isFinished(run: FileRun, path: string): boolean {
  return (
    prepared<[string, string], { path: string }>(
      run.store.db,
      'SELECT path FROM import_file WHERE import = ? AND path = ?',
    ).get(run.import, path) !== undefined
  )
}
