import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { itemsNamed } from '../../items-named.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster brief create TITLE [ITEM…]` */
export function addBriefCreate(brief: Command): void {
  brief
    .command('create')
    .description('Begin a brief; gives its id')
    .argument('<title>', 'its title')
    .argument('[item...]', 'items to put into it, in order')
    .action((title: string, words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { items, failures } =
          words.length === 0 ? { items: [], failures: [] } : await itemsNamed(shell, words)
        const acted = await act(shell, 'brief.create', items.length === 0 ? { title } : { title, items })
        return tellActed(shell, acted, failures, { id: acted.made['brief'] })
      }),
    )
}
