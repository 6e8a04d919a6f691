import type { Command } from 'commander'
import { findItem } from '../../engine/find-named.ts'
import { act, tellActed } from '../act.ts'
import { onDesk } from '../shell.ts'

/** `copytaster lead ITEM` */
export function addLead(program: Command): void {
  program
    .command('lead')
    .description('Let an item lead its story')
    .argument('<item>', 'the item')
    .action((word: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) =>
        tellActed(shell, await act(shell, 'story.lead', { item: findItem(shell.engine, word) })),
      ),
    )
}
