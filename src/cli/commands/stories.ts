import type { Command } from 'commander'
import type { StoryShown } from '../../contract/stories.ts'
import { printableLine } from '../../contract/print-text.ts'
import { countOption } from '../count-option.ts'
import { itemJson } from '../item-json.ts'
import { listedItems } from '../listed-items.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster stories [QUERY]` */
export function addStories(program: Command): void {
  program
    .command('stories')
    .description('List the stories: items that carry the same copy, the lead first')
    .argument('[query...]', 'only stories with an item that answers this search')
    .option('--limit <count>', 'at most so many stories', countOption)
    .action((query: string[], options: { limit?: number }, command: Command) =>
      onDesk(command, async (shell) => {
        const told = new Set<string>()
        for await (const item of listedItems(shell, `story:copies ${query.join(' ')}`.trim())) {
          if (item.story === null || told.has(item.story.id)) continue
          if (told.size === options.limit) break
          told.add(item.story.id)
          const story = await shell.client.stories.show({ item: item.id })
          if (shell.json) await printJson(storyJson(story, item.story.size))
          else await print(`${storyWords(story, item.story.size)}\n`)
        }
        return DONE
      }),
    )
}

/** The story with each copy on the same level as the item's own fields. */
function storyJson(story: StoryShown, size: number): Record<string, unknown> {
  const copies = story.copies.map(({ item, ...copy }) => ({ ...itemJson(item), ...copy }))
  const related = story.related.map(({ item, ...rest }) => ({ ...itemJson(item), ...rest }))
  return { ...story, size, items: copies.map((copy) => copy.id), copies, related }
}

function storyWords(story: StoryShown, size: number): string {
  const lines = story.copies.map(
    ({ item, share, words }) =>
      `  ${item.id}  ${Math.round(share * 100)} %  ${printableLine(item.source ?? item.original.name)}: ${printableLine(item.headline)}  (${printableLine(words)})`,
  )
  const related = story.related.map(
    ({ item, words }) =>
      `  ${item.id}  beside it  ${printableLine(item.source ?? item.original.name)}: ${printableLine(item.headline)}  (${printableLine(words)})`,
  )
  return [`${story.id}  ${size} copies`, ...lines, ...related].join('\n')
}
