import { blockText, type Block } from '../../../contract/blocks.ts'
import { cleanLine } from './clean-text.ts'
import { isReleaseLine } from './line-kinds.ts'

/**
 * Takes the headline from the top of a document whose format marks headings: the first block, where it is a heading.
 * The rest of the blocks are the body. Pictures, rules and a release line ("FOR IMMEDIATE RELEASE") above it stay.
 */
export function leadingHeadline(blocks: readonly Block[]): { headline: string | null; blocks: Block[] } {
  const at = blocks.findIndex(
    (each) => each.kind !== 'image' && each.kind !== 'rule' && !isReleaseLine(blockText(each)),
  )
  const first = blocks[at]
  if (first?.kind !== 'heading') return { headline: null, blocks: [...blocks] }
  return { headline: cleanLine(blockText(first)), blocks: blocks.toSpliced(at, 1) }
}
