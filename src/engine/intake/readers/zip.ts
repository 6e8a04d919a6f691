import type { ReadEvent, Reader } from '../../items/draft.ts'
import { Refusal } from '../../../contract/errors.ts'
import { fileName, refusal } from './file-words.ts'
import { refusalFor, zipEntries } from './zip-entries.ts'

/** What macOS, Windows and editors put beside the files that somebody packed. */
const BYWORK = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.|Thumbs\.db$|desktop\.ini$|~\$)/i

/**
 * A zip archive: every file in it is handed on as an original of its own, one at a time. A file with an unsafe name or
 * a password is told and passed over. A bomb ends the archive; what was handed on before it stays.
 */
export const readZip: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const contents = await zipEntries(bytes, hints)
  const entries = contents.entries.filter((entry) => !BYWORK.test(entry.name))
  const [unsafe] = contents.refused
  if (entries.length === 0 && unsafe !== undefined) throw refusalFor(unsafe, hints)
  if (entries.length === 0) throw refusal('EMPTY', hints, 'is a zip archive with no file in it.')
  for (const [at, { name, code, has }] of contents.refused.entries()) {
    const words = `“${name}” in ${fileName(hints)} was not read: it has ${has}. The other files were.`
    yield { kind: 'refused', locator: `refused#${at + 1}`, headline: name, problem: { code, words } }
  }
  const taken = new Set<string>()
  for (const entry of entries) {
    if (taken.has(entry.name)) {
      const words = `${entry.name} is in the archive twice. The first one was taken.`
      yield {
        kind: 'refused',
        locator: `${entry.name}#2`,
        headline: entry.name,
        problem: { code: 'DAMAGED', words },
      }
      continue
    }
    taken.add(entry.name)
    try {
      yield { kind: 'nested', nested: { path: entry.name, bytes: await entry.read() } }
    } catch (error) {
      // One broken file costs only itself; a bomb costs the archive.
      if (!(error instanceof Refusal) || error.code !== 'DAMAGED') throw error
      const words = `${entry.name} is damaged inside the archive. The other files were read.`
      yield {
        kind: 'refused',
        locator: entry.name,
        headline: entry.name,
        problem: { code: 'DAMAGED', words },
      }
    }
  }
}
