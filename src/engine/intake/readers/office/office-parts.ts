import type { ReadHints } from '../../../items/draft.ts'
import { OFFICE_PART_BYTES, ZIP_ENTRY_BYTES } from '../limits.ts'
import { refusalFor, zipEntries } from '../zip-entries.ts'
import { parseOfficeXml, type OfficeElement } from './office-xml.ts'

/** The parts of an office file that is a zip archive. */
export type OfficeParts = {
  /** The names of all parts, as they stand in the archive. */
  names: readonly string[]
  /** A part as a tree, or undefined where there is none of this name. A leading slash means nothing. */
  xml: (name: string) => OfficeElement | undefined
  has: (name: string) => boolean
}

/** What a text document is read from; pictures, fonts and the like are counted and let go. */
const READ = /\.(?:xml|rels)$/i

/**
 * Unpacks every part of an office file once, within the limits, and keeps the XML.
 *
 * @throws Refusal as `zipEntries`, and UNSAFE_PATH where one name leads out of the archive: no office program writes one
 */
export async function officeParts(bytes: Uint8Array, hints: ReadHints): Promise<OfficeParts> {
  const entryBytes = (name: string): number => (READ.test(name) ? OFFICE_PART_BYTES : ZIP_ENTRY_BYTES)
  const { entries, refused } = await zipEntries(bytes, hints, { entryBytes })
  const [unsafe] = refused
  if (unsafe !== undefined) throw refusalFor(unsafe, hints)
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const part = await entry.read()
    if (READ.test(entry.name)) parts.set(key(entry.name), part)
  }
  const trees = new Map<string, OfficeElement>()
  return {
    names: entries.map((entry) => entry.name),
    has: (name) => parts.has(key(name)),
    xml(name) {
      const part = parts.get(key(name))
      if (part === undefined) return undefined
      const known = trees.get(key(name))
      if (known !== undefined) return known
      const tree = parseOfficeXml(part, hints)
      trees.set(key(name), tree)
      return tree
    },
  }
}

/** Part names are compared without case (ECMA-376 part 2, 6.2.2.3). */
function key(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}
