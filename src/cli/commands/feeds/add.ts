import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { onDesk } from '../../shell.ts'
import { creditGiven, creditOptions, type CreditOptions } from './credit-options.ts'

/** `copytaster feeds add ADDRESS…` */
export function addFeedsAdd(feeds: Command): void {
  creditOptions(feeds.command('add'))
    .description('Follow feeds by their addresses; nothing is fetched until they are polled')
    .argument('<address...>', 'addresses of feeds; “feeds discover” finds those of a page')
    .action((addresses: string[], options: CreditOptions, command: Command) =>
      onDesk(command, async (shell) => {
        const { fullText, ...given } = creditGiven(options)
        // Commander takes an option with a no-form for said; a new source has no full text unless asked for.
        const more = fullText === true ? { ...given, fullText } : given
        const acted = await act(shell, 'source.add', {
          sources: addresses.map((address) => ({ address, ...more })),
        })
        const sources = Object.entries(acted.made).map(([address, id]) => ({ id, address }))
        return tellActed(shell, acted, [], { sources })
      }),
    )
}
