import type { Command } from 'commander'
import { actOnItems } from '../act.ts'
import { instantOf } from '../instant-of.ts'
import { itemsAndLast } from '../items-named.ts'

/** `copytaster embargo ITEM… TIME|none` */
export function addEmbargo(program: Command): void {
  program
    .command('embargo')
    .description('Set the time before which items must not leave; “none” lifts it')
    .argument(
      '<words...>',
      'items, and the time last: 2026-11-24T18:00+01:00, “2026-11-24 18:00” here, or none',
    )
    .usage('[options] <item...> <time>')
    .action((words: string[], _options: unknown, command: Command) => {
      const { items: named, last } = itemsAndLast(words, 'the time')
      const until = last === 'none' ? null : instantOf(last)
      return actOnItems(command, named, 'item.embargo', (items) => ({ items, until }))
    })
}
