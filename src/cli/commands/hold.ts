import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster hold ITEM… [--reason WORDS]` */
export function addHold(program: Command): void {
  program
    .command('hold')
    .description('Set items aside for later')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .option('--reason <words>', 'why, for the history')
    .action((words: string[], options: { reason?: string }, command: Command) =>
      actOnItems(command, words, 'item.hold', (items) => ({ items, reason: options.reason })),
    )
}
