import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal, type Problem } from '../../contract/errors.ts'

/** A file to import: `path` is how the receipt names it, `file` where it is. */
export type FoundFile = { path: string; file: string; size: number; modified: string }
/** Something that cannot be imported, and why. */
export type Unreachable = { path: string; problem: Problem }

/** Hidden files at and beneath a path, which are passed over. */
export type Hidden = { path: string; count: number; example: string }

/** Folders deeper than this are not entered. */
const DEEPEST = 32
/** So many files are asked for their size at once. */
const ASKED_AT_ONCE = 64

type Found = { files: FoundFile[]; unreachable: Unreachable[]; hidden: Hidden[] }

/**
 * Every file at and beneath some paths, in the order of the paths and then by name; links are not followed and
 * hidden files are passed over and counted, for no editor dropped them knowingly.
 * @param paths absolute paths of files and folders
 */
export async function walkPaths(paths: readonly string[], signal?: AbortSignal): Promise<Found> {
  const found: Found = { files: [], unreachable: [], hidden: [] }
  const distinct = [...new Set(paths)]
  for (const path of distinct) {
    const hidden: Hidden = { path: receiptName(path, distinct), count: 0, example: '' }
    await walk(path, hidden.path, 0, { ...found, here: hidden }, signal)
    if (hidden.count > 0) found.hidden.push(hidden)
  }
  return found
}

/** A path as the receipt names it: its last part, and as many of those above as no other path has in common with it. */
function receiptName(path: string, paths: readonly string[]): string {
  let above = dirname(path)
  let name = basename(path)
  const sharesName = (other: string): boolean =>
    other !== path && (other === name || other.endsWith(join('/', name)))
  while (paths.some(sharesName) && basename(above) !== '') {
    name = join(basename(above), name)
    above = dirname(above)
  }
  return name
}

type Walk = Found & { here: Hidden }

async function walk(
  file: string,
  path: string,
  depth: number,
  found: Walk,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return
  try {
    await visit(await lstat(file), file, path, depth, found, signal)
  } catch (error) {
    found.unreachable.push({ path, problem: problemOf(error, path) })
  }
}

/** @param facts of the file or folder */
async function visit(
  facts: Stats,
  file: string,
  path: string,
  depth: number,
  found: Walk,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (facts.isFile()) {
    found.files.push({ path, file, size: facts.size, modified: facts.mtime.toISOString() })
    return
  }
  if (!facts.isDirectory())
    throw new Refusal('UNSAFE_PATH', `${path} is neither a file nor a folder and was passed over.`)
  if (depth >= DEEPEST)
    throw new Refusal('TOO_DEEP', `${path} lies more than ${DEEPEST} folders deep and was not entered.`)
  const names = (await readdir(file)).filter((name) => !isHidden(name, found.here)).sort()
  for (let first = 0; first < names.length; first += ASKED_AT_ONCE) {
    const some = names.slice(first, first + ASKED_AT_ONCE)
    // One question at a time would wait for the disk fifty thousand times.
    const answers = await Promise.allSettled(some.map((name) => lstat(join(file, name))))
    for (const [index, answer] of answers.entries()) {
      if (signal?.aborted) return
      const name = some[index] ?? ''
      const inside = `${path}/${name}`
      try {
        if (answer.status === 'rejected') throw answer.reason
        await visit(answer.value, join(file, name), inside, depth + 1, found, signal)
      } catch (error) {
        found.unreachable.push({ path: inside, problem: problemOf(error, inside) })
      }
    }
  }
}

function isHidden(name: string, here: Hidden): boolean {
  if (!name.startsWith('.')) return false
  here.count += 1
  here.example ||= name
  return true
}

/** What went wrong with a file, in words for its line of the receipt. */
export function problemOf(error: unknown, path: string): Problem {
  if (error instanceof Refusal) return { code: error.code, words: error.message }
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOENT' && path.includes('\ufffd')) {
    const words = `${path} has a name that is not UTF-8, so it cannot be opened. Rename it and import it again.`
    return { code: 'UNREADABLE', words }
  }
  if (code === 'ENOENT') {
    return { code: 'UNREADABLE', words: `${path} is no longer there. Put it back and import it again.` }
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      code: 'UNREADABLE',
      words: `${path} may not be read by you. Change its rights and import it again.`,
    }
  }
  return {
    code: 'UNREADABLE',
    words: `${path} could not be read (${code ?? 'unknown fault'}). Try it again.`,
  }
}
