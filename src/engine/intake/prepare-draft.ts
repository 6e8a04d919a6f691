import { createHash } from 'node:crypto'
import { blockText, type Block } from '../../contract/blocks.ts'
import { countWords } from '../items/count-words.ts'
import type { Draft, PreparedDraft } from '../items/draft.ts'
import { authorLines } from './credits/author-line.ts'
import { madeHeadline } from './headline.ts'
import { withRoles } from './roles.ts'

/**
 * What intake adds to a draft before it lands: roles of the blocks, a headline where the file has none, the author
 * that a credit line names, the number of words, the hash of the text. Pure, and done in the reader's process, so that
 * the engine has less to do.
 * @param name of the file, for copy that has neither headline nor sentence
 */
export function prepareDraft(draft: Draft, name: string): PreparedDraft {
  const blocks = withRoles(draft.blocks, draft.fields)
  const headline = draft.headline ?? madeHeadline(blocks) ?? name
  const byline = draft.byline ?? statedAuthor(blocks)
  return {
    ...draft,
    blocks,
    headline,
    headlineMade: draft.headline === null,
    byline,
    wordCount: countWords(blocks),
    textHash: textHash(headline, byline, blocks),
  }
}

/** The author that the text itself names in a credit line ("Author: …"), where no field does. */
function statedAuthor(blocks: readonly Block[]): string | null {
  const lines = authorLines(blocks)
  return (lines.find((line) => line.labelled) ?? lines[0])?.name ?? null
}

/** Whether the text of an item is the one that is here: headline, byline and every block. */
function textHash(headline: string, byline: string | null, blocks: readonly Block[]): string {
  return createHash('sha256')
    .update(JSON.stringify([headline, byline, blocks.map((block) => [block.kind, blockText(block)])]))
    .digest('hex')
}
