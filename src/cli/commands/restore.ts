import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster restore ITEM…` */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('Make held, spiked or vetted items new again')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .action((words: string[], _options: unknown, command: Command) =>
      actOnItems(command, words, 'item.restore', (items) => ({ items })),
    )
}
