import { provenanceOf } from './intake/provenance.ts'
import type { ProvenanceReader } from './items/show-item.ts'

/** The provenance chain of a version, beginning with the feed or file it was received in. */
export const receivedChain: ProvenanceReader = (version) => {
  const field = (name: string): string | null =>
    version.fields.find((each) => each.name === name)?.value ?? null
  const feed = field('feed:title')
  const received = {
    name: feed ?? version.originalName,
    url: feed === null ? null : field('feed:link'),
    words: feed === null ? `file ${version.originalName}` : `feed title: ${feed}`,
  }
  // Where a credit line of the text names the same author, its words are the better proof than the field made of it.
  const credited = provenanceOf({ ...version, byline: null }, received)
  const author = credited.find((link) => link.role === 'author')
  return author && author.name === version.byline ? credited : provenanceOf(version, received)
}
