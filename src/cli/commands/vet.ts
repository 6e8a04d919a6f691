import type { Command } from 'commander'
import { actOnItems } from '../act.ts'

/** `copytaster vet ITEM…` */
export function addVet(program: Command): void {
  program
    .command('vet')
    .description('Vet the current version of items, under your name')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .action((words: string[], _options: unknown, command: Command) =>
      actOnItems(command, words, 'item.vet', (items) => ({ items })),
    )
}
