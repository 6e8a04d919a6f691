import { blockText, type Block } from '../contract/blocks.ts'
import type { HistoryEvent } from '../contract/history.ts'
import type { ItemRow, ItemShown, ListedItem } from '../contract/items.ts'

type ItemJson = Omit<ItemRow, 'story'> & { story: { id: string; size: number; lead: boolean } }

/** An item for scripts: one that stands alone is a story of one, so that a script can group by story alone. */
export function itemJson({ story, ...row }: ItemRow): ItemJson {
  return { ...row, story: story ?? { id: row.id, size: 1, lead: true } }
}

/** A line of `list`: the item, without what only a window needs of a list. */
export function listedJson(listed: ListedItem): ItemJson {
  const own = Object.entries(listed).filter(([name]) => !ONLY_FOR_WINDOWS.has(name))
  return itemJson(Object.fromEntries(own) as ItemRow)
}

const ONLY_FOR_WINDOWS = new Set(['matches', 'depth', 'folded', 'unfolded', 'snippet'])

/** `show`: the item in full, each block with its text, and its history, newest first. */
export function shownJson(
  shown: ItemShown,
  history: readonly HistoryEvent[],
): Omit<ItemShown, 'story' | 'blocks'> & {
  story: ItemJson['story']
  blocks: (Block & { text: string })[]
  history: readonly HistoryEvent[]
} {
  const blocks = shown.blocks.map((block) => ({ ...block, text: blockText(block) }))
  return { ...shown, story: itemJson(shown).story, blocks, history }
}
