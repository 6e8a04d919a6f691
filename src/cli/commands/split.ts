import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster split ITEM…` */
export function addSplit(program: Command): void {
  program
    .command('split')
    .description('Take items out of their story for good: not a duplicate')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .action((words: string[], _options: unknown, command: Command) =>
      actOnItems(command, words, 'story.split', (items) => ({ items })),
    )
}
