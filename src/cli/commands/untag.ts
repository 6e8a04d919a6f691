import type { Command } from 'commander'
import { actOnItems } from '../act.ts'
import { itemsAndLast } from '../items-named.ts'

/** `copytaster untag ITEM… TAG` */
export function addUntag(program: Command): void {
  program
    .command('untag')
    .description('Take a tag off items')
    .argument('<words...>', 'items, and the tag last')
    .usage('[options] <item...> <tag>')
    .action((words: string[], _options: unknown, command: Command) => {
      const { items: named, last: tag } = itemsAndLast(words, 'the tag')
      return actOnItems(command, named, 'item.untag', (items) => ({ items, tag }))
    })
}
