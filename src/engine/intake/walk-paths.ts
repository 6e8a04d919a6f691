import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal, type Problem } from '../../contract/errors.ts'

/** A file to import: `path` is how the receipt names it, `file` where it is. */
export type FoundFile = { path: string; file: string; size: number; modified: string }
/** Something that cannot be imported, and why. */
export type Unreachable = { path: string; problem: Problem }

/** Folders deeper than this are not entered. */
const DEEPEST = 32

/**
 * Every file at and beneath some paths, in the order of the paths and then by name; links are not followed and
 * hidden files are passed over, for no editor dropped them knowingly.
 * @param paths absolute paths of files and folders
 */
export async function walkPaths(
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<{ files: FoundFile[]; unreachable: Unreachable[] }> {
  const found = { files: [] as FoundFile[], unreachable: [] as Unreachable[] }
  const distinct = [...new Set(paths)]
  for (const path of distinct) await walk(path, receiptName(path, distinct), 0, found, signal)
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

async function walk(
  file: string,
  path: string,
  depth: number,
  found: { files: FoundFile[]; unreachable: Unreachable[] },
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return
  try {
    const facts = await lstat(file)
    if (facts.isDirectory()) {
      if (depth >= DEEPEST)
        throw new Refusal('TOO_DEEP', `${path} lies more than ${DEEPEST} folders deep and was not entered.`)
      const names = (await readdir(file)).filter((name) => !name.startsWith('.')).sort()
      for (const name of names) await walk(join(file, name), `${path}/${name}`, depth + 1, found, signal)
    } else if (facts.isFile()) {
      found.files.push({ path, file, size: facts.size, modified: facts.mtime.toISOString() })
    } else {
      throw new Refusal('UNSAFE_PATH', `${path} is neither a file nor a folder and was passed over.`)
    }
  } catch (error) {
    found.unreachable.push({ path, problem: problemOf(error, path) })
  }
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
