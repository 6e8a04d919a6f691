import type { Command } from 'commander'
import { printableLine } from '../../../contract/print-text.ts'
import { DONE, IN_PART, print, printJson, say } from '../../output.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster feeds discover ADDRESS` */
export function addFeedsDiscover(feeds: Command): void {
  feeds
    .command('discover')
    .description('Find the feeds that a page or an address leads to')
    .argument('<address>', 'of a page or a feed')
    .option('--private-host', 'the host may lie in a private network')
    .action((address: string, options: { privateHost?: boolean }, command: Command) =>
      onDesk(command, async (shell) => {
        const found = await shell.client.sources.discover({
          address,
          privateHost: options.privateHost === true,
        })
        if (shell.json) await printJson(found)
        else {
          for (const choice of found.choices) {
            const title = printableLine(choice.title ?? '')
            await print(
              `${choice.address}  ${choice.type}${title === '' ? '' : `  ${title}`}${choice.source === null ? '' : '  (followed already)'}\n`,
            )
          }
        }
        say(found.words)
        return found.choices.length === 0 ? IN_PART : DONE
      }),
    )
}
