import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { onDesk } from '../../shell.ts'
import { sourcesNamed } from '../../sources-named.ts'
import { creditGiven, creditOptions, type CreditOptions } from './credit-options.ts'

/** `copytaster feeds change SOURCE… --name NAME` */
export function addFeedsChange(feeds: Command): void {
  creditOptions(feeds.command('change'))
    .description('Change how sources are credited, grouped or polled')
    .argument('<source...>', 'ids, addresses or names')
    .option('--address <address>', 'where its feed is')
    .action((words: string[], options: CreditOptions & { address?: string }, command: Command) =>
      onDesk(command, async (shell) => {
        const sources = (await sourcesNamed(shell, words)).map(({ id }) => id)
        const { address } = options
        const input = { sources, ...creditGiven(options), ...(address === undefined ? {} : { address }) }
        return tellActed(shell, await act(shell, 'source.change', input))
      }),
    )
}
