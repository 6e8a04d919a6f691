import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { onDesk } from '../../shell.ts'
import { sourcesNamed } from '../../sources-named.ts'

/** `copytaster feeds remove SOURCE…` */
export function addFeedsRemove(feeds: Command): void {
  feeds
    .command('remove')
    .description('Follow sources no more; their items stay')
    .argument('<source...>', 'ids, addresses or names')
    .action((words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const sources = (await sourcesNamed(shell, words)).map(({ id }) => id)
        return tellActed(shell, await act(shell, 'source.remove', { sources }))
      }),
    )
}
