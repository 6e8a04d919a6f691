import type { Command } from 'commander'
import { actOnItems } from '../act.ts'
import { itemsAndLast } from '../items-named.ts'

/** `copytaster tag ITEM… TAG` */
export function addTag(program: Command): void {
  program
    .command('tag')
    .description('Tag items')
    .argument('<words...>', 'items, and the tag last')
    .usage('[options] <item...> <tag>')
    .action((words: string[], _options: unknown, command: Command) => {
      const { items: named, last: tag } = itemsAndLast(words, 'the tag')
      return actOnItems(command, named, 'item.tag', (items) => ({ items, tag }))
    })
}
