import type { KeptOriginal } from '../store/keep-original.ts'
import { containerKind, nestingWithin, OUTERMOST, type Nesting } from './nesting.ts'

/** The mail that a file came with. */
export type Carrier = { headline: string; id: string | null }

/** A file that was found in another and is kept, before it is read. */
export type NestedFile = {
  /** As the receipt names it: the container's name, then its own. */
  path: string
  modified: null
  size: number
  file: null
  kept: KeptOriginal
  /** How deep it lies; null where that is too deep to be read. */
  nesting: Nesting | null
  carrier: Carrier | null
}

/**
 * @param container that it was found in
 * @param mediaType of the container
 * @param name inside the container
 * @param mail that the container is, for its attachments
 */
export function nestedFile(
  container: { path: string; nesting?: Nesting | null; carrier?: Carrier | null },
  mediaType: string,
  name: string,
  kept: KeptOriginal,
  mail: Carrier | null,
): NestedFile {
  return {
    path: `${container.path}/${name}`,
    modified: null,
    size: kept.size,
    file: null,
    kept,
    nesting: nestingWithin(container.nesting ?? OUTERMOST, mediaType),
    // What lies in an archive came with the mail that the archive came with.
    carrier: containerKind(mediaType) === 'mails' ? mail : (container.carrier ?? null),
  }
}
