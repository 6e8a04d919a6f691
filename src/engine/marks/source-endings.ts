import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { blockText, type Block } from '../../contract/blocks.ts'
import { prepared } from '../store/prepared.ts'

/** A notice stands within so many last paragraphs. */
const LAST_BLOCKS = 5
/** A shorter line is a signature or a date, a longer one copy. */
const SHORTEST = 25
const LONGEST = 900
/** The same ending beneath so many other items of a source is its notice and none of theirs. */
const FEWEST_ITEMS = 4
/** Beyond this nothing is learned of an ending, and nothing is written. */
const MOST_COUNTED = 24

/**
 * Counts the last paragraphs of an item for its source. Must run in the transaction of the landing.
 * In: the item, its source's name and its blocks. Out: the numbers of those blocks that stand beneath many items of
 * the source, ascending.
 */
export function learnEndings(
  db: Database,
  item: string,
  source: string | null,
  blocks: readonly Block[],
): number[] {
  const forget = prepared<[string], void>(db, 'DELETE FROM source_ending WHERE item = ?')
  forget.run(item)
  if (source === null) return []
  const count = prepared<[string, string], { items: number }>(
    db,
    'SELECT count(*) AS items FROM source_ending WHERE source = ? AND hash = ?',
  )
  const insert = prepared<[string, string, string], void>(
    db,
    'INSERT OR IGNORE INTO source_ending (source, hash, item) VALUES (?, ?, ?)',
  )
  const learned: number[] = []
  for (const { index, hash } of endingsOf(blocks)) {
    const others = count.get(source, hash)?.items ?? 0
    if (others >= FEWEST_ITEMS) learned.push(index)
    if (others < MOST_COUNTED) insert.run(source, hash, item)
  }
  return learned
}

function endingsOf(blocks: readonly Block[]): { index: number; hash: string }[] {
  const worded = blocks.flatMap((block, index) => {
    const text = block.kind === 'image' || block.kind === 'rule' ? '' : blockText(block).trim()
    return text === '' ? [] : [{ index, text }]
  })
  // The first half of a text is nobody's ending, however short the text.
  return worded
    .slice(Math.max(Math.ceil(worded.length / 2), worded.length - LAST_BLOCKS))
    .filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST)
    .map(({ index, text }) => ({ index, hash: hashOf(text) }))
}

/** Years and numbers change beneath the same notice. */
function hashOf(text: string): string {
  const folded = text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' ')
  return createHash('sha256').update(folded).digest('hex').slice(0, 24)
}
