import { readFile } from 'node:fs/promises'
import type { Problem } from '../../contract/errors.ts'
import type { PreparedDraft, ReadEvent, ReadHints } from '../items/draft.ts'
import {
  keepOriginal,
  keepOriginalFile,
  readOriginal,
  readOriginalPart,
  type KeptOriginal,
} from '../store/keep-original.ts'
import type { ImportRun, Kept, Pending } from './import-run.ts'
import { PARTED_HEAD, partedKind, type PartedKind } from './parted-containers.ts'
import { problemOf } from './walk-paths.ts'

/** Files up to this size are read ahead of their turn. */
const AHEAD_LIMIT = 1024 * 1024

/**
 * Keeps a file's bytes and, where it is small, reads them ahead of its turn. Never throws: what went wrong is in
 * the answer.
 * @param url the address that pasted copy came from
 */
export async function keepFile(
  run: ImportRun,
  pending: Pending,
  url: string | null,
  signal: AbortSignal,
): Promise<Kept> {
  try {
    const bytes = await smallFile(run, pending)
    const original =
      pending.kept ??
      (bytes === null
        ? await keepOriginalFile(run.store.home, pending.file ?? '')
        : await keepOriginal(run.store.home, bytes))
    const unread = bytes === null || bytes.length === 0 || pending.nesting === null
    const events = unread ? null : await readAhead(run, pending, bytes, url, signal)
    return { pending, original, problem: null, events, parted: await partedAs(run, pending, original) }
  } catch (error) {
    return { pending, original: null, problem: keepingFault(error, pending.path), events: null, parted: null }
  }
}

/** The bytes of a file that is small enough to be held in memory until its turn, else null. */
async function smallFile(run: ImportRun, pending: Pending): Promise<Buffer | null> {
  if (pending.size > AHEAD_LIMIT) return null
  if (pending.kept !== null) return readOriginal(run.store.home, pending.kept.sha256)
  // What has grown since the folder was walked is taken for what it is now.
  const bytes = await readFile(pending.file ?? '')
  return bytes.length > AHEAD_LIMIT ? null : bytes
}

/** Why nothing of a file was kept, in words that name it. */
function keepingFault(error: unknown, path: string): Problem {
  const problem = problemOf(error, path)
  if (problem.code !== 'TOO_LARGE') return problem
  const words = `${path} is larger than 512 MB, the most that is kept of one file. Part it and import the parts.`
  return { code: problem.code, words }
}

/** Whether what was kept is a container that is read part by part. */
async function partedAs(
  run: ImportRun,
  pending: Pending,
  { sha256, size }: KeptOriginal,
): Promise<PartedKind | null> {
  if (size <= AHEAD_LIMIT) return null
  return partedKind(await readOriginalPart(run.store.home, sha256, 0, PARTED_HEAD), pending.path, size)
}

async function readAhead(
  run: ImportRun,
  pending: Pending,
  bytes: Buffer,
  url: string | null,
  signal: AbortSignal,
): Promise<ReadEvent<PreparedDraft>[]> {
  const events: ReadEvent<PreparedDraft>[] = []
  await run.pool.read(bytes, hintsOf(run, pending, url), {
    signal,
    onEvents: async (batch) => void events.push(...batch),
  })
  return events
}

/** What a reader is told about a file. */
export function hintsOf(run: ImportRun, pending: Pending, url: string | null): ReadHints {
  return {
    name: pending.path,
    mediaType: pending.mediaType ?? null,
    url,
    modified: pending.modified,
    splitNewsletters: run.splitNewsletters === true,
  }
}
