import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { onDesk } from '../../shell.ts'
import { sourcesNamed } from '../../sources-named.ts'

/** `copytaster feeds pause SOURCE…` */
export function addFeedsPause(feeds: Command): void {
  feeds
    .command('pause')
    .description('Poll sources no more until resumed')
    .argument('<source...>', 'ids, addresses or names')
    .action((words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const sources = (await sourcesNamed(shell, words)).map(({ id }) => id)
        return tellActed(shell, await act(shell, 'source.pause', { sources }))
      }),
    )
}
