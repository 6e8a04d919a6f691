import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster merge ITEM…` */
export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('Make items one story, whatever the machine finds')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .action((words: string[], _options: unknown, command: Command) =>
      actOnItems(command, words, 'story.merge', (items) => ({ items })),
    )
}
