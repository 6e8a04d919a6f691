import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster spike ITEM… [--reason WORDS]` */
export function addSpike(program: Command): void {
  program
    .command('spike')
    .description('Decide against using items; they stay and can be restored')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .option('--reason <words>', 'why, for the history')
    .action((words: string[], options: { reason?: string }, command: Command) =>
      actOnItems(command, words, 'item.spike', (items) => ({ items, reason: options.reason })),
    )
}
